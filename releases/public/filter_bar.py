"""The filter bar of the five views: tabs, the conditions that are set, and ways out of nothing."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from releases.models import Edition
from releases.search import facets
from releases.search.filters import FILTERS, EditionFilter
from releases.search.listing import Listing, Total
from releases.search.views import COMMON, VIEWS
from releases.text.typed_dates import period_words

# Where each view is, and what it is called.
ADDRESSES = {
    "releases": ("public:releases", _("发布稿")),
    "exchanges": ("public:exchanges", _("答记者问")),
    "measures": ("public:measures", _("举措")),
    "statistics": ("public:figures", _("数据")),
    "speakers": ("public:speakers", _("发言人")),
}
_PAGING = ("page", "after", "before", "until")


class Tab(NamedTuple):
    label: Any
    address: str
    total: Total
    current: bool


class ActiveFilter(NamedTuple):
    """`without` is the query string that leaves it out, `gain` how many there are then."""

    name: str
    label: str
    value: str
    without: str
    gain: Total


@dataclass
class FilterBar:
    filterset: EditionFilter
    data: QueryDict

    @property
    def listing(self) -> Listing:
        return self.filterset.listing

    def tabs(self) -> list[Tab]:
        """The same conditions, seen from each of the five sides."""
        shared = self.kept(*COMMON)
        found = []
        for view in VIEWS:
            current = view is self.filterset.view
            listing = self.listing if current else _other(view.name, self.filterset)
            name, label = ADDRESSES[view.name]
            address = f"{reverse(name)}?{shared}" if shared else reverse(name)
            found.append(Tab(label, address, listing.total(), current))
        return found

    def active(self) -> list[ActiveFilter]:
        """Every condition that is set, those that were refused included."""
        form, found = self.filterset.form, []
        for name, field in form.fields.items():
            typed = self.data.get(name, "").strip()
            if typed:
                value = self.words(name, typed)
                gain = self.listing.total(name)
                found.append(
                    ActiveFilter(name, str(field.label), value, self.query(without=name), gain)
                )
        return found

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but a keyword is asked for."""
        names = set(self.filterset.form.fields) - {"q"}
        return any(self.data.get(name, "").strip() for name in names)

    def words(self, name: str, typed: str) -> str:
        """A condition as it reads; what was refused reads as it was typed."""
        value = getattr(self.listing.criteria, name)
        if name == "q" or not value:
            return typed
        if name == "period":
            return period_words(*value)
        return facets.label_of(name, value)

    def query(self, *, without: str = "", **changes: str) -> str:
        """The query string of this state with something left out or put in; always page one."""
        data = self.data.copy()
        for name in (*_PAGING, without):
            data.pop(name, None)
        for name, value in changes.items():
            data[name] = value
        return data.urlencode()

    def kept(self, *names: str) -> str:
        data = self.data.copy()
        for name in list(data):
            if name not in names or not str(data[name]).strip():
                data.pop(name)
        return data.urlencode()


def bar_of(view: str, data: QueryDict) -> FilterBar:
    filterset = FILTERS[view](data or None, Edition.objects.published())
    return FilterBar(filterset, data)


def _other(view: str, filterset: EditionFilter) -> Listing:
    """The listing of another view in the same state, but for filters that it does not have."""
    other = FILTERS[view].view
    mine = [name for name in filterset.view.own if name not in other.own]
    return Listing(other, filterset.criteria.without(*mine), filterset.listing)
