"""Which planted faults are doubted, and which doubts are of nothing.

A fault is found by a doubt of its kind that stands on its words; an aim also by being marked as
one, and a time from afar by not being taken for the figure's. Any other doubt is false. On golden
pages, whose faults nobody planted, the expectation says what is missing from the page, and
`true_doubts.json` what a person judged to be worth a look.
"""

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from releases.checks.doubts import content_doubts, with_series
from releases.checks.published import Published, bare
from releases.demo.load import HERE as DEMO
from releases.figures.indicator_history import History, Statement
from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import Printed
from releases.figures.series import SeriesRow
from releases.intake.parse.reader import read
from releases.intake.parse.reading import ParsedDoubt, Reading
from releases.intake.parse.reading_as_json import from_dict
from tests.pasted import golden_pages

from .test_pages_are_sound import Earlier, Fault, Planted, pages

_SHORT = re.compile(r"^“.{1,2}”")
_TIMES = re.compile(r"(?:19|20)\d\d年|[今去前上当]年|上半年|季度|\d月|截至|目前")
HERE = Path(__file__).parent
CODES: dict[str, set[str]] = {
    "a-change": {"change_does_not_fit", "change_misfits_series"},
    "b-words": {"words_disagree", "two_values"},
    "c-unit": {"unit_does_not_fit", "leap_in_series"},
    "d-leap": {"leap_in_series", "unit_does_not_fit"},
    "e-sum": {"parts_exceed_total", "parts_miss_total"},
    "f-period": {"period_from_afar"},
    "g-name": {"name_unclear", "name_near_known", "indicator_unclear"},
    "h-speaker": {
        "answer_without_speaker",
        "statement_without_speaker",
        "speaker_unknown",
        "speaker_unsure",
    },
    "i-goal": {"goal_as_result"},
    "j-editor": {"editor_is_reviewer"},
    "k-source": {"no_source"},
    "l-bracket": {"unpaired_marks"},
    "m-early": {"published_before_event"},
    "n-date": {"no_date"},
}


@dataclass
class Counted:
    """Of one page: its faults with whether each was found, and the doubts that are of none."""

    found: list[tuple[Fault, bool]]
    false: list[str]


@cache
def planted(page: str) -> Counted:
    text, said = pages()[page]
    reading, doubts = doubted(text, said)
    spans = {id(fault): span(reading, fault["quote"]) for fault in said["faults"]}
    found = [
        (fault, is_found(fault, spans[id(fault)], reading, doubts)) for fault in said["faults"]
    ]
    about = [(fault, spans[id(fault)]) for fault in said["faults"]]
    false = [told(reading, d) for d in doubts if not any(is_of(d, *each) for each in about)]
    return Counted(found, false)


def doubted(text: str, said: Planted) -> tuple[Reading, tuple[ParsedDoubt, ...]]:
    """The reading with the doubts of the reader, and of the figures that earlier pages gave."""
    reading = read(text)
    return reading, with_series(reading, published(reading, said.get("prior", [])))


def published(reading: Reading, prior: list[Earlier]) -> Published:
    """As the pages of a site would have it after earlier pages."""
    statements: dict[str, list[Statement]] = {}
    for n, row in enumerate(prior):
        start, end = (datetime.date.fromisoformat(row[side]) for side in ("start", "end"))
        decimals = len(row["value"].partition(".")[2])
        number = Printed(Decimal(row["value"]), decimals, row["unit"])
        told_on = end + datetime.timedelta(days=100)
        made = SeriesRow(number, CalendarPeriod(start, end), told_on, n)
        kind = "share" if row["unit"] == "%" else "level"
        statements.setdefault(row["indicator"], []).append(Statement(made, kind, "", ""))
    told = {bare(name): History.of(rows) for name, rows in statements.items()}
    names = {row.indicator for row in reading.statistics}
    histories = {name: told[bare(name)] for name in names if bare(name) in told}
    return Published(histories, {row["indicator"]: row["unit"] for row in prior})


def span(reading: Reading, quote: str | None) -> tuple[int, int, int] | None:
    """The block of the words, and where in it they stand."""
    for block in reading.blocks:
        if quote and (at := block.text.find(quote)) >= 0:
            return block.id, at, at + len(quote)
    return None


def is_of(doubt: ParsedDoubt, fault: Fault, place: tuple[int, int, int] | None) -> bool:
    if fault["quote"] is None or doubt.block is None or place is None:
        return fault["quote"] is None and doubt.code in CODES[fault["kind"]]
    block, start, end = place
    return doubt.block == block and (doubt.start or 0) < end and start < (doubt.end or 0)


