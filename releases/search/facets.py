"""The values that a filter offers, each with how many there would be."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import (
    Indicator,
    Kind,
    Measure,
    Organisation,
    Person,
    Theme,
    Topic,
)

from .listing import Listing

Choice = tuple[str, str]
# A longer list is no help to anybody: the keyword finds the rest.
MOST_OFFERED = 150

EMPTY = {
    "year": gettext_lazy("全部年份"),
    "organisation": gettext_lazy("全部机构"),
    "speaker": gettext_lazy("全部发言人"),
    "topic": gettext_lazy("全部主题"),
    "theme": gettext_lazy("全部环节"),
    "stage": gettext_lazy("全部阶段"),
    "outcome": gettext_lazy("全部结果"),
    "indicator": gettext_lazy("全部指标"),
    "kind": gettext_lazy("全部类型"),
}


def choices(listing: Listing, name: str, typed: str) -> list[Choice]:
    """The empty choice, then value and label with count; what was typed is always among them."""
    counts = dict(listing.facet(name, most=MOST_OFFERED))
    chosen = getattr(listing.criteria, name)
    if chosen and chosen not in counts:
        counts[chosen] = listing.total().n
    more = listing.documents(name).more
    found = [(value, counted(label, n, more)) for value, label, n in _labelled(name, counts)]
    if typed and typed not in dict(found):
        found.append((typed, _("%s（没有这一项）") % typed))
    return [("", str(EMPTY[name])), *found]


def counted(label: str, n: int, more: bool = False) -> str:
    return _("%(label)s（%(n)s）") % {"label": label, "n": f"{n}+" if more else n}


def label_of(name: str, value: Any) -> str:
    """How a chosen value reads."""
    return next((label for _value, label, _n in _labelled(name, {value: 0})), str(value))


def _labelled(name: str, counts: dict[Any, int]) -> list[tuple[str, str, int]]:
    return [(value, label, counts[pk]) for pk, value, label in _READERS[name](counts)]


def _years(values: Iterable[int | None]) -> list[tuple[Any, str, str]]:
    years = sorted((value for value in values if value), reverse=True)
    return [(year, str(year), _("%s年") % year) for year in years]


def _rows(model: Any) -> Callable[[Iterable[int]], list[tuple[Any, str, str]]]:
    def read(values: Iterable[int]) -> list[tuple[Any, str, str]]:
        rows = model.objects.filter(pk__in=list(values)).in_order()
        return [(row.pk, row.slug, str(row)) for row in rows]

    return read


def _enumerated(choices: Any) -> Callable[[Iterable[str]], list[tuple[Any, str, str]]]:
    def read(values: Iterable[str]) -> list[tuple[Any, str, str]]:
        there = set(values)
        return [(v, v, str(label)) for v, label in choices.choices if v in there]

    return read


_READERS: dict[str, Callable[[Any], list[tuple[Any, str, str]]]] = {
    "year": _years,
    "organisation": _rows(Organisation),
    "speaker": _rows(Person),
    "topic": _rows(Topic),
    "indicator": _rows(Indicator),
    "theme": _enumerated(Theme),
    "stage": _enumerated(Measure.Stage),
    "outcome": _enumerated(Measure.Outcome),
    "kind": _enumerated(Kind),
}
