"""When a page was published, and by whom, where no label says so."""

import re

from releases.text.folding import fold_simplified
from releases.text.periods.printed_dates import timestamp

from .metadata import PageMetadata
from .metadata_labels import BARE, FIELD, LABEL

_BYLINE = re.compile(
    r"(?P<by>[^。!?,:]{0,24}?(?:记者|通讯员|作者|文/)[^。!?,:]{1,16}?)\s+(?=(?:19|20)\d\d[年/.-])"
)
# 某某电视台  2024-05-10 16:05:52, and behind 原创 the author and the account.
_SOURCE_FIRST = re.compile(
    r"(?:原创\s+(?:[^\s:,。]{2,16}\s+)?|(?P<twice>[^\s:,。]{2,16})\s+(?=(?P=twice)\s))?(?P<source>[^\s\d:,。()（）]{2,16})\s+(?=(?:19|20)\d\d\s?[年/.-])"
)
_AFTER_SOURCE = re.compile(
    r"\s*(?:发表于\s?\S{1,8}|[^\W\d_]{2,4}|(?:阅读|浏览)\D{0,4}[\d.,万]*)?\s*[|丨]?\s*$"
)
_UNWRAPPED = re.compile(
    r"^[\[【(（]\s*(?P<moment>(?:19|20)\d\d[^\[\]【】()（）]{4,20})\s*[\]】)）]$"
)
_AFTER_MOMENT = re.compile(r"\s*(?:[,，|丨]|$|[^\s\d,，。]{2,12}$|\s)")
_SIZES = re.compile(r"字[体号]:?\s*(?:[小中大]|[\s|\[\]【】])+(?=(?:19|20)\d\d)")
_WEEKDAY = re.compile(r"(?:星期|周)[一二三四五六日天]")
_BARS = " \t\u3000|丨·"
_MAX_HEAD, _MAX_SOURCE, _MAX_LEAD = 40, 12, 16


def strip_moment(line: str, into: PageMetadata) -> str:
    """The line without a moment of publication before its first words.

    ``2024-04-25 04:03:30大公报``: a short name after the moment is the source.
    """
    if _signed(line, into):
        return ""
    if sizes := _SIZES.match(fold_simplified(line)):
        into.furniture.append(line[: sizes.end()].strip())
        line = line[sizes.end() :]
    line = _UNWRAPPED.sub(r"\g<moment>", line)
    stamp = timestamp(line[:_MAX_HEAD])
    if not stamp or stamp[1] > 0 or not _AFTER_MOMENT.match(line[stamp[2] :]):
        return line
    printed, rest = line[: stamp[2]], line[stamp[2] :].strip(_BARS)
    if _WEEKDAY.fullmatch(rest):
        printed, rest = line.strip(), ""
    label = LABEL.search(fold_simplified(rest))
    # A day alone before other words is the event's; before a turn of speech it is a clock's.
    days_alone = len(stamp[0]) == 10 and rest and not (label and not label.start())
    if days_alone or (":" in fold_simplified(rest[:_MAX_HEAD]) and "published_at" in into.values):
        return line
    into.put("published_at", stamp[0])
    into.furniture.append(printed)
    lead = rest[: label.start()].strip(_BARS) if label else ""
    if label and 2 <= len(lead) <= _MAX_LEAD:
        into.put("bare_source", lead)  # 2024-05-10 09:00 某某发布 编辑：张三
        return rest[label.start() :]
    labelled = label or BARE.match(fold_simplified(rest)) or "正文" in rest
    if 2 <= len(rest) <= _MAX_SOURCE and not labelled and into.put("bare_source", rest):
        return ""
    return rest


def _signed(line: str, into: PageMetadata) -> bool:
    """Takes a line that is a byline or an outlet and the moment behind it."""
    folded = fold_simplified(line[:80])
    for pattern in (_BYLINE, _SOURCE_FIRST):
        found = pattern.match(folded)
        stamp = timestamp(line[found.end() :]) if found else None
        if not found or not stamp or stamp[1] or found[found.lastgroup or 0] in FIELD:
            continue
        if _AFTER_SOURCE.match(fold_simplified(line[found.end() + stamp[2] :])):
            into.put("published_at", stamp[0])
            into.furniture.append(line)
            if pattern is _SOURCE_FIRST:
                into.put("bare_source", line[slice(*found.span("source"))])
            return True
    return False
