"""Indicators by theme, each with its latest value, its change and a sparkline."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from releases.figures.change_check import last_change
from releases.figures.indicator_history import History
from releases.models import Indicator, IndicatorAlias, Statistic, Theme
from releases.public.series.held_latest import latest_of
from releases.public.series.news import marks, times_reported
from releases.public.series.series_words import Movement, period_name, printed_words
from releases.public.wording.figure_words import value_words
from releases.search import cache
from releases.series.series_queries import disputed

from .charts.series_chart import Spark, spark

PAGE_SIZE = 50
MAX_PER_THEME = 6
NO_THEME = "none"  # `?theme=none`: indicators that belong to no theme
MAX_WORD_LENGTH = 100


class Reported(NamedTuple):
    """An indicator by its key, and how many releases tell of it."""

    key: int
    theme: str
    releases: int


@dataclass
class IndicatorItem:
    """An indicator in a list, with its latest value and the statistic that it is read from."""

    indicator: Indicator
    releases: int
    value: str
    period: str
    source: int
    part: str = ""
    change: Movement | None = None
    since: str = ""
    spark: Spark | None = None
    is_goal: bool = False
    is_disputed: bool = False
    statistic: Statistic | None = None

    @classmethod
    def of(cls, indicator: Indicator, history: History, releases: int) -> "IndicatorItem":
        """Where there are only ranks, changes, goals or values without a period, the last told."""
        lane = history.series.main
        if lane is None:
            told = history.latest_statement
            period = told.row.period if told else None
            return cls(
                indicator=indicator,
                releases=releases,
                value=value_words(told.stated) if told else "",
                period=period_name(period) if period else "",
                source=told.row.source if told else 0,
                is_goal=bool(told and told.row.is_goal),
            )
        last, change = lane.points[-1], last_change(lane)
        return cls(
            indicator=indicator,
            releases=releases,
            value=printed_words(last.printed, history.kind),
            period=period_name(last.period),
            part=history.part,
            source=last.rows[0].source,
            change=Movement.of(change[0]) if change else None,
            since=period_name(change[1].period) if change else "",
            spark=spark(lane),
        )

    @property
    def judged(self) -> str:
        """Whether the change is a good one, where the vocabulary says which way is good."""
        if self.change is None or self.change.way == "even" or self.indicator.up_is_good is None:
            return "even"
        return "good" if (self.change.way == "up") == self.indicator.up_is_good else "bad"


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """The first indicators of a theme, and how many there are."""

    key: str
    name: str
    count: int
    items: list[IndicatorItem]


def published() -> QuerySet[Indicator]:
    """Indicators that readers know of; a name that only a draft uses stays unknown."""
    rows = Statistic.objects.published().filter(indicator=OuterRef("pk"))
    return Indicator.objects.filter(Exists(rows))


def reported(word: str = "") -> list[Reported]:
    """Every followed indicator by how many releases tell of it; themes, the often reported and
    the pages of a list are all cut from it."""
    counts = times_reported()
    rows = Indicator.objects.filter(pk__in=list(counts))
    if word:
        aliases = IndicatorAlias.objects.filter(name__icontains=word).values("indicator")
        rows = rows.filter(Q(name__icontains=word) | Q(pk__in=aliases))
    named = rows.order_by("name", "pk").values_list("pk", "theme")
    found = [Reported(key, theme or NO_THEME, counts[key]) for key, theme in named]
    return sorted(found, key=lambda each: -each.releases)


def related(
    indicator: Indicator, most: int, counts: Mapping[int, int]
) -> list[tuple[Indicator, int]]:
    """Others of its theme, each with how many releases tell of it, the often reported first."""
    same = Indicator.objects.filter(theme=indicator.theme, pk__in=list(counts))
    others = same.exclude(Q(pk=indicator.pk) | Q(theme="")).order_by("name", "pk")
    found = sorted(others, key=lambda each: -counts[each.pk])[:most]
    return [(each, counts[each.pk]) for each in found]


def theme_counts(found: Iterable[Reported]) -> dict[str, int]:
    """How many indicators each theme has, in the order of the chain; those of none come last."""
    counts = Counter(each.theme for each in found)
    return {theme: counts[theme] for theme in (*Theme.values, NO_THEME)}


def theme_name(key: str) -> str:
    return _("未分环节") if key == NO_THEME else str(Theme(key).label)


def overview(found: Sequence[Reported]) -> list[ThemeGroup]:
    """The indicators that releases report most often, some of each theme."""
    counts = theme_counts(found)
    firsts = {
        theme: [each for each in found if each.theme == theme][:MAX_PER_THEME] for theme in counts
    }
    shown = (each for row in firsts.values() for each in row)
    made = {item.indicator.pk: item for item in items(shown)}
    return [
        ThemeGroup(theme, theme_name(theme), counts[theme], [made[each.key] for each in mine])
        for theme, mine in firsts.items()
        if mine
    ]


def listed(found: Sequence[Reported], theme: str, number: str | None) -> Page[Reported]:
    """One theme, or what a word finds, page by page; the often reported first."""
    mine = [each for each in found if not theme or each.theme == theme]
    return Paginator(mine, PAGE_SIZE).get_page(number)


def items(shown: Iterable[Reported]) -> list[IndicatorItem]:
    """The items of one page, each as it was as long as nothing new is told of its indicator; of
    releases alone we ask what they are today."""
    rows = list(shown)
    releases = {each.key: each.releases for each in rows}
    at, kind = marks(releases), ("item", get_language())
    kept = cache.cached_each(kind, at, lambda keys: _items(keys, releases))
    told = Statistic.objects.published().select_related("edition__release")
    sources = [kept[each.key].source for each in rows]
    statistics = told.only(
        "edition__ordinal", "edition__note_kind", "edition__release__origin"
    ).in_bulk(sources)
    return [
        replace(kept[each.key], statistic=statistics.get(source))
        for each, source in zip(rows, sources, strict=True)
    ]


def _items(keys: list[int], releases: Mapping[int, int]) -> dict[int, IndicatorItem]:
    """In a fixed number of queries."""
    known, found = Indicator.objects.in_bulk(keys), latest_of(keys)
    made = {key: IndicatorItem.of(known[key], found[key], releases[key]) for key in keys}
    sources = [item.source for item in made.values()]
    doubted = disputed(Statistic.objects.published().filter(pk__in=sources))
    return {key: replace(item, is_disputed=item.source in doubted) for key, item in made.items()}
