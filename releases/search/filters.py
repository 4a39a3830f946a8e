"""The filter bar of each view: what a reader typed and chose, and the criteria it comes to."""

from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from releases.models import (
    Edition,
    Indicator,
    Kind,
    Measure,
    Organisation,
    Person,
    SearchDocument,
    SearchFacet,
    Theme,
    Topic,
)

from . import fields
from .criteria import Criteria
from .documents import narrowed
from .facets import choices
from .listing import Listing
from .views import EXCHANGES, MEASURES, RELEASES, SPEAKERS, STATISTICS, View

Group = SearchFacet.Group


class _Filter(django_filters.Filter):
    """A filter whose field turns what was typed into a value of Criteria."""

    def __init__(self, field_class: type[forms.Field], label: Any, **extra: Any) -> None:
        self.field_class = field_class
        super().__init__(label=label, **extra)


def _offered(label: Any, refusal: Any, find: Any) -> _Filter:
    return _Filter(fields.OfferedField, label, find=find, refusal=refusal)


class EditionFilter(django_filters.FilterSet):
    """`qs` narrows whatever editions it is given; `listing` counts and lists what is published."""

    view: View = RELEASES
    # Feeds tell of these too: who follows a body learns that its only release was withdrawn.
    with_withdrawn = False

    q = _Filter(fields.KeywordField, _("关键词"))
    period = _Filter(fields.PeriodField, _("时间"))
    year = _offered(_("年份"), _("没有“%(value)s”这一年的发布稿，请从列表里选。"), fields.year)
    organisation = _offered(
        pgettext_lazy("one", "机构"), _("没有机构“%(value)s”的发布稿，请从列表里选。"),
        fields.vocabulary(Organisation, Group.ORGANISATION),
    )  # fmt: skip
    speaker = _offered(
        pgettext_lazy("one", "发言人"), _("没有发言人“%(value)s”的发布稿，请从列表里选。"),
        fields.vocabulary(Person, Group.SPEAKER),
    )  # fmt: skip
    topic = _offered(
        pgettext_lazy("one", "主题"), _("没有主题“%(value)s”的发布稿，请从列表里选。"),
        fields.vocabulary(Topic, Group.TOPIC),
    )  # fmt: skip
    theme = _offered(
        _("环节"), _("没有“%(value)s”这个环节，请从列表里选。"), fields.one_of(Theme.values)
    )

    class Meta:
        model = Edition
        fields: list[str] = []

    @cached_property
    def criteria(self) -> Criteria:
        """What was found good; filters that were refused filter nothing here."""
        values = getattr(self.form, "cleaned_data", {}) if self.is_bound else {}
        return Criteria(**{name: value for name, value in values.items() if value})

    @cached_property
    def listing(self) -> Listing:
        return Listing(self.view, self.criteria)

    @property
    def form(self) -> forms.Form:
        """The form; what was refused stays as it was typed."""
        known = hasattr(self, "_form")
        form: forms.Form = super().form
        if not known:
            form.label_suffix = ""
            for field in form.fields.values():
                if isinstance(field, fields.OfferedField):
                    field.with_withdrawn = self.with_withdrawn
            if self.is_bound:
                form.is_valid()
        return form

    def offer(self) -> None:
        """Fill the lists with the values that occur, each with its count, for showing the form."""
        for name, field in self.form.fields.items():
            if isinstance(field.widget, forms.Select):
                typed = self.form.data.get(name, "") if self.is_bound else ""
                field.widget.choices = choices(self.listing, name, typed)

    def filter_queryset(self, queryset: QuerySet[Edition]) -> QuerySet[Edition]:
        if not self.criteria.active():
            return queryset
        rows = narrowed(SearchDocument.objects.all(), self.criteria)
        if self.criteria.q:
            rows = rows.filter(key__finds=self.criteria.q)
        return queryset.filter(search_document__in=rows.order_by().values("key"))


class ExchangeFilter(EditionFilter):
    view = EXCHANGES


class MeasureFilter(EditionFilter):
    view = MEASURES
    stage = _offered(
        _("阶段"), _("没有“%(value)s”这个阶段，请从列表里选。"),
        fields.one_of(Measure.Stage.values),
    )  # fmt: skip
    outcome = _offered(
        _("后来"), _("没有“%(value)s”这种结果，请从列表里选。"),
        fields.one_of(Measure.Outcome.values),
    )  # fmt: skip


class StatisticFilter(EditionFilter):
    view = STATISTICS
    indicator = _offered(
        _("指标"), _("没有指标“%(value)s”的数据，请从列表里选。"), fields.indicator(Indicator)
    )
    kind = _offered(
        _("类型"), _("没有“%(value)s”这一类数据，请从列表里选。"), fields.one_of(Kind.values)
    )


class SpeakerFilter(EditionFilter):
    view = SPEAKERS


FILTERS = {
    filterset.view.name: filterset
    for filterset in (EditionFilter, ExchangeFilter, MeasureFilter, StatisticFilter, SpeakerFilter)
}
