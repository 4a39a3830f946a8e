"""Marks that open the items of a list: those that only draw the eye, and those that count."""

import re

_EMPTY_CELL = re.compile(r"\t+[^\t]+\t")
# Symbols, and the letters that symbols of an office program's fonts turn into when pasted.
_BULLET = re.compile(
    r"(?:(?:[•·‧∙●○■□◆◇▲△▶▷►▪▫★☆※✓✔√❖➢➤◎\uf000-\uf0ff]|[lnpquvüØ§²](?=\t)|[-–—*](?=\s))\s*){1,3}(?=\S)"
)
_HAN = "一二三四五六七八九十"
# 1. 1) (1) [1] ① ⑴ ⒈ ㈠ a. 一、 一. （一） 第一， 其一，
NUMBER = (
    rf"(?:[①-⒛㈠-㈩❶-❿]|[a-zA-Z][.)、](?![a-zA-Z])|\d{{1,2}}(?:[.、](?!\d)|\))|\(\d{{1,3}}\)|[\[【]\d{{1,2}}[\]】]|"
    rf"[{_HAN}]{{1,3}}[、.]|\([{_HAN}]{{1,3}}\)|第[{_HAN}]{{1,3}}[、,:]|其[{_HAN}][、,:]|[—-]{{2}})\s*"
)


def without_bullet(line: str) -> str:
    """The line without the symbols that open it as an item, and without blanks at its ends.

    The empty cell that a row of a table opens with keeps its place.
    """
    line = line.rstrip()
    if not _EMPTY_CELL.match(line):
        line = line.lstrip()
    found = _BULLET.match(line)
    return line[found.end() :] if found else line
