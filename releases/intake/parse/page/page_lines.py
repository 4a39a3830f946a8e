"""The page as lines: damage dropped, bullets off, lost breaks opened."""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

from releases.text import folding

from .list_marks import without_bullet
from .lost_breaks import has_glued_roll, unfold
from .turns_within import turns_within

# NUL, other controls and half surrogate pairs cannot be stored or encoded.
_DAMAGE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# More blanks side by side tell no more, and each pattern that begins with blanks tries them all.
_BLANKS = re.compile(r"(?P<kept>[^\S\r\n]{100})[^\S\r\n]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# A line this long that holds most of the page is a page whose breaks were lost.
_MIN_FOLDED = 300
_WINDOW = 40
# A number that a break cut from its unit: 27790⏎件.
_CUT_NUMBER = re.compile(r"[一-鿿][^。！？]*\d$")
_CUT_UNIT = re.compile(
    r"(?:余|多)?(?:[万亿千]*(?:件|起|家|户|名|人次|人|项|例|美元|元|张|份|场次|场|次|宗|批次|批|个|分)"
    r"(?=[,，。;；、:：)）]|$|同比|[比较占])|%|％|‰|个百分点|[万亿](?=元))"
)
_CUT_DATE = re.compile(r"(?:(?:19|20)\d\d\n年|年\d{1,2}\n月|月\d{1,2}\n日)(?![前间内])")
_RUN = re.compile(r"[^:;,、。?!()\d.：；，？！（）]+")


class Lines(NamedTuple):
    """The lines, and the runs of words that opening a folded page has cut in two."""

    lines: list[str]
    seams: list[str]
    opened: bool


def clean(text: str) -> tuple[str, int]:
    """The text without characters that nobody sees, and how many of them damage left in it."""
    whole, damaged = _DAMAGE.subn("", _BLANKS.sub(r"\g<kept>", text))
    return folding.clean(whole), damaged


def lines(text: str) -> Lines:
    """Lines that hold something, bullets and blanks at their ends left out.

    A line that lost its breaks is opened; a run of words that goes across a break found so is kept
    whole as well.
    """
    plain: list[str] = []
    for line in filter(None, map(without_bullet, _BREAK.split(text))):
        before = plain[-1][-_WINDOW:] if plain else ""
        if (_CUT_UNIT.match(line) and _CUT_NUMBER.search(before)) or _CUT_DATE.search(
            f"{before[-5:]}\n{line[:2]}"
        ):
            plain[-1] += line
        else:
            plain.append(line)
    total = sum(map(len, plain))
    found = Lines([], [], any(_is_folded(line, total) for line in plain))
    for line in plain:
        if not _is_folded(line, total):
            found.lines.extend(turns_within(line))
            continue
        pieces = unfold(line)
        whole = filter(None, map(without_bullet, pieces))
        found.lines.extend(turn for piece in whole for turn in turns_within(piece))
        breaks = list(accumulate(map(len, pieces)))
        for run in _RUN.finditer(line):
            start = run.start() + len(run[0]) - len(run[0].lstrip())
            end = start + len(run[0].strip())
            if bisect_right(breaks, start) < bisect_left(breaks, end):
                found.seams.append(line[start:end])
    return found


def _is_folded(line: str, total: int) -> bool:
    return (len(line) > _MIN_FOLDED and len(line) * 5 > total * 3) or has_glued_roll(line)
