"""The values of a working copy as rows of the check page, each with a name: `statistic-3`."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from releases.intake.parse.reading import ParsedDoubt, Reading, fact
from releases.models import Appearance, Basis, Block, Kind, Measure, Qualifier, Theme
from releases.models.facts import compared
from releases.text.quotations import shortened

from . import accepted_rows
from .working_copy import Copy

FACTS = {fact.path: fact for fact in compared()}
_ABOUT = {
    "no_title": "fact-title", "no_publication_date": "fact-published_at",
    "no_date": "fact-published_at", "no_event_date": "fact-event.date",
    "event_after_publication": "fact-event.date",
}  # fmt: skip
EXCERPT = 60


@dataclass(frozen=True, slots=True)
class ParsedRow:
    name: str
    value: str
    notes: str = ""
    label: Any = ""
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


def sections(copy: Copy) -> Iterator[tuple[str, Any, list[ParsedRow]]]:
    """Key, title and rows of each kind, in the order of the page."""
    reading = copy.reading
    yield "fact", _("基本信息"), list(_facts(copy))
    yield "speaker", _("发言人"), _rows(copy, "speaker", _speakers(reading))
    yield "measure", _("举措"), _rows(copy, "measure", _measures(reading))
    yield "statistic", _("数据"), _rows(copy, "statistic", _statistics(reading))
    yield "block", _("正文"), _rows(copy, "block", _blocks(reading))


def fact_key(reading: Reading, name: str) -> str:
    value = repr(fact(reading, name)).encode("utf-8", "replace")
    return f"fact-{name}-{hashlib.sha256(value).hexdigest()[:16]}"


def fact_words(reading: Reading) -> list[tuple[str, list[str]]]:
    """Where on the page facts and speakers may stand, in the words a page would use."""
    found = []
    for name in FACTS:
        value = fact(reading, name)
        each = [[item] for item in value] if isinstance(value, tuple) else [_words(value, name)]
        found += [(f"fact-{name}", words) for words in each]
    for n, speaker in enumerate(reading.speakers, 1):
        introduced = [f"{post}{speaker.name}" for post in speaker.posts[-1:]]
        speaking = [f"{speaker.name}{mark}" for mark in "：:"]
        found.append((f"speaker-{n}", [*introduced, *speaking, speaker.name]))
    return found


def _words(value: str | None, name: str) -> list[str]:
    if name in ("published_at", "event.date") and value:
        day = date.fromisoformat(value[:10])
        return [
            f"{day:%Y-%m-%d}{value[11:16]}", f"{day:%Y-%m-%d}",
            f"{day.year}年{day.month}月{day.day}日", f"{day:%Y年%m月%d日}", f"{day:%Y/%m/%d}",
            f"{day.month}月{day.day}日",
        ]  # fmt: skip
    return [value or ""]


def _facts(copy: Copy) -> Iterator[ParsedRow]:
    for name, declared in FACTS.items():
        value = fact(copy.reading, name) or ""
        shown = "、".join(value) if isinstance(value, tuple) else value
        if name == "published_at":
            shown = shown.replace("T", " ")[:16]
        settled = fact_key(copy.reading, name) in copy.settled
        missing = declared.wanted and not value
        yield ParsedRow(
            f"fact-{name}", shown, "", declared.label, settled, missing, may_drop=bool(value)
        )


def _rows(copy: Copy, kind: str, shown: Iterator[tuple[str, str]]) -> list[ParsedRow]:
    done, keys = set(copy.settled), accepted_rows.keys(copy.reading, kind)
    return [
        ParsedRow(f"{kind}-{n}", value, notes, settled=key in done)
        for n, (key, (value, notes)) in enumerate(zip(keys, shown, strict=True), 1)
    ]


def _joined(*parts: Any) -> str:
    return " · ".join(str(part) for part in parts if part)


def _speakers(reading: Reading) -> Iterator[tuple[str, str]]:
    roles = dict(Appearance.Role.choices)
    for row in reading.speakers:
        yield row.name, _joined(roles[row.role], row.organisation + "、".join(row.posts))


def _measures(reading: Reading) -> Iterator[tuple[str, str]]:
    stages, themes = dict(Measure.Stage.choices), dict(Theme.choices)
    for row in reading.measures:
        yield (
            row.heading,
            _joined(stages[row.stage], themes.get(row.theme), row.organisation, row.due),
        )


def _statistics(reading: Reading) -> Iterator[tuple[str, str]]:
    kinds, bases, qualifiers = dict(Kind.choices), dict(Basis.choices), dict(Qualifier.choices)
    for row in reading.statistics:
        amount = _("第 %s 位") % row.value if row.kind == "rank" else f"{row.value}{row.unit}"
        qualifier = "" if row.qualifier == "exact" else qualifiers[row.qualifier]
        period = row.period.label if row.period else ""
        notes = (kinds[row.kind], bases.get(row.basis), qualifier, row.scope, period)
        yield f"{row.indicator} {amount}", _joined(*notes)


def _blocks(reading: Reading) -> Iterator[tuple[str, str]]:
    kinds = dict(Block.Kind.choices)
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    for row in reading.blocks:
        text = shortened(row.text, EXCERPT)
        yield text, _joined(kinds[row.kind], row.number, names.get(row.speaker or -1))


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
