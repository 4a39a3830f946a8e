"""What bodies and posts are called for short: 法院, 市局, 副院长; pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from releases.text.fuzzy.abbreviations import split

_KINDS = {
    "中级人民法院": ("中级人民法院", "中院", "法院"),
    "人民法院": ("法院",),
    "人民检察院": ("人民检察院", "检察院", "检察"),
    "海关": ("海关",),
    "公安局": ("公安局", "公安", "警察"),
    "市场监督管理局": ("市场监管局", "市场监管部门", "市监局", "市场局"),
    "知识产权局": ("知识产权局", "知产局"),
    "人民政府": ("政府",),
    "管理委员会": ("管委会",),
    "科学技术局": ("科技局",),
    "委员会": ("委",),
}
TITLES = re.compile(
    r"(?:常务|代理|专职|首席)?副?(?:局长|院长|检察长|关长|主任|部长|科长|庭长|支队长|大队长|队长|秘书长"
    r"|处长|县长|区长|市长|书记|主席|会长|所长|新闻发言人|司长|厅长|校长|理事长)$"
)
# A body, or a part of one, before the title.
_OF_BODY = re.compile(r"^(?P<body>.{2,}?)(?P<title>(?:常务|专职)?副?(?:局长|院长|主任|部长))$")


def home(names: Iterable[str]) -> str:
    """The city that most bodies are of: 云岫."""
    found = Counter(
        seat.place for seat in map(split, names) if seat.place and seat.level in ("市", "州", "区")
    )
    return found.most_common(1)[0][0] if found else ""


def short_names(name: str, city: str) -> Iterator[str]:
    """Of a body of this city, from its name or an alias of it."""
    if city and name.startswith(city):
        rest = name.removeprefix(city)
        yield rest.removeprefix("市")
        yield f"市{rest.removeprefix('市')}"
    seat = split(name)
    ours = seat.place in ("", city)
    if ours and seat.level == "市":
        yield seat.rest
        yield f"{city}市{seat.rest}"
        yield f"{city}{seat.rest}"
    for end, called in _KINDS.items():
        if name.endswith(end) and (ours or (city and name.startswith(city))):
            for short in called:
                yield short
                if seat.level == "市" and len(short) > 1:
                    yield f"市{short}"
            break
        if name.endswith(end) and seat.place:
            yield from (f"{seat.place}{seat.level}{short}" for short in called if len(short) > 1)
            yield from (f"{seat.place}{short}" for short in called if len(short) > 1)
            break


def titles_of(post: str) -> Iterator[str]:
    """党组成员 and 副院长 are told apart by releases; of 民事审判第三庭庭长 also 庭长."""
    if post:
        yield post
    if found := TITLES.search(post):
        yield found[0]


def body_in(post: str) -> str:
    """The body that a post names itself: 市版权局局长."""
    found = _OF_BODY.match(post)
    return found["body"] if found else ""
