"""What a page says about itself: labelled lines, a bare moment, the site's name."""

import re
from dataclasses import dataclass, field

from releases.text.dates import timestamp
from releases.text.width import fold

from .labels import BARE, LABEL, field_of

_LONGEST = 160
_WRAPPED = re.compile(r"^[(\[【（]\s*(?P<inside>[^()\[\]【】（）]{2,120})\s*[)\]】）]\s*[|]?$")
_BODY_SIGN = re.compile(r"^[,\s]*正文:\s*")
_AFTER_MOMENT = re.compile(r"\s*(?:[,，]|$|[^\s\d,，。]{2,12}$|\s)")
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
        _take(match["label"], line[match.start() : match.end()], line[match.end() : stop], into)
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
    stamp = timestamp(line[:40])
    if not stamp or stamp[1] > 0 or (len(stamp[0]) == 10 and line[stamp[2] :].strip()):
        return line
    rest = line[stamp[2] :].strip()
    if not _AFTER_MOMENT.match(line[stamp[2] :]):
        return line
    into.put("published_at", stamp[0])
    into.furniture.append(line[: stamp[2]])
    if 2 <= len(rest) <= 12 and "正文" not in rest and into.put("source", rest):
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
        stop - match.end() <= 60 and folded[match.end() : stop].count(",") < 3
        for match, stop in zip(found, stops, strict=True)
    )


def _replaces(name: str, label: str, value: str, into: Metadata) -> bool:
    """The last of several reviews is the one that let the page out."""
    if name != "reviewer" or label not in ("三审", "终审") or not value:
        return False
    into.furniture.append(into.values[name])
    into.values[name] = value
    return True


def _take(label: str, printed: str, value: str, into: Metadata) -> None:
    name, value = field_of(fold(label)), value.strip(" \t\u3000|丨;；")
    if name == "published_at" or (name == "time" and re.search(r"\d{4}-", fold(value))):
        stamp = timestamp(value)
        taken = bool(stamp) and into.put("published_at", stamp[0] if stamp else "")
        extra = value[stamp[2] :].strip() if stamp else value
        # ISO text keeps the digits of a moment, but not 年, 月 and 日.
        kept = "" if taken and not extra and "年" not in value else value
        into.furniture.append(f"{printed.strip()}{kept}")
    elif name and (into.put(name, value) or _replaces(name, label, value, into)):
        into.furniture.append(printed.strip())
    else:
        into.furniture.append(f"{printed}{value}".strip())
