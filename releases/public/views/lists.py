"""The list of releases with its filters."""

from typing import Any, NamedTuple

from django.db.models import QuerySet
from django_filters.views import FilterView

from releases.models import Edition
from releases.public.listing import has_sample, items, listed
from releases.search.filters import EditionFilter
from releases.search.query import words


class ActiveFilter(NamedTuple):
    label: str
    value: str
    without: str  # the query string that leaves it out


class ReleaseList(FilterView):
    http_method_names = ["get", "head", "options"]
    filterset_class = EditionFilter
    template_name = "releases/edition_list.html"
    paginate_by = 20

    def get_queryset(self) -> QuerySet[Edition]:
        editions = Edition.objects.published().newest_first()
        return listed(editions, with_rows=bool(self.request.GET.get("q")))

    def get_context_data(self, **kw: Any) -> dict[str, Any]:
        context = super().get_context_data(**kw)
        form = self.filterset.form
        page = context["page_obj"]
        wanted = words(getattr(form, "cleaned_data", {}).get("q") or "")
        return context | {
            "form": form,
            "active": self.active_filters(),
            "items": items(context["object_list"], wanted),
            "page_numbers": page.paginator.get_elided_page_range(
                page.number, on_each_side=2, on_ends=1
            ),
            "has_sample": has_sample(context["object_list"]),
        }

    def active_filters(self) -> list[ActiveFilter]:
        form, active = self.filterset.form, []
        for name, field in form.fields.items():
            value = self.request.GET.get(name, "").strip()
            if not value:
                continue
            choices = dict(getattr(field, "choices", ()))
            remaining = self.request.GET.copy()
            remaining.pop(name)
            remaining.pop("page", None)
            active.append(
                ActiveFilter(field.label, choices.get(value, value), remaining.urlencode())
            )
        return active
