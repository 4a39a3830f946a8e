"""Facets: filters that offer the values that occur, each with how many there would be."""

from collections.abc import Callable, Collection, Iterable
from operator import itemgetter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField, Choices, Count, F
from django.utils.translation import gettext as _

from releases.models import (
    Measure,
    SearchDocument,
    SearchFacet,
    SearchPlace,
    State,
    names_version,
)
from releases.models.naming.former_address import led_on
from releases.models.vocabulary import VocabularyTerm, named, told_apart
from releases.search import cache
from releases.search.backends.dialect import raw_rows
from releases.search.cache import DataVersion

from .document_facts import Counts, Keys, PublishedFacts
from .list_filters import ListFilter, Rows, Select
from .list_kinds import ListKind

# A value of a filter, what stands for it in addresses, and how it reads.
Named = tuple[Any, str, str]
Words = tuple[Any, ...]


class OfferedField(forms.CharField):
    """A value that readers could have chosen; the list of choices is made afterwards, with counts.

    `find` gives what the value stands for, or None where nothing has it.
    """

    widget = Select

    def __init__(self, *, find: Callable[[str], Any], refusal: Any, **kw: Any) -> None:
        super().__init__(**kw)
        self.find, self.refusal = find, refusal

    def to_python(self, value: Any) -> Any:
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        found = self.find(text) if "\x00" not in text else None
        if found is None:
            raise ValidationError(self.refusal % {"value": text})
        return found

    def run_validators(self, value: Any) -> None:
        pass


class OfferedFilter(ListFilter):
    """Offers the values that occur, each with its count; `empty` is what choosing none is called.
    A facet, where `group` or `column` says what is counted."""

    field_class = OfferedField
    parent: Any  # the FilterSet

    def __init__(
        self,
        label: Any,
        *,
        refusal: Any,
        empty: Any,
        column: str = "",
        group: int = 0,
        **extra: Any,
    ) -> None:
        super().__init__(label, refusal=refusal, find=self.find, **extra)
        self.empty, self.column, self.group = empty, column, group
        self.of_rows = bool(column)

    def find(self, text: str) -> Any:
        """The value that `text` stands for; None where nothing that is told of has it."""
        raise NotImplementedError

    def named(self, values: Collection[Any], at: DataVersion = "") -> Iterable[Named]:
        """The values as they are offered, in order; `at` the present version, where it is known."""
        raise NotImplementedError

    def words(self, value: Any, typed: str) -> str:
        return next((label for _value, _typed, label in self.named([value])), str(value))

    def of_documents(self, rows: Rows, value: Any) -> Rows:
        """By a list of keys, so that a rare value is where the search begins."""
        if not self.group:
            return rows
        facets = SearchFacet.objects.filter(group=self.group, value=self.number(value))
        return rows.filter(key__in=facets.values("document"))

    def of_places(self, rows: Rows, value: Any) -> Rows:
        return rows.filter(**{self.column: value}) if self.column else rows

    def in_documents(self, facts: PublishedFacts, keys: Keys, most: int | None) -> Counts:
        """How many of these documents have each value, as a number; the `most` frequent first."""
        return facts.values(self.group, keys, most)

    def rows_in_documents(self, facts: PublishedFacts, kind: ListKind, keys: Keys) -> Counts:
        """The same of what a list of rows counts, where no column of theirs is looked at."""
        return facts.spread(kind, self.group, keys)

    def in_places(self, places: Rows) -> Rows:
        if not self.column:
            places = places.filter(document__facets__group=self.group)
            return places.annotate(of=F("document__facets__value"))
        if isinstance(SearchPlace._meta.get_field(self.column), CharField):
            places = places.exclude(**{self.column: ""})  # says nothing
        return places.filter(**{f"{self.column}__isnull": False}).annotate(of=F(self.column))

    def counts_in_places(self, places: Rows, units: Count, most: int | None) -> Counts:
        return counted(self.in_places(places), units, most)

    def number(self, value: Any) -> int:
        """The value as SearchFacet has it, and back."""
        return int(value)

    def value(self, number: int) -> Any:
        return number

    def told(self, rows: Any, document: str = "document__") -> Rows:
        """Rows of what is published, and for feeds of what was withdrawn: who follows a body
        learns that its only release was. `document` leads to SearchDocument."""
        if not self.parent.with_withdrawn:
            return rows.published()
        return rows.published() | rows.filter(**{f"{document}edition__state": State.WITHDRAWN})


