"""Numbers told by comparison in words: 翻一番, 增长两倍, 三分之一."""

import re
from collections.abc import Iterator
from decimal import Decimal

from releases.text.numerals import CHINESE, count_value

from .qualifiers import Quantity, qualifier_of

_NEAR = r"(?:了|近|约|超过?|逾|将近){0,2}"
# 翻两番 is four times as much; 增长两倍 three times.
_DOUBLED = re.compile(rf"翻{_NEAR}(?P<n>[一两二三四1-4]?番)(?!话)")
_TIMES = re.compile(
    rf"(?:(?P<grew>增长|增加|提高|提升|上升|增){_NEAR}|[是为到至达的]近?)"
    rf"(?P<n>[{CHINESE}]{{1,3}}倍)(?!增)"
)
_FRACTION = re.compile(rf"(?P<of>[{CHINESE}]{{1,2}})分之(?P<n>[{CHINESE}]{{1,2}})")
_CENT = Decimal("0.01")


def multiples(text: str) -> Iterator[Quantity]:
    """In percent where the words tell a growth or a part; ``上年的三倍`` stays three times."""
    for match in _DOUBLED.finditer(text):
        times = count_value(match["n"][:-1] or "一") or 1
        yield _told(text, match, str(100 * (2**times - 1)), "%")
    for match in _TIMES.finditer(text):
        if value := count_value(match["n"][:-1]):
            yield _told(
                text, match, *(str(100 * value), "%") if match["grew"] else (str(value), "倍")
            )
    for match in _FRACTION.finditer(text):
        parts, of = count_value(match["n"]), count_value(match["of"])
        if parts and of and parts < of < 100:
            percent = Decimal(100 * parts) / of
            rounded = percent.quantize(_CENT)
            how = qualifier_of(text, match.start(), match.end(), False)
            if how == "exact" and rounded != percent:
                how = "about"
            share = f"{rounded.normalize():f}"
            yield Quantity(match.start(), match.end(), share, "%", how)


def _told(text: str, match: re.Match[str], value: str, unit: str) -> Quantity:
    how = qualifier_of(text, match.start("n"), match.end(), False)
    return Quantity(match.start("n"), match.end(), value, unit, how)
