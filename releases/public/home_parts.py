"""What the first page tells besides the newest releases: what was said last, and the record."""

import datetime
from dataclasses import dataclass
from operator import itemgetter

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from releases.models import Edition, Kind, Measure, SearchFacet, Statistic, Topic
from releases.public.conflicts.conflict_items import ConflictItem, newest_conflicts
from releases.public.corrections.correction_log import LoggedCorrection, newest_corrections
from releases.public.promises import summary_table
from releases.public.promises.overview import Promised
from releases.public.promises.summary_table import Counts
from releases.public.series.contradictions import contradictions
from releases.public.series.news import times_reported
from releases.public.site.context import in_chinese
from releases.public.wording.figure_words import Figure
from releases.search import cache
from releases.search.lists.document_facts import FACTS

MAX_FIGURES, MAX_PROMISES = 3, 2  # of the last press conference
MAX_CONFLICTS = 2
MAX_TOPICS = 12


@dataclass(frozen=True, slots=True)
class LastSaid:
    """The figures that are followed over the most releases, and what was promised first."""

    edition: Edition
    figures: list[Figure]
    promises: list[Measure]


@dataclass(frozen=True, slots=True)
class Record:
    promises: Counts
    conflicts: list[ConflictItem]
    conflict_count: int
    corrections: list[LoggedCorrection]


@dataclass(frozen=True, slots=True)
class CountedTopic:
    topic: Topic
    releases: int


def home_parts(today: datetime.date) -> dict[str, SafeString]:
    """As they are printed; made again when anything is published, and on the next day."""
    at = cache.data_version()

    def made() -> dict[str, SafeString]:
        told = {
            "last": last_said(),
            "record": record(today, at),
            "topics": topics(at),
            "zh": in_chinese(),
        }
        names = ("last_said", "record", "topics")
        return {name: render_to_string(f"site/_{name}.html", told) for name in names}

    return cache.cached(("home parts", today, get_language()), made, at=at)


def last_said() -> LastSaid | None:
    edition = Edition.objects.published().select_related("release").newest_first().first()
    if edition is None:
        return None
    rows = Statistic.objects.filter(edition=edition, kind=Kind.LEVEL, goal="", scope="")
    told_on = edition.event_date or edition.release.first_published_at
    # What ends later than it was told is foreseen, whatever it says.
    dated = rows.filter(period_end__lte=told_on).in_order().for_display()
    times = times_reported()
    newest: dict[int, Statistic] = {}
    told = [(period.newness, row) for row in dated if (period := row.period)]
    for _newness, row in sorted(told, key=itemgetter(0), reverse=True):
        newest.setdefault(row.indicator_id, row)
    figures = sorted(newest.values(), key=lambda row: -times.get(row.indicator_id, 0))[:MAX_FIGURES]
    promised = Measure.objects.filter(edition=edition).promised().in_order()
    return LastSaid(edition, list(map(Figure.of, figures)), list(promised[:MAX_PROMISES]))


def record(today: datetime.date, at: cache.DataVersion) -> Record:
    """What became of promises, where releases disagree, what was corrected."""
    return Record(
        promises=summary_table.total(Promised(today, at).cells),
        conflicts=newest_conflicts(MAX_CONFLICTS),
        conflict_count=len(contradictions()),
        corrections=newest_corrections(1),
    )


def topics(at: cache.DataVersion) -> list[CountedTopic]:
    """Those that the most releases are about."""
    counts = FACTS.at(at).values(SearchFacet.Group.TOPIC, None, MAX_TOPICS)
    known = Topic.objects.in_bulk(list(counts)[:MAX_TOPICS])
    return [CountedTopic(known[pk], n) for pk, n in counts.items() if pk in known][:MAX_TOPICS]
