"""Which planted errors the checks find, and what they say of passages that are right.

An error is found by a finding that stands on its words, or on the person or the field that it
names; every other finding is false. What a page lacks because it is a passage is given here.
"""

import datetime
import importlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from releases.checks.editions.all_findings import findings
from releases.checks.editions.finding import (
    AnsweredLink,
    CheckedEdition,
    CheckFinding,
    FoundAt,
    HeldPosts,
)
from releases.checks.published import Published
from releases.checks.texts.confused_words import words_from
from releases.figures.indicator_history import History, Statement
from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import Printed
from releases.figures.series import SeriesRow
from releases.intake.parse.reader import read
from releases.intake.parse.reading import (
    Event,
    ParsedBlock,
    ParsedSpeaker,
    ParsedStatistic,
    Period,
    Reading,
)

from .collections import (
    Clean,
    EarlierRelease,
    Passage,
    Planted,
    Row,
    clean,
    pages,
    planted,
    variants,
)

WORDS = tuple(words_from(importlib.import_module("releases.migrations._wrong_words_1").WORDS))
GIVEN = {
    "title": "", "source": "临江日报", "editor": "陈一", "reviewer": "李二",
    "event.host": "临江市人民政府新闻办公室", "event.venue": "市政务中心", "event.date": "",
}  # fmt: skip
FIELDS = {
    "no_title": "title", "no_date": "event.date", "no_host": "event.host", "no_body": "blocks",
    "no_venue": "event.venue", "no_source": "source", "no_editor": "editor",
    "no_speaker": "speakers", "editor_is_reviewer": "reviewer", "no_reviewer": "reviewer",
}  # fmt: skip
QUARTER = re.compile(r"(\d{4})Q([1-4])")


