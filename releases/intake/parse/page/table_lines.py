"""Lines parted by tabs that make a table, joined to one; a list with a tab is none."""

import re
from collections.abc import Iterator, Sequence

from releases.text.folding import fold

_NUMBER = re.compile(
    r"\s*(?!(?:19|20)\d\d年?\s*$)[-−+▲▼↑↓]?\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?[^\d\s]{0,6}\s*"
)
_WITH_UNIT = re.compile(r"\d\s?[^\d\s]{1,6}\s*$")
_COUNTS = re.compile(r"[数量额率值比件家个项元人%(]|年|合计")
_CALLS = re.compile(r"电话|邮编|热线|传真|网址|手机|编号|文号|日期|时间")
_SENTENCE = re.compile(r"[。;!?]|[^,]{12},[^,]{6}")
_MAX_CAPTION_CELL = 14
_COLUMNS = 3


def with_tables(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those of each table joined by line breaks."""
    run: list[str] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        # 二、商标, alone in its row.
        alone = len(run) > 1 and len(line) <= _MAX_CAPTION_CELL and "\t" in following
        if "\t" in line or (alone and not _SENTENCE.search(fold(line))):
            run.append(line)
            continue
        yield from _settled(run)
        run = []
        yield line
    yield from _settled(run)


def is_table(line: str) -> bool:
    """Whether a line is a table that ``with_tables`` joined."""
    return "\n" in line and "\t" in line


def _settled(run: Sequence[str]) -> Iterator[str]:
    rows = [fold(line).split("\t") for line in run]
    if counts_things(rows):
        yield "\n".join(run)
        return
    for line in run:
        yield line.strip()


def counts_things(rows: Sequence[Sequence[str]]) -> bool:
    """Several rows, most of them with a number that is no year beside what it counts."""
    if len(rows) < 2 or any(_SENTENCE.search(cell) for row in rows for cell in row):
        return False
    data: list[Sequence[str]] = []
    heads: list[Sequence[str]] = []
    for row in rows:
        counts = any(map(_NUMBER.fullmatch, row[1:])) and not _CALLS.search(row[0])
        (data if counts else heads).append(row)
    if max(map(len, rows)) < _COLUMNS:
        with_units = all(_WITH_UNIT.search(row[1]) for row in data)
        told = with_units or bool(heads and _COUNTS.search(heads[0][-1]))
        return told and len(data) + 1 >= len(rows)
    return 2 * len(data) + 1 >= len(rows) and bool(data)
