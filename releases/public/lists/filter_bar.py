"""The filter bar of the five lists: tabs, the conditions that are set, and ways out of nothing."""

from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from releases.models import Edition
from releases.search.lists.filter_sets import FILTERS, ReleaseFilter
from releases.search.lists.found_documents import Total
from releases.search.lists.result_list import ResultList
from releases.search.questions.parting import PartedSearch

from .parted_words import parted_words

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
    filterset: ReleaseFilter
    data: QueryDict
    # Where nothing holds what was typed as it stands.
    parted: PartedSearch | None = None

    @property
    def sought(self) -> str:
        """The words that are looked for, as somebody would type them."""
        return self.parted.typed if self.parted else self.data.get("q", "")

    @property
    def result_list(self) -> ResultList:
        return self.filterset.result_list

    def tabs(self) -> list[Tab]:
        """The same conditions, seen from each of the five sides; what only one side knows goes
        along, for the way back."""
        shared = self.query()
        found = []
        for kind, other in FILTERS.items():
            current = other.list_kind is self.filterset.list_kind
            total = self.result_list.total() if current else self._seen_by(other).total()
            name, label = ADDRESSES[kind]
            address = f"{reverse(name)}?{shared}" if shared else reverse(name)
            found.append(Tab(label, address, total, current))
        return found

    def _seen_by(self, other: type[ReleaseFilter]) -> ResultList:
        """The other list in the same state: without filters that it does not have, with those of
        its own that were chosen there."""
        mine, theirs = self.filterset.filters, other.base_filters
        criteria = self.filterset.criteria.only(*theirs)
        own = {name: self.data[name] for name in theirs if name not in mine and name in self.data}
        if own:
            asked = other(QueryDict(urlencode(own)), Edition.objects.none())
            criteria = criteria.plus(**asked.criteria)
        return other.list_of(criteria, self.result_list)

    def active(self) -> list[ActiveFilter]:
        """Every condition that is set, those that were refused included."""
        form, found = self.filterset.form, []
        for name, field in form.fields.items():
            typed = self.data.get(name, "").strip()
            if typed:
                value = self.words(name, typed)
                gain = self.result_list.total(name)
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
        value = self.filterset.criteria.get(name)
        return self.filterset.filters[name].words(value, typed) if value else typed

    def query(self, *, without: str = "", **changes: str) -> str:
        """The query string of this state with something left out or put in; always page one."""
        data = self.data.copy()
        for name in list(data):
            if name in (*_PAGING, without) or not str(data[name]).strip():
                data.pop(name)
        for name, value in changes.items():
            data[name] = value
        return data.urlencode()

    def elsewhere(self) -> list[tuple[str, str]]:
        """Conditions that only other views have, kept while this one is searched."""
        names = {name for other in FILTERS.values() for name in other.base_filters}
        typed = {name: str(self.data.get(name, "")).strip() for name in sorted(names)}
        mine = self.filterset.form.fields
        return [(name, value) for name, value in typed.items() if value and name not in mine]

    def kept(self, *names: str) -> str:
        data = self.data.copy()
        for name in list(data):
            if name not in names or not str(data[name]).strip():
                data.pop(name)
        return data.urlencode()


def bar_of(view: str, data: QueryDict, *, with_withdrawn: bool = False) -> FilterBar:
    """`with_withdrawn`: what only withdrawn releases have can be asked for too."""
    filterset = FILTERS[view](data or None, Edition.objects.published())
    filterset.with_withdrawn = with_withdrawn
    return FilterBar(filterset, data, parted_words(filterset, data))
