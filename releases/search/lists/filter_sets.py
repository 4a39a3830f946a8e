"""The filters of each list. One declaration here is a filter in the form, in list, counts and
facets, among the chips, behind the tabs and in the feed."""

from functools import cached_property

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

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
    ToldAs,
    Topic,
)
from releases.search.query.parser import Criteria

from .facets import ChoiceFilter, OfferedFilter, OutcomeFilter, VocabularyFilter, YearFilter
from .list_filters import DataPeriodFilter, KeywordFilter, NameBox, PeriodFilter, narrowed
from .list_kinds import EXCHANGES, MEASURES, RELEASES, SPEAKERS, STATISTICS, ListKind
from .result_list import ResultList


class ReleaseFilter(django_filters.FilterSet):
    """`qs` narrows whatever editions it is given; `result_list` lists what is published."""

    list_kind: ListKind = RELEASES
    # Feeds tell of these too: who follows a body learns that its only release was withdrawn.
    with_withdrawn = False

    q = KeywordFilter(_("关键词"))
    period = PeriodFilter(_("发布时间"))
    year = YearFilter(
        _("发布年份"),
        empty=_("全部年份"),
        refusal=_("没有“%(value)s”这一年的发布稿，请从列表里选。"),
    )
    data_period = DataPeriodFilter(_("数据时期"))
    organisation = VocabularyFilter(
        pgettext_lazy("one", "机构"),
        Organisation,
        group=SearchFacet.Group.ORGANISATION,
        column="organisation",
        empty=_("全部机构"),
        widget=NameBox,
        refusal=_("没有机构“%(value)s”的发布稿，请写全称，或从提示里选。"),
    )
    speaker = VocabularyFilter(
        pgettext_lazy("one", "发言人"),
        Person,
        group=SearchFacet.Group.SPEAKER,
        column="person",
        empty=_("全部发言人"),
        widget=NameBox,
        refusal=_("没有发言人“%(value)s”的发布稿，请写全称，或从提示里选。"),
    )
    topic = VocabularyFilter(
        pgettext_lazy("one", "主题"),
        Topic,
        group=SearchFacet.Group.TOPIC,
        empty=_("全部主题"),
        refusal=_("没有主题“%(value)s”的发布稿，请从列表里选。"),
    )
    theme = ChoiceFilter(
        _("环节"),
        Theme,
        group=SearchFacet.Group.THEME,
        column="theme",
        empty=_("全部环节"),
        refusal=_("没有“%(value)s”这个环节，请从列表里选。"),
    )

    class Meta:
        model = Edition
        fields: list[str] = []

    @cached_property
    def criteria(self) -> Criteria:
        """What was found good; filters that were refused filter nothing here. Those that choose
        whole releases come first, as ways out of an empty list are offered."""
        values = getattr(self.form, "cleaned_data", {}) if self.is_bound else {}
        found = [name for name, value in values.items() if value]
        found.sort(key=lambda name: self.filters[name].of_rows)
        return Criteria({name: values[name] for name in found})

    @cached_property
    def result_list(self) -> ResultList:
        return self.list_of(self.criteria)

    @classmethod
    def list_of(cls, criteria: Criteria, seen_from: ResultList | None = None) -> ResultList:
        """The list of this kind in a state that is known already."""
        return ResultList(cls.list_kind, cls.base_filters, criteria, seen_from)

    @property
    def form(self) -> forms.Form:
        """The form; what was refused stays as it was typed."""
        known = hasattr(self, "_form")
        form: forms.Form = super().form
        if not known:
            form.label_suffix = ""
            if self.is_bound:
                form.is_valid()
        return form

    def offer(self) -> None:
        """Fill the lists with the values that occur, each with its count, for showing the form."""
        for name, filter_ in self.filters.items():
            if isinstance(filter_, OfferedFilter):
                choices = self._choices(name, filter_)
                self.form.fields[name].widget.offer(choices, str(filter_.empty))

    def _choices(self, name: str, filter_: OfferedFilter) -> list[tuple[str, str]]:
        """Value and label with count; what was typed is always among them, but for a box, where it
        stands already."""
        widget = self.form.fields[name].widget
        counts = dict(self.result_list.facet(name, most=widget.most))
        chosen = self.criteria.get(name)
        if chosen and chosen not in counts and not widget.takes_any:
            counts[chosen] = self.result_list.total().n
        more = "+" if self.result_list.documents(name).more else ""
        told = gettext("%(label)s（%(n)s）")
        found = [
            (typed, told % {"label": label, "n": f"{counts[value]}{more}"})
            for value, typed, label in filter_.named(counts, self.result_list.data_version)
        ]
        if widget.takes_any:
            return found
        typed = self.form.data.get(name, "") if self.is_bound else ""
        if typed and typed not in dict(found):
            found.append((typed, gettext("%s（没有这一项）") % typed))
        return found

    def filter_queryset(self, queryset: QuerySet[Edition]) -> QuerySet[Edition]:
        if not self.criteria:
            return queryset
        rows = narrowed(SearchDocument.objects.all(), self.filters, self.criteria)
        return queryset.filter(search_document__in=rows.order_by().values("key"))


class ExchangeFilter(ReleaseFilter):
    list_kind = EXCHANGES


class MeasureFilter(ReleaseFilter):
    list_kind = MEASURES
    stage = ChoiceFilter(
        _("阶段"),
        Measure.Stage,
        column="stage",
        empty=_("全部阶段"),
        refusal=_("没有“%(value)s”这个阶段，请从列表里选。"),
    )
    outcome = OutcomeFilter(
        _("后来"), empty=_("全部结果"), refusal=_("没有“%(value)s”这种结果，请从列表里选。")
    )


class StatisticFilter(ReleaseFilter):
    list_kind = STATISTICS
    data_period = DataPeriodFilter(_("数据时期"), of_rows=True)
    indicator = VocabularyFilter(
        _("指标"),
        Indicator,
        column="indicator",
        empty=_("全部指标"),
        widget=NameBox,
        refusal=_("没有指标“%(value)s”的数据，请写全称，或从提示里选。"),
    )
    kind = ChoiceFilter(
        _("类型"),
        Kind,
        column="figure_kind",
        empty=_("全部类型"),
        refusal=_("没有“%(value)s”这一类数据，请从列表里选。"),
    )
    told_as = ChoiceFilter(
        _("性质"),
        ToldAs,
        column="told_as",
        empty=_("结果、目标和预计"),
        refusal=_("没有“%(value)s”这种数据，请从列表里选。"),
    )


class SpeakerFilter(ReleaseFilter):
    list_kind = SPEAKERS


FILTERS = {
    filterset.list_kind.name: filterset
    for filterset in (ReleaseFilter, ExchangeFilter, MeasureFilter, StatisticFilter, SpeakerFilter)
}
