"""What a page says about itself: labelled lines, a bare moment, the site's name."""

import re
from dataclasses import dataclass, field

from releases.text.dates import timestamp
from releases.text.width import fold

from .metadata_labels import BARE, LABEL, field_of

_LONGEST = 160
_WRAPPED = re.compile(r"^[(\[【（]\s*(?P<inside>[^()\[\]【】（）]{2,120})\s*[)\]】）]\s*[|]?$")
_BODY_SIGN = re.compile(r"^[,\s]*正文:\s*")
_AFTER_MOMENT = re.compile(r"\s*(?:[,，]|$|[^\s\d,，。]{2,12}$|\s)")
_BYLINE = re.compile(
    r"(?P<by>[^。!?,:]{0,24}?(?:记者|通讯员|作者|文/)[^。!?,:]{1,16}?)\s+(?=(?:19|20)\d\d[年/.-])"
)
_HOSTS = ("主办单位", "主办", "举办单位")
_REVIEWS = ("二审", "三审", "终审", "复审")
_BUTTONS = re.compile(r"\s*[【\[(]$|\s+(?:打印(?:本页)?|关闭|分享|收藏)$")
_SITE = re.compile(r"\s*[-_—|–]{1,2}\s*[^-_—|–\s]{2,12}(?:网|网站|政府|在线|客户端|频道|门户)$")
_SENTENCE = re.compile(r"[。!?]\S")


@dataclass
class Metadata:
    """Values found so far; the first value of a field wins, as page heads come first."""

    values: dict[str, str] = field(default_factory=dict)
    furniture: list[str] = field(default_factory=list)

    def put(self, name: str, value: str) -> bool:
        return bool(value) and self.values.setdefault(name, value) is value


def read_line(line: str, into: Metadata) -> bool:
    """Takes a line of labels and values; False where the line is something else."""
    folded = fold(line)
    wrapped = _WRAPPED.match(folded)
    start, end = wrapped.span("inside") if wrapped else (0, len(line))
    if end - start > _LONGEST or _SENTENCE.search(folded):
        return False
    found = list(LABEL.finditer(folded, start, end)) or list(BARE.finditer(folded, start, end))
    if not found or found[0].start() != start or not _all_labelled(found, folded, end):
        return False
    stops = [*(match.start() for match in found[1:]), end]
    for match, stop in zip(found, stops, strict=True):
        label = _meant(match["label"], found)
        _take(label, line[match.start() : match.end()], line[match.end() : stop], into)
    return True


def strip_head(line: str, into: Metadata) -> str:
    """The line without a moment of publication or a ``正文：`` printed before its first words."""
    rest = _strip_moment(line, into)
    sign = _BODY_SIGN.match(fold(rest[:20]))
    if sign:
        into.furniture.append(rest[: sign.end()].strip())
        rest = rest[sign.end() :]
    return rest


def _strip_moment(line: str, into: Metadata) -> str:
    """``2024-04-25 04:03:30大公报``: the moment, and a short name after it is the source."""
    byline = _BYLINE.match(fold(line[:80]))
    dated = timestamp(line[byline.end() :]) if byline else None
    if byline and dated and not dated[1] and not line[byline.end() + dated[2] :].strip():
        into.put("published_at", dated[0])
        into.furniture.append(line)
        return ""
    stamp = timestamp(line[:40])
    if not stamp or stamp[1] > 0 or (len(stamp[0]) == 10 and line[stamp[2] :].strip()):
        return line
    rest = line[stamp[2] :].strip()
    if not _AFTER_MOMENT.match(line[stamp[2] :]):
        return line
    into.put("published_at", stamp[0])
    into.furniture.append(line[: stamp[2]])
    labelled = LABEL.match(fold(rest)) or BARE.match(fold(rest)) or "正文" in rest
    if 2 <= len(rest) <= 12 and not labelled and into.put("source", rest):
        return ""
    return rest


def split_site(title: str) -> tuple[str, str]:
    """The title and the site's name printed after it."""
    site = _SITE.search(fold(title))
    return (title[: site.start()], title[site.start() :].strip()) if site else (title, "")


def _all_labelled(found: list[re.Match[str]], folded: str, end: int) -> bool:
    """``编辑：`` before a long text is a turn of speech or prose, not a label."""
    stops = [*(match.start() for match in found[1:]), end]
    return all(
        stop - match.end() <= 60
        and folded[match.end() : stop].count(",") < 3
        and not folded[match.end() : stop].endswith(("?", "!", "。"))
        for match, stop in zip(found, stops, strict=True)
    )


def _replaces(name: str, label: str, value: str, into: Metadata) -> bool:
    """Several reviews are all named, in order."""
    if name != "reviewer" or label not in _REVIEWS or not value:
        return False
    before = into.values[name].split("、")
    into.values[name] = "、".join([*before, *([] if value in before else [value])])
    return True


def _meant(label: str, line: list[re.Match[str]]) -> str:
    """``时间`` beside ``来源`` or ``编辑`` is when the page was published."""
    fields = {field_of(fold(match["label"])) for match in line}
    if field_of(fold(label)) == "time" and fields & {"source", "editor", "reviewer"}:
        return "发布时间"
    return label


def _value(text: str) -> str:
    """The value without what separates it from the next field; brackets go only unpaired."""
    value = text.strip(" \t\u3000|丨;；")
    for opener, closer in ("（）", "()", "【】", "[]"):
        if value.endswith(closer) and opener not in value:
            value = value[:-1].rstrip()
    return value


def _take(label: str, printed: str, value: str, into: Metadata) -> None:
    name, value = field_of(fold(label)), _value(value)
    if fold(label) in _HOSTS and {"time", "venue"} & set(into.values):
        # Below a page's text 主办单位 is the site's, among the event's facts the conference's.
        name = "host"
    while name and (button := _BUTTONS.search(value)):
        into.furniture.append(button[0].strip())
        value = value[: button.start()]
    if name == "published_at" or (name == "time" and re.search(r"\d{4}-", fold(value))):
        stamp = timestamp(value)
        taken = bool(stamp) and into.put("published_at", stamp[0] if stamp else "")
        extra = value[stamp[2] :].strip() if stamp else value
        # ISO text keeps the digits of a moment, but not 年, 月 and 日.
        kept = "" if taken and not extra and "年" not in value else value
        into.furniture.append(f"{printed.strip()}{kept}")
    elif name in ("source", "editor") and (stamp := timestamp(value)) and stamp[1]:
        # ``来源：某某发布2023/4/21 15:06:5238``: what follows the name is the moment.
        into.put("published_at", stamp[0])
        into.furniture.append(f"{printed.strip()} {value[stamp[1] :]}")
        if not into.put(name, rest := value[: stamp[1]].strip()):
            into.furniture.append(rest)
    elif name and (into.put(name, value) or _replaces(name, label, value, into)):
        # The event keeps a day and an hour, not the weekday and the words around them.
        kept = value if name == "time" else ""
        into.furniture.append(f"{printed.strip()}{kept}")
    else:
        into.furniture.append(f"{printed}{value}".strip())
