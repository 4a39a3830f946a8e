"""Figures in one short line each, as a row of a table would say them."""

from datetime import date

from releases.intake.parse.figures.statistic_finder import figures
from releases.intake.parse.reading import ParsedBlock, ParsedStatistic

ON = date(2031, 6, 11)
KINDS = {"level": "", "share": "", "change": "~", "rank": "#"}
GOALS = {"": "", "target": "!", "forecast": "?"}


def rows(*paragraphs: str, on: date = ON) -> list[ParsedStatistic]:
    """The figures that a speaker tells in these paragraphs."""
    blocks = [ParsedBlock(n, "statement", text, 1) for n, text in enumerate(paragraphs, 1)]
    return list(figures(blocks, on))


def line(row: ParsedStatistic) -> str:
    """``审结案件 ~5.2%``; ``~`` is a change, ``#`` a rank, ``!`` a target, ``?`` a forecast."""
    scope = f" @{row.scope}" if row.scope else ""
    return f"{row.indicator} {GOALS[row.goal]}{KINDS[row.kind]}{row.value}{row.unit}{scope}"


def told(*paragraphs: str) -> list[str]:
    return [line(row) for row in rows(*paragraphs)]


def lines(expected: str) -> list[str]:
    return [part.strip() for part in expected.split(";") if part.strip()]
