"""The values of a working copy as rows of the check page, each with a name: `statistic-3`."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from releases.intake import correct
from releases.intake.parse.reading import (
    ParsedBlock,
    ParsedDoubt,
    ParsedMeasure,
    ParsedSpeaker,
    ParsedStatistic,
    Reading,
    fact,
)
from releases.models import (
    Appearance,
    Basis,
    Block,
    Goal,
    Kind,
    Measure,
    PeriodFrom,
    Qualifier,
    Theme,
)
from releases.models.facts import compared
from releases.text.quotations import in_a_line, shortened

from . import accepted_rows
from .working_copy import Copy

FACTS = {fact.path: fact for fact in compared()}
_ABOUT = {
    "no_title": "fact-title",
    "no_publication_date": "fact-published_at",
    "no_date": "fact-published_at",
    "no_event_date": "fact-event.date",
    "event_after_publication": "fact-event.date",
}
EXCERPT = 60


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """A row of the check page; `missing` says that a fact which most pages have was not found."""

    name: str
    value: str
    notes: str = ""
    label: StrOrPromise = ""
    settled: bool = False
    missing: bool = False
    may_drop: bool = True


@dataclass(frozen=True, slots=True)
class ParsedDoubtRow:
    """`about` is the row to correct; `kind` whether it can be dropped from here."""

    name: str
    doubt: ParsedDoubt
    settled: bool
    about: str

    @property
    def droppable(self) -> str:
        return self.about if self.about.partition("-")[0] in ("measure", "statistic") else ""


def doubts(copy: Copy) -> list[ParsedDoubtRow]:
    done, about = set(copy.settled), _About(copy.reading)
    rows = zip(copy.reading.doubts, accepted_rows.keys(copy.reading, "doubt"), strict=True)
    return [
        ParsedDoubtRow(f"doubt-{n}", doubt, key in done, about.row(doubt))
        for n, (doubt, key) in enumerate(rows, 1)
    ]


def sections(copy: Copy) -> Iterator[tuple[str, str, list[ParsedRow]]]:
    """Key, title and rows of each kind, in the order of the page."""
    reading, done = copy.reading, set(copy.settled)
    facts = []
    for name, declared in FACTS.items():
        value = fact(reading, name) or ""
        shown = "、".join(value) if isinstance(value, tuple) else value
        if name == "published_at":
            shown = shown.replace("T", " ")[:16]
        missing, settled = declared.wanted and not value, fact_key(reading, name) in done
        row = ParsedRow(f"fact-{name}", shown, "", declared.label, settled, missing, bool(value))
        facts.append(row)
    yield "fact", _("基本信息"), facts
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    titles = (_("发言人"), _("举措"), _("数据"), _("正文"))
    for kind, title in zip(("speaker", "measure", "statistic", "block"), titles, strict=True):
        rows = getattr(reading, correct.ROWS[kind])
        keyed = enumerate(zip(accepted_rows.keys(reading, kind), rows, strict=True), 1)
        described = [
            ParsedRow(f"{kind}-{n}", *_value_and_notes(row, names), settled=key in done)
            for n, (key, row) in keyed
        ]
        yield kind, title, described


def fact_key(reading: Reading, name: str) -> str:
    value = repr(fact(reading, name)).encode("utf-8", "replace")
    return f"fact-{name}-{hashlib.sha256(value).hexdigest()[:16]}"


def fact_words(reading: Reading) -> list[tuple[str, list[str]]]:
    """Where on the page facts and speakers may stand, in the words a page would use."""
    found = []
    for name in FACTS:
        value = fact(reading, name)
        if isinstance(value, tuple):
            found += [(f"fact-{name}", [item]) for item in value]
            continue
        words = [value or ""]
        if name in ("published_at", "event.date") and value:
            day = date.fromisoformat(value[:10])
            words = [
                f"{day:%Y-%m-%d}{value[11:16]}",
                f"{day:%Y-%m-%d}",
                f"{day.year}年{day.month}月{day.day}日",
                f"{day:%Y年%m月%d日}",
                f"{day:%Y/%m/%d}",
                f"{day.month}月{day.day}日",
            ]
        found.append((f"fact-{name}", words))
    for n, speaker in enumerate(reading.speakers, 1):
        introduced = [f"{post}{speaker.name}" for post in speaker.posts[-1:]]
        speaking = [f"{speaker.name}{mark}" for mark in "：:"]
        found.append((f"speaker-{n}", [*introduced, *speaking, speaker.name]))
    return found


def _value_and_notes(
    row: ParsedSpeaker | ParsedMeasure | ParsedStatistic | ParsedBlock, names: dict[int, str]
) -> tuple[str, str]:
    """What a row says and, separated by dots, the rest; `names` are those of speakers."""
    notes: tuple[object, ...]
    match row:
        case ParsedSpeaker():
            value = row.name
            notes = (Appearance.Role(row.role).label, row.organisation + "、".join(row.posts))
        case ParsedMeasure():
            value, theme = row.heading, dict(Theme.choices).get(row.theme)
            notes = (Measure.Stage(row.stage).label, theme, row.organisation, row.due)
        case ParsedStatistic():
            amount = _("第 %s 位") % row.value if row.kind == "rank" else f"{row.value}{row.unit}"
            value, basis = f"{row.indicator} {amount}", dict(Basis.choices).get(row.basis)
            qualifier = "" if row.qualifier == "exact" else Qualifier(row.qualifier).label
            period = row.period.label if row.period else ""
            if row.period and row.period.told_in:
                where = PeriodFrom(row.period.told_in).label
                period = _("%(period)s（%(where)s）") % {"period": period, "where": where}
            goal = Goal(row.goal).label if row.goal else ""
            notes = (goal, Kind(row.kind).label, basis, qualifier, row.scope, period)
        case ParsedBlock():
            value = shortened(in_a_line(row.text) if row.kind == "table" else row.text, EXCERPT)
            notes = (Block.Kind(row.kind).label, row.number, names.get(row.speaker or -1))
    return value, " · ".join(str(note) for note in notes if note)


class _About:
    """Which row a doubt is about, so that it can be corrected from there."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.blocks = {block.id: n for n, block in enumerate(reading.blocks, 1)}
        self.figures: dict[int, list[tuple[int, int, int]]] = {}
        for n, row in enumerate(reading.statistics, 1):
            self.figures.setdefault(row.block, []).append((row.start, row.end, n))

    def row(self, doubt: ParsedDoubt) -> str:
        if doubt.block is None:
            named = (
                n for n, s in enumerate(self.reading.speakers, 1) if f"“{s.name}”" in doubt.message
            )
            return _ABOUT.get(doubt.code) or next((f"speaker-{n}" for n in named), "")
        start, end = doubt.start or 0, doubt.end or 0
        near = (n for a, b, n in self.figures.get(doubt.block, ()) if a < end and start < b)
        whole = start == 0 and end == len(self.reading.blocks[self.blocks[doubt.block] - 1].text)
        figure = None if whole else next(near, None)
        return f"statistic-{figure}" if figure else f"block-{self.blocks[doubt.block]}"