def counted(rows: Rows, units: Count, most: int | None) -> Counts:
    """How many units there are of each value; of very many values the `most` frequent."""
    counts = rows.order_by().values_list("of").annotate(n=units).order_by("-n", "of")
    return dict(counts[:most] if most else counts)


class YearFilter(OfferedFilter):
    def find(self, text: str) -> int | None:
        if not (text.isascii() and text.isdecimal() and len(text) == 4):
            return None
        documents = self.told(SearchDocument.objects, "")
        return int(text) if documents.filter(year=int(text)).exists() else None

    def named(self, values: Collection[Any], at: DataVersion = "") -> Iterable[Named]:
        years = sorted((value for value in values if value), reverse=True)
        return [(year, str(year), _("%s年") % year) for year in years]

    def of_documents(self, rows: Rows, value: Any) -> Rows:
        return rows.filter(year=value)

    def in_documents(self, facts: PublishedFacts, keys: Keys, most: int | None) -> Counts:
        return facts.years(keys)

    def in_places(self, places: Rows) -> Rows:
        return places.filter(document__year__isnull=False).annotate(of=F("document__year"))


class VocabularyFilter(OfferedFilter):
    """By the slug in the address; only what occurs in the releases that are told of."""

    def __init__(self, label: Any, model: type[VocabularyTerm], **kw: Any) -> None:
        super().__init__(label, **kw)
        self.vocabulary = model

    def find(self, text: str) -> int | None:
        """Also by a name or an alias, as somebody types it, where only one thing bears it."""
        manager: Any = self.vocabulary._default_manager
        rows = manager.filter(slug=text)
        pk = rows.values_list("pk", flat=True).first()
        # A former address is led on from, though its name may be an alias now.
        if pk is None and led_on(self.vocabulary.kind_of_noun, text) is None:
            bearers = named(self.vocabulary, text).values_list("pk", flat=True)[:2]
            pk = bearers[0] if len(bearers) == 1 else None
        if pk is None:
            return None
        if not self.group:
            occurs = self.told(SearchPlace.objects).filter(**{self.column: pk})
        else:
            occurs = self.told(SearchFacet.objects).filter(group=self.group, value=pk)
        return pk if occurs.exists() else None

    def named(self, values: Collection[Any], at: DataVersion = "") -> Iterable[Named]:
        """By heart: each of several filters would ask for its own thirty with every page."""
        rows: Any = self.vocabulary._default_manager.order_by()
        known: dict[int, Words] = {}
        if at:
            every = ("names", self.vocabulary)
            known = cache.cached(every, lambda: self._words(rows), at=names_version(at))
        if new := [pk for pk in values if pk not in known]:
            known.update(self._words(rows.filter(pk__in=new)))
        shown = sorted((known[pk] for pk in values if pk in known), key=itemgetter(2, 0))
        return [_told(row) for row in shown]

    def _words(self, rows: Any) -> dict[int, Words]:
        """Primary key, address and name of each, and the note of those that have one."""
        noted = ["note"] if any(f.name == "note" for f in self.vocabulary._meta.fields) else []
        return {row[0]: row for row in raw_rows(rows.values_list("pk", "slug", "name", *noted))}


def _told(row: Words) -> Named:
    pk, slug, *words = row
    return pk, slug, told_apart(*words)


class ChoiceFilter(OfferedFilter):
    """One of a few words that the models know."""

    def __init__(self, label: Any, choices: type[Choices], **kw: Any) -> None:
        super().__init__(label, **kw)
        self.known = choices

    def find(self, text: str) -> str | None:
        return text if text in self.known.values else None

    def named(self, values: Collection[Any], at: DataVersion = "") -> Iterable[Named]:
        return [(v, v, str(label)) for v, label in self.known.choices if v in values]

    def number(self, value: Any) -> int:
        """A choice's place among all of them, from 1."""
        return self.known.values.index(value) + 1

    def value(self, number: int) -> Any:
        return self.known.values[number - 1]


class OutcomeFilter(ChoiceFilter):
    """What became of a measure. The index does not hold it: a later release may say so any day."""

    def __init__(self, label: Any, **kw: Any) -> None:
        super().__init__(label, Measure.Outcome, **kw)
        self.of_rows = True

    def of_places(self, rows: Rows, value: Any) -> Rows:
        turned_out = Measure.objects.answerable().turned_out(value)
        return rows.filter(row__in=turned_out.values("pk"))

    def counts_in_places(self, places: Rows, units: Count, most: int | None) -> Counts:
        measures = Measure.objects.filter(pk__in=places.values("row")).answerable().with_outcome()
        counted_by: Rows = measures.order_by()
        return dict(counted_by.values_list("outcome").annotate(n=Count("pk")))
