"""一是…二是…四是: numbers of a list that leave one out, and words left to be filled in."""

import re
from collections.abc import Iterator

from releases.text.numerals import count_value

from .remark import Remark

_COUNT = "[一二三四五六七八九十]{1,2}"
_STYLES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"(?:^|[。；;，,：:\s])(?P<told>(?P<n>{_COUNT})是)",
        rf"(?:^|[。；;：:\s])(?P<told>(?P<n>{_COUNT})、)",
        rf"(?P<told>[（(](?P<n>{_COUNT})[）)])",
        rf"(?:^|[。；;：:，,])(?P<told>第(?P<n>{_COUNT})[，,、是])",
        r"(?:^|[。；;：:\s])(?P<told>(?P<n>\d{1,2})[.．、])(?!\d)",
    )
)
_LEFT_OPEN = re.compile(
    r"[×xX]{3,}(?:[年月日件元家个]|(?![A-Za-z]))|[×xX]{2}(?=[年月日件元家个项起])|(?<![A-Za-z\d*])\*{2,}(?=[件元家个项起人次%万亿])"
    r"|[○〇]{2,}(?=[件元家个项起人主任局长参出致作])|(?:某某某|XX[XＸ]?)(?=同志|主任|局长|出席|主持|介绍|致辞)|[（(\[【][^（）()\[\]【】]{0,8}(?:待核|待补|待定|待填|此处|待查|待确认|请补充|请核实|请填|略去|插入)[^（）()\[\]【】]{0,8}[）)\]】]"
    r"|《[\s\u3000_]*》|“[\s\u3000_]*”|[_＿]{3,}|(?<=[^\d.])\?{3,}|[?？]{2,}(?=\s?[件元家个项起人次])|TODO|TBD"
)


def list_gaps(text: str) -> Iterator[Remark]:
    """The first number of each list that does not follow the one before."""
    for style in _STYLES:
        last = 0
        for found in style.finditer(text):
            n = count_value(found["n"]) or 0
            if last and n not in (1, last + 1):
                told = f"“{found['told']}”接在第{last}项后面，序号不连续，请核对。"
                yield Remark("list_number_gap", *found.span("told"), told)
                break
            last = n if n == 1 or n == last + 1 else 0


def words_left_open(text: str) -> Iterator[Remark]:
    for found in _LEFT_OPEN.finditer(text):
        yield Remark("left_open", *found.span(), f"“{found[0]}”还没有填写，请补上或删去。")
