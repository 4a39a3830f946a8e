"""更正记录 as a page."""

from collections.abc import Mapping

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from releases.public.lists.printed_items import has_sample
from releases.public.site.choices import OptionalChoice, offer_years
from releases.public.site.numbered_pages import paged

from .correction_log import log_items, logged, years

PAGE_SIZE = 30


class CorrectionFilterForm(forms.Form):
    year = OptionalChoice(
        gettext_lazy("发布时间"),
        gettext_lazy("“%(value)s”年没有更正、补充或撤回，请从列表里选。"),
    )

    def __init__(self, data: Mapping[str, object]) -> None:
        super().__init__(data, label_suffix="")
        offer_years(self, "year", _("全部时间"), years())


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    form = CorrectionFilterForm(request.GET)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        year = form.cleaned_data["year"]
        rows = logged(int(year) if year else None)
        page = paged(request, rows, PAGE_SIZE, missing=_("没有这一页更正记录。"))
        items = log_items(page["page_obj"].object_list)
        context |= page
        context |= {
            "items": items,
            "narrowed": bool(year),
            "has_sample": has_sample(item.edition for item in items),
        }
    return render(request, "corrections/correction_list.html", context)
