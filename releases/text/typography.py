"""How plain text says what a page or a Word file shows by its style: raised, or crossed out.

Raised digits become those of Unicode (`1200¹件`), which `folding` keeps apart from plain ones. What
has no place in the text stands in a notice, a line of its own at the end.
"""

import re
from collections.abc import Sequence

_UP = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_RAISED = str.maketrans("0123456789+-", _UP)
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
# A longer piece is raised for its looks only.
MAX_RAISED = 8
_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff*†‡※#]")
_BRACKETED = re.compile(r"[\[〔【(（].*[\])）】〕]")
# The mark of a note between a number and its unit: 1200¹件, 1200[1]件, 1200〔注1〕件, 1240②万元.
NOTE_MARK = (
    rf"(?:[\[〔【]?[{_UP}]{{1,5}}(?:[,、][{_UP}]{{1,5}}){{0,3}}[\]〕】]?|[①-⑳]{{1,3}}|"
    r"[\[【]\d{1,2}[\]】]|〔[^〔〕]{1,8}〕)"
)
# A note at the foot of a page, or below the text, by its mark.
NOTE_LINE = re.compile(rf"[\[〔]?[{_UP}]{{1,3}}[\]〕]?\s?[^\s{_UP}]|〔尾注\d{{1,4}}〕")
# A number times another, or raised to a power, is not what its digits say: 3×10⁴, 10^4, 2×5000.
PRODUCT = re.compile(rf"\d\s?[×✕*^]\s?\d|(?<!\d)10(?=[{_UP}])", re.ASCII)
_NOTICE = "〔原文标记〕"
MAX_NOTICE = 2_000  # of crossed-out words on one line


def raised(words: str) -> str:
    """What stands above the line: raised characters, in brackets where there are none of it."""
    mark = words.strip()
    if not 0 < len(mark) <= MAX_RAISED or not _PLAIN.search(mark):
        return words
    told = mark.translate(_RAISED)
    return f"〔{told}〕" if _PLAIN.search(told) and not _BRACKETED.fullmatch(mark) else told


def lowered(words: str) -> str:
    """What stands below the line, as CO₂."""
    return words.translate(_LOWERED) if len(words.strip()) <= MAX_RAISED else words


def notice(words: str) -> str:
    """A line that tells what the text before it does not show."""
    return _NOTICE + words


def struck(pieces: Sequence[str]) -> list[str]:
    """Notices of the words that are crossed out, if there are any: they are no part of the text."""
    told = [" ".join(piece.split()) for piece in pieces]
    words = "；".join(filter(None, told))
    starts = range(0, len(words), MAX_NOTICE)
    lines = [words[at : at + MAX_NOTICE] for at in starts]
    return [notice(f"原文有划去的文字，没有计入正文：{line}") for line in lines]


def told_in(line: str) -> str:
    """What a notice tells; empty for any other line."""
    return line.removeprefix(_NOTICE) if line.startswith(_NOTICE) else ""