def is_found(
    fault: Fault,
    place: tuple[int, int, int] | None,
    reading: Reading,
    doubts: tuple[ParsedDoubt, ...],
) -> bool:
    if any(d.code in CODES[fault["kind"]] and is_of(d, fault, place) for d in doubts):
        return True
    if place is None:
        return False
    block, start, end = place
    rows = [r for r in reading.statistics if r.block == block and r.start < end and start < r.end]
    if fault["kind"] == "i-goal":
        return bool(rows) and all(row.goal for row in rows)
    return fault["kind"] == "f-period" and bool(rows) and all(row.period is None for row in rows)


def told(reading: Reading, doubt: ParsedDoubt) -> str:
    words = next(
        (b.text[doubt.start : doubt.end] for b in reading.blocks if b.id == doubt.block), ""
    )
    return f"{doubt.code} “{words[:30]}” {doubt.message}"


@cache
def golden(page: str) -> list[str]:
    """The false doubts of a golden page."""
    reading, want = golden_pages.read_page(page), golden_pages.expected(page)
    judged = true_doubts().get(page, [])
    return [
        told(reading, doubt)
        for doubt in reading.doubts
        if doubt.code not in (*want.get("doubts", ()), *judged)
        and not is_missing(doubt, want, reading)
    ]


def is_missing(doubt: ParsedDoubt, want: dict[str, Any], reading: Reading) -> bool:
    """Whether the page really lacks what the doubt says that it lacks."""
    event = want.get("event", {})
    block = next((b for b in reading.blocks if b.id == doubt.block), None)
    said_by_nobody = block is not None and any(
        "".join(block.text.split()).startswith("".join(row["text"].split()))
        for row in want.get("blocks", ())
        if row.get("speaker") is None
    )
    rows = [r for r in want.get("statistics", ()) if block and _is_at(r, doubt, reading)]
    return {
        # A name of two characters is doubtful whatever is meant; a longer one where it is wrong.
        "name_unclear": bool(_SHORT.search(doubt.message))
        or (bool(rows) and not any(f"“{name}”" in doubt.message for name in names_of(rows))),
        "goal_as_result": any(row.get("goal") for row in rows),
        "period_from_afar": block is not None and not _TIMES.search(block.text[: doubt.start]),
        "no_source": not want.get("source"),
        "no_title": not want.get("title"),
        "no_date": not want.get("published_at") and not event.get("date"),
        "no_publication_date": not want.get("published_at"),
        "no_event_date": not event.get("date"),
        "editor_is_reviewer": bool(want.get("editor")) and want["editor"] == want.get("reviewer"),
        "no_speaker": not want.get("speakers"),
        "answer_without_speaker": said_by_nobody,
        "statement_without_speaker": said_by_nobody,
    }.get(doubt.code, False)


def names_of(rows: list[dict[str, Any]]) -> Iterator[str]:
    """An expectation may allow any of several names."""
    for row in rows:
        yield from [row["indicator"]] if isinstance(row["indicator"], str) else row["indicator"]


def _is_at(row: dict[str, Any], doubt: ParsedDoubt, reading: Reading) -> bool:
    """Whether the expected figure is the one that was read there, by its value."""
    return any(
        row["value"] == read.value
        for read in reading.statistics
        if (read.block, read.start) == (doubt.block, doubt.start)
    )


@cache
def true_doubts() -> dict[str, list[str]]:
    """Doubts of golden pages and of the demo's that a person judged to be right, by code."""
    return json.loads((HERE / "true_doubts.json").read_text("utf-8"))


def faults() -> Iterator[tuple[str, Fault, bool]]:
    for page in pages():
        for fault, found in planted(page).found:
            yield page, fault, found


def clean_pages() -> list[str]:
    return [page for page, (_text, said) in pages().items() if not said["faults"]]


@cache
def demo_pages() -> dict[str, list[str]]:
    """False doubts of the pages that the demo has to paste, and of its releases."""
    found = {}
    for path in sorted((DEMO / "pages").glob("*.txt")):
        reading = read(path.read_text("utf-8"))
        found[path.stem] = [told(reading, d) for d in reading.doubts]
    for path in sorted(DEMO.glob("20*.json")):
        reading = from_dict(json.loads(path.read_text("utf-8")))
        found[path.stem] = [told(reading, d) for d in content_doubts(reading)]
    judged = true_doubts()
    return {
        page: [one for one in ones if one.split(" ")[0] not in judged.get(page, [])]
        for page, ones in found.items()
    }
