"""Times of lists: 2029年、2030年分别为300件、350件; and of an average over several years."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from releases.intake.parse.reading import ParsedStatistic
from releases.text.periods.printed_dates import Period

from .figure_periods import FROM, INTO, MAX_LABEL, WINDOW, Times
from .paired_figures import is_joint

_SEVERAL, _YEAR = 2, 366


def with_listed_times(rows: Sequence[ParsedStatistic], times: Times) -> list[ParsedStatistic]:
    """A sentence's rows, with the times that they have as parts of a list."""
    return averaged(shared_out(between_years(rows, times.text), times))


def shared_out(rows: Sequence[ParsedStatistic], times: Times) -> list[ParsedStatistic]:
    """A sentence's rows, the numbers of a list each with its own of the times listed before it."""
    out = list(rows)
    for at, parts in lists_of(rows, times.text):
        named = bisect_right(times.ends, rows[at].start)
        between = times.text[times.ends[named - 1] : rows[at].start] if named else ""
        told: Sequence[Period | None] = times.lists.get(named - 1, ())
        before = out[max(0, at - len(parts)) : at]
        if rows[at].kind == "change" and all(row.kind == "level" for row in before):
            # 分别增长5%、25%: the rates of the levels before.
            opening = times.text[rows[at - 1].end : rows[at].start] if at else ""
            told = [row.period for row in before] if "分别" in opening else ()
        elif not told and named and ("分别" in between or "依次" in between):
            told = years_of(times.named[named - 1].period)
            period = times.named[named - 1].period
            if len(told) != len(parts) and period and period.days > _YEAR:
                told = [None] * len(parts)  # 近两年分别为…: nobody knows which
        if len(told) == len(parts):
            whole = out[at].period
            for period, part in zip(told, parts, strict=True):
                for number in part:
                    out[number] = replace(out[number], period=period)
            # What is said after the list is said of its last.
            for number in range(parts[-1][-1] + 1, len(out)):
                period = out[number].period
                if whole and period and (period.start, period.end) == (whole.start, whole.end):
                    out[number] = replace(out[number], period=told[-1])
    return out


def lists_of(rows: Sequence[ParsedStatistic], text: str) -> list[tuple[int, list[list[int]]]]:
    """Where each list of numbers begins, and its parts: 9起11人、15起23人 has two of two."""
    found: list[tuple[int, list[list[int]]]] = []
    for number, row in enumerate(rows):
        before = rows[number - 1] if number else None
        between = text[before.end : row.start] if before else ""
        if before and before.kind == row.kind and not between.strip():
            found[-1][1][-1].append(number)
        elif before and before.kind == row.kind and is_joint(between):
            found[-1][1].append([number])
        else:
            found.append((number, [[number]]))
    return [(at, parts) for at, parts in found if len(parts) >= _SEVERAL]


def between_years(rows: Sequence[ParsedStatistic], text: str) -> list[ParsedStatistic]:
    """2020年至2030年,案件从10件增至54件: of the first year and of the last."""
    out = list(rows)
    for number, (row, after) in enumerate(pairwise(rows)):
        years = years_of(after.period)
        opens = FROM.search(text, max(0, row.start - WINDOW), row.start)
        if len(years) > 1 and opens and INTO.fullmatch(text, row.end, after.start):
            out[number] = replace(row, period=years[0])
            out[number + 1] = replace(after, period=years[-1])
    return out


def averaged(rows: Sequence[ParsedStatistic]) -> list[ParsedStatistic]:
    """``由2019年57件增加到2023年188件,年均增长34.8%``: the average is of all the years."""
    out = list(rows)
    for number, row in enumerate(out):
        before = [
            each.period
            for each in out[:number]
            if each.indicator == row.indicator and each.kind == "level" and each.period
        ]
        if row.basis == "average" and before and before[0].start < before[-1].start:
            begins, ends = before[0], before[-1]
            label = f"{begins.label}—{ends.label}"[:MAX_LABEL]
            period = Period(label, begins.start, ends.end, ends.told_in)
            out[number] = replace(row, period=period)
    return out


def years_of(period: Period | None) -> list[Period]:
    """2028—2030年 as three years."""
    if period is None or (period.start[4:], period.end[4:]) != ("-01-01", "-12-31"):
        return []
    return [
        Period(f"{year}年", f"{year}-01-01", f"{year}-12-31", "sentence")
        for year in range(int(period.start[:4]), int(period.end[:4]) + 1)
    ]
