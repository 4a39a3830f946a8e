"""Indicators by theme, each with its latest value, its change and a small line."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber
from django.utils.translation import gettext as _

from releases.models import Indicator, IndicatorAlias, Statistic, Theme

from .charting import Spark, spark
from .checking import last_change
from .series_words import Movement, period_name, printed_words
from .told import History, histories
from .wording import value_words

A_PAGE = 50
A_THEME = 6
NO_THEME = "none"  # `?theme=none`: indicators that belong to no theme
LONGEST_WORD = 100


@dataclass
class Item:
    indicator: Indicator
    value: str
    period: str
    change: Movement | None
    since: str
    spark: Spark | None
    source: int
    is_goal: bool = False
    said: Statistic | None = None

    @property
    def judged(self) -> str:
        """Whether the change is a good one, where the vocabulary says which way is good."""
        if self.change is None or self.change.way == "even" or self.indicator.up_is_good is None:
            return "even"
        return "good" if (self.change.way == "up") == self.indicator.up_is_good else "bad"


@dataclass
class Group:
    key: str
    name: str
    count: int
    items: list[Item]


def followed() -> QuerySet[Indicator]:
    """Indicators that a published release tells something of, with the number of releases."""
    rows = Statistic.objects.published().filter(indicator=OuterRef("pk")).order_by()
    releases = rows.values("indicator").annotate(n=Count("edition", distinct=True)).values("n")
    counted = Coalesce(Subquery(releases, output_field=IntegerField()), Value(0))
    return Indicator.objects.filter(Exists(rows)).annotate(releases=counted)


def theme_counts(word: str = "") -> dict[str, int]:
    """How many followed indicators each theme has, in the order of the chain; none comes last."""
    rows = Statistic.objects.published().filter(indicator=OuterRef("pk"))
    found = named(Indicator.objects.filter(Exists(rows)), word)
    counts = dict(found.order_by().values_list("theme").annotate(n=Count("pk")))
    themes = {theme: counts.get(theme, 0) for theme in Theme.values}
    return {**themes, NO_THEME: counts.get("", 0)}


def theme_name(key: str) -> str:
    return _("未分环节") if key == NO_THEME else str(Theme(key).label)


def named(indicators: QuerySet[Indicator], word: str) -> QuerySet[Indicator]:
    """Those whose name or alias has the word."""
    if not word:
        return indicators
    return indicators.filter(Q(name__icontains=word) | Exists(_aliases(word)))


def overview(counts: dict[str, int]) -> list[Group]:
    """The indicators that releases report most often, some of each theme."""
    place = Window(
        RowNumber(), partition_by="theme", order_by=[F("releases").desc(), "name", "pk"]
    )  # fmt: skip
    firsts = followed().annotate(place=place).filter(place__lte=A_THEME)
    found = items(firsts.order_by("theme", "place"))
    groups = []
    for key, count in counts.items():
        theme = "" if key == NO_THEME else key
        mine = [item for item in found if item.indicator.theme == theme]
        if mine:
            groups.append(Group(key, theme_name(key), count, mine))
    return groups


def listed(theme: str, word: str, number: str | None) -> Page[Indicator]:
    """One theme, or what a word finds, page by page; the often reported first."""
    found = named(followed(), word)
    if theme:
        found = found.filter(theme="" if theme == NO_THEME else theme)
    return Paginator(found.order_by("-releases", "name", "pk"), A_PAGE).get_page(number)


def items(indicators: Iterable[Indicator]) -> list[Item]:
    indicators = list(indicators)
    found = histories(indicators)
    made = [_item(indicator, found[indicator.pk]) for indicator in indicators]
    said = Statistic.objects.published().for_display().in_bulk([item.source for item in made])
    for item in made:
        item.said = said.get(item.source)
    return made


def _item(indicator: Indicator, history: History) -> Item:
    lane = history.series.main
    if lane is None:
        return _without_series(indicator, history)
    last, change = lane.points[-1], last_change(lane)
    return Item(
        indicator=indicator,
        value=printed_words(last.printed, history.kind),
        period=period_name(last.period),
        change=Movement.of(change[0]) if change else None,
        since=period_name(change[1].period) if change else "",
        spark=spark(lane),
        source=last.rows[0].source,
    )


def _without_series(indicator: Indicator, history: History) -> Item:
    """Only ranks, changes, goals or values without a period: what was told last."""
    told = history.latest_told
    period = told.row.period if told else None
    return Item(
        indicator=indicator,
        value=value_words(told.statistic) if told else "",
        period=period_name(period) if period else "",
        change=None,
        since="",
        spark=None,
        source=told.row.source if told else 0,
        is_goal=bool(told and told.row.is_goal),
    )


def _aliases(word: str) -> QuerySet[IndicatorAlias]:
    return IndicatorAlias.objects.filter(indicator=OuterRef("pk"), name__icontains=word)
