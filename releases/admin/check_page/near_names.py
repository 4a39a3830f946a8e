"""What a new name of the page may be: nouns that are near it, with what speaks for each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from releases.admin import admin_links
from releases.admin.match_words import reasons
from releases.figures.units import unit_of
from releases.intake.name_matching import Match, Period, Thing, judge, offers
from releases.intake.parse.reading import ParsedStatistic, Reading
from releases.intake.vocabulary import Vocabulary
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.vocabulary.known_things import names, with_evidence
from releases.publishing.vocabulary.noun_rows import NOUNS

HERE = 0  # the page itself, among the releases


@dataclass(frozen=True, slots=True)
class NearName:
    """A noun that a new name may be another name of."""

    pk: int
    name: str
    why: str
    link: str

    def __str__(self) -> str:
        return self.name


def near_names(kind: str, new: Sequence[str], vocabulary: Vocabulary) -> dict[str, list[NearName]]:
    """By each new name, the likeliest first; a few queries, however many names there are."""
    if not new:
        return {}
    reading = vocabulary.reading
    known = names(kind)
    offered = offers(kind, [as_told(kind, name, reading) for name in new], known)
    near = {match.other.key: match.other for found in offered.values() for match in found}
    here = {row.pk for row in known_here(kind, vocabulary) if row is not None}
    told = {thing.key: thing for thing in (with_evidence(kind, near.values()) if near else ())}
    for key in here & told.keys():
        told[key] = replace(told[key], releases=told[key].releases | {HERE})
    return {
        name: _shown(kind, [judge(kind, m.one, told[m.other.key]) for m in found])
        for name, found in offered.items()
    }


def _shown(kind: str, found: Iterable[Match]) -> list[NearName]:
    likely = sorted((match for match in found if match.likely), key=lambda match: -match.score)
    return [
        NearName(
            match.other.key,
            match.other.name + (f"（{match.other.note}）" if match.other.note else ""),
            reasons(match.why),
            admin_links.noun(NOUNS[kind], match.other.key),
        )
        for match in likely
    ]


def known_here(kind: str, vocabulary: Vocabulary) -> Iterable[VocabularyTerm | None]:
    rows: dict[str, Iterable[VocabularyTerm | None]] = {
        "organisation": vocabulary.organisations.values(),
        "person": vocabulary.people.values(),
        "outlet": vocabulary.media.values(),
    }
    return rows.get(kind, ())


def as_told(kind: str, name: str, reading: Reading) -> Thing:
    """The new name with what the page itself tells of it."""
    here = frozenset({HERE})
    if kind == "person":
        rows = [speaker for speaker in reading.speakers if speaker.name == name]
        bodies = frozenset(row.organisation for row in rows if row.organisation)
        posts = frozenset(post for row in rows for post in row.posts)
        return Thing(HERE, name, organisations=bodies, posts=posts, releases=here)
    if kind != "indicator":
        return Thing(HERE, name, releases=here)
    figures = [row for row in reading.statistics if row.indicator == name]
    units = frozenset(row.unit for row in figures if row.unit)
    return Thing(HERE, name, units=units, releases=here, told=_told(figures))


def _told(figures: Iterable[ParsedStatistic]) -> dict[Period, frozenset[Decimal]]:
    found: dict[Period, set[Decimal]] = defaultdict(set)
    for row in figures:
        if row.kind == "level" and not row.goal and not row.scope and row.period:
            period = row.period
            if period.start and period.end:
                span = date.fromisoformat(period.start), date.fromisoformat(period.end)
                found[span].add(Decimal(row.value) * unit_of(row.unit).factor)
    return {period: frozenset(values) for period, values in found.items()}
