"""Marks that open the items of a list: those that only draw the eye, and those that count."""

import re

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
    """The line without the symbols that open it as an item, and without blanks at its ends."""
    line = line.strip()
    found = _BULLET.match(line)
    return line[found.end() :] if found else line
