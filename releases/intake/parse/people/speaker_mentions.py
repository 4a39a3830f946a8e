"""Who is meant where a page names somebody shortly: a bare name, ``罗局长``, ``张三表示``."""

import re
from collections.abc import Mapping

from releases.intake.parse.reading import Role
from releases.text.folding import fold_simplified
from releases.text.fuzzy.abbreviations import may_be_one, parts_of

from .affiliations import ends_as_body
from .posts import is_post
from .roster import NamedPerson, Roster

SAYS = re.compile(r"(?:补充|回答|答|说|表示|介绍|指出)(?:道|说)?$")
GREETING = re.compile(r"(?:谢谢|感谢|各位|大家|女士们|好的|记者朋友|你好|您好)")
WELCOMES = re.compile(
    r"(?:出席|参加|主持)[^。]{0,40}发布会|(?:首先|下面|现在|先)[,，]?有?请[^。]{0,30}(?:介绍|发布|通报|提问)|"
    r"(?:发布会|吹风会|通气会)(?:就)?到(?:此|这里)|下面(?:开始|进入)(?:提问|答问)|由我主持|(?<=[。!])请[^。]{1,20}(?:介绍|发布|通报)"
)
# What a report says of people who spoke: ``张三介绍``, ``张三在通报中说``.
_TELLS = re.compile(
    r"(?:\d{1,2}日)?(?:在[^,。;:]{1,12}[时中上]|还|也|则|同时|进一步|最后|随后|分别)?"
    r"(?P<verb>介绍|表示|通报|指出|强调|说|坦言|提醒|透露|宣布|认为|回答|答)"
)
_FOR = re.compile(
    r"(?:^|[。,;])(?P<body>[^。,;:\d将]{2,20}?(?:局|委|厅|院|部|办|中心|公司|集团|银行|海关|委员会))"
    r"(?:还|也|主要|重点)?(?:将|要|计划|正|已|做了|抓了|做好|抓好|开展了|推出)"
)
# 全市法院, 各级公安局: the speaker's own kind, no body of its own.
_GROUP = re.compile(
    r"^(?:全[市省县区国]|各|有关|相关|两级|市县|我[市省县区]?各|本|该)|我们|部门|会同"
)
_ANSWERS = ("回答", "答")


def known(text: str, roster: Roster) -> NamedPerson | None:
    """The listed person whom a short form names: ``孟归鸿副局长``, ``罗局长``, ``郑总工``."""
    words = "".join(text.split())
    for size in (4, 3, 2):
        if words[:size] in roster and is_title(words[size:]):
            return NamedPerson(words[:size])
    for size in (1, 2):
        if is_title(words[size:]):
            named = [name for name in roster.names() if name.startswith(words[:size])]
            return NamedPerson(named[0]) if len(named) == 1 else None
    return None


def is_title(text: str) -> bool:
    """A post or a form of address that follows a name: ``副局长``, ``女士``."""
    return 2 <= len(text) <= 8 and (is_post(text) or text in ("总工", "先生", "女士", "同志"))


def only_a_body(text: str) -> bool:
    """``市财政局：`` before an answer: nobody's name, but who answers."""
    return 3 <= len(text) <= 24 and ends_as_body(fold_simplified(text))


def spoken_for(folded: str, organisations: Mapping[str, str]) -> str:
    """The body whose deeds a report's paragraph tells: the quoted person's, else the one named."""
    for match in _TELLS.finditer(folded):
        for size in (4, 3, 2):
            body = organisations.get(folded[max(0, match.start() - size) : match.start()])
            if body:
                return body
    return acting_body(folded)


def acting_body(folded: str, own: str = "") -> str:
    """The one body of which the words say that it acts: 市财政局将…; else the speaker's own."""
    named = _FOR.search(folded[:200])
    if not named or _GROUP.search(named["body"]):
        return own
    ours = own and any(may_be_one(named["body"], name) for name in parts_of(own))
    return own if ours else named["body"]


def tellers(text: str, roster: Roster) -> list[tuple[str, Role]]:
    """Listed people whom a report quotes, each with the role that the verb gives."""
    folded = fold_simplified(text)
    found: list[tuple[str, Role]] = []
    for match in _TELLS.finditer(folded):
        names = (folded[max(0, match.start() - size) : match.start()] for size in (4, 3, 2))
        if name := next((name for name in names if name in roster), ""):
            found.append((name, "respondent" if match["verb"] in _ANSWERS else "presenter"))
    return found
