"""The filters of the page of conflicts: the period spoken of, when it was told, and the theme."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Indicator, Theme
from releases.public.series.contradictions import Contradiction
from releases.public.site.choices import OptionalChoice, offer, offer_years


class ConflictFilterForm(forms.Form):
    """All in the address; what is offered is what any conflict has."""

    data_year = OptionalChoice(
        gettext_lazy("数据时期"), gettext_lazy("没有“%(value)s”年的数说法不一，请从列表里选。")
    )
    year = OptionalChoice(
        gettext_lazy("发布时间"), gettext_lazy("“%(value)s”年没有报出说法不一的数，请从列表里选。")
    )
    theme = OptionalChoice(
        gettext_lazy("环节"), gettext_lazy("没有“%(value)s”这个环节，请从列表里选。")
    )

    def __init__(self, data: Mapping[str, object], found: Sequence[Contradiction]) -> None:
        super().__init__(data, label_suffix="")
        self.found = found
        offer_years(self, "data_year", _("全部时期"), (each.period.end.year for each in found))
        offer_years(self, "year", _("全部时间"), (each.told_on.year for each in found))
        offer(self, "theme", _("全部环节"), Theme.choices)

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.values())

    def left(self) -> Sequence[Contradiction]:
        """What the filters leave, in its order."""
        period, told, theme = (self.cleaned_data[name] for name in self.fields)
        keys = set()
        if theme:
            keys = set(Indicator.objects.filter(theme=theme).values_list("pk", flat=True))
        return [
            each
            for each in self.found
            if period in ("", str(each.period.end.year))
            and told in ("", str(each.told_on.year))
            and (not theme or each.indicator in keys)
        ]