def days(period: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of what a row calls its period."""
    first, _dots, last = period.partition("..")
    if last:
        return days(first)[0], days(last)[1]
    if quarter := QUARTER.fullmatch(first):
        year, n = int(quarter[1]), int(quarter[2])
        return days(f"{year}-{3 * n - 2:02}")[0], days(f"{year}-{3 * n:02}")[1]
    parts = [int(part) for part in first.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts), datetime.date(*parts)
    if len(parts) == 2:
        month = datetime.date(parts[0], parts[1], 1)
        after = (month + datetime.timedelta(days=32)).replace(day=1)
        return month, after - datetime.timedelta(days=1)
    return datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)


def reading_of(passage: Passage) -> Reading:
    given = {key: "" if key in passage.missing else value for key, value in GIVEN.items()}
    texts = [] if "blocks" in passage.missing else passage.blocks
    people = passage.people or [None] * ("speakers" not in passage.missing)
    speakers = tuple(
        ParsedSpeaker(n, each.name, each.organisation, each.posts, each.role)  # type: ignore[arg-type]
        if each
        else ParsedSpeaker(n, "陈晓", "市政府新闻办公室", ("主任",), "host")
        for n, each in enumerate(people, 1)
    )
    by_name = {speaker.name: speaker.id for speaker in speakers}
    named = [block.speaker for block in texts if block.speaker and block.speaker not in by_name]
    for name in dict.fromkeys(named):
        by_name[name] = len(speakers) + 1
        speakers += (ParsedSpeaker(by_name[name], name, "市有关部门", ("负责人",), "respondent"),)
    blocks = tuple(
        ParsedBlock(n, block.kind, block.text, by_name.get(block.speaker), block.number)  # type: ignore[arg-type]
        for n, block in enumerate(texts, 1)
    )
    return Reading(
        title="" if "title" in passage.missing else passage.title,
        published_at=passage.published.replace(" ", "T"),
        source=given["source"], editor=given["editor"], reviewer=given["reviewer"],
        event=Event(
            None if "event.date" in passage.missing else passage.event,
            passage.event_time, given["event.venue"], given["event.host"],
        ),
        speakers=speakers, blocks=blocks, statistics=tuple(figures(passage, blocks)),
    )  # fmt: skip


def figures(passage: Passage, blocks: tuple[ParsedBlock, ...]) -> Iterator[ParsedStatistic]:
    """Where the same words stand more than once, each row has its own place."""
    taken: Counter[tuple[int, str]] = Counter()
    for row in passage.rows:
        for block in blocks:
            start = -1
            for _n in range(taken[block.id, row.words] + 1):
                start = block.text.find(row.words, start + 1)
            if start >= 0:
                taken[block.id, row.words] += 1
                first, last = days(row.period)
                yield ParsedStatistic(
                    block.id, start, start + len(row.words), row.indicator, row.kind,  # type: ignore[arg-type]
                    row.value, row.unit, row.qualifier,  # type: ignore[arg-type]
                    Period(row.period, first.isoformat(), last.isoformat(), "sentence"),
                    row.basis, row.scope, row.goal,  # type: ignore[arg-type]
                )  # fmt: skip
                break


def statement(row: Row | ParsedStatistic, told_on: datetime.date, source: int) -> Statement:
    if isinstance(row, Row):
        period = CalendarPeriod(*days(row.period))
    else:
        assert row.period is not None
        ends = str(row.period.start), str(row.period.end)
        period = CalendarPeriod(*map(datetime.date.fromisoformat, ends))
    value = Printed(Decimal(row.value), len(row.value.partition(".")[2]), row.unit, row.qualifier)
    told = SeriesRow(value, period, told_on, source, row.goal)
    return Statement(told, row.kind, row.basis, row.scope)


def histories(passage: Passage, reading: Reading, *, own: bool) -> dict[str, History]:
    told: dict[str, list[Statement]] = defaultdict(list)
    n = 0
    for release in passage.earlier:
        for row in release.rows:
            n += 1
            day = datetime.date.fromisoformat(release.day)
            told[row.indicator].append(statement(row, day, n))
    for mine in reading.statistics if own else ():
        if mine.period and mine.period.start and mine.period.end:
            n += 1
            day = datetime.date.fromisoformat(passage.published[:10])
            told[mine.indicator].append(statement(mine, day, n))
    return {name: History.of(statements) for name, statements in told.items()}


def edition_of(passage: Passage) -> CheckedEdition:
    reading = reading_of(passage)
    if passage.place.startswith("pages"):
        reading = with_figures_read(passage, reading)
    last: dict[str, tuple[EarlierRelease, HeldPosts]] = {}
    for release in sorted(passage.earlier, key=lambda each: each.day):
        for person in release.people:
            day = datetime.date.fromisoformat(release.day)
            last[person.name] = release, HeldPosts(person.organisation, person.posts, day)
    held = {s.id: last[s.name][1] for s in reading.speakers if s.name in last}
    before = histories(passage, reading, own=False)
    units = {name: history.statements[0].row.printed.unit for name, history in before.items()}
    return CheckedEdition(
        reading, WORDS,
        None if "event.date" in passage.missing else datetime.date.fromisoformat(passage.event),
        Published(before, units), histories(passage, reading, own=True), held,
        links=tuple(AnsweredLink(*link_place(reading, link.words), link.address, link.answer)
                    for link in passage.links),
    )  # fmt: skip


def with_figures_read(passage: Passage, reading: Reading) -> Reading:
    """A page's figures are read, and those that the reader itself doubts are left to its doubts."""
    page = read("\n\n".join([passage.title, passage.published, passage.text]))
    place_of = {block.text: block.id for block in reading.blocks}
    doubted = {(d.block, d.start) for d in page.doubts}
    rows = []
    for row in page.statistics:
        text = page.blocks[row.block - 1].text
        if text in place_of and (row.block, row.start) not in doubted:
            rows.append(replace(row, block=place_of[text]))
    return replace(reading, statistics=tuple(rows))


def link_place(reading: Reading, words: str) -> tuple[int, int, int]:
    for n, block in enumerate(reading.blocks):
        if (start := block.text.find(words)) >= 0:
            return n, start, start + len(words)
    raise AssertionError(words)


@dataclass
class Count:
    """Of one passage: each mark with whether it was found, and the findings that are of none."""

    found: list[tuple[str, bool]]
    false: list[str]


@cache
def counted(place: str) -> Count:
    passage = every()[place]
    told = list(findings(edition_of(passage)))
    marks = [(mark.wrong, [f for f in told if is_on(f, passage, n)])
             for n, mark in enumerate(passage.marks)]  # fmt: skip
    of_marks = {id(finding) for _wrong, on in marks for finding in on}
    false = [f"{f.kind}: {f.message}" for f in told if id(f) not in of_marks]
    return Count([(wrong, bool(on)) for wrong, on in marks], false)


def is_on(finding: CheckFinding, passage: Passage, n: int) -> bool:
    mark = passage.marks[n]
    kind, _, at = mark.where.partition(" ")
    if kind == "missing":
        return FIELDS.get(finding.kind) == passage.missing[int(at)]
    if kind == "person":
        return finding.at.rows == "speakers" and finding.at.n == int(at)
    if finding.at.rows == "speakers" and passage.kind == "job-title":
        return True
    if finding.at.rows in ("event", "") and passage.kind in ("date", "completeness"):
        return True
    places = [(m.at, m.start, m.end) for m in finding.mendings] or [
        (finding.at, finding.start, finding.end)
    ]
    return any(
        place == FoundAt("blocks", int(at), "text") and start < max(mark.end, mark.start + 1)
        and mark.start < max(end, start + 1)
        for place, start, end in places
    )  # fmt: skip


@cache
def every() -> dict[str, Planted | Clean]:
    return {passage.place: passage for passage in (*planted(), *variants(), *clean(), *pages())}
