"""Where a shared name is used: the rows that link to it, each with the way to its words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import ForeignKey
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest
from releases.models import Edition
from releases.models.edition_row import EditionRow
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.vocabulary import noun_rows

from .merge_page import Site, noun

MAX_USES = 50  # of each kind of row; the rest is in its list


@dataclass(frozen=True, slots=True)
class NounUse:
    words: str
    url: str
    edition: Edition | None = None


@dataclass(frozen=True, slots=True)
class UsesOfAKind:
    title: str
    count: int
    uses: list[NounUse]
    whole_list: str

    @property
    def left_out(self) -> int:
        return self.count - len(self.uses)


def uses_view(request: StaffRequest, *, model_admin: Site, kind: str, pk: int) -> HttpResponse:
    used = noun(request, kind, pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": used._meta,
        "title": _("“%s”用在哪里") % used,
        "used": used,
        "kinds": list(uses_of(used)),
    }
    return TemplateResponse(request, "admin/releases/noun_uses.html", context)


def uses_of(used: VocabularyTerm) -> Iterator[UsesOfAKind]:
    """Of each kind of row two queries, however many there are."""
    for field in noun_rows.links(type(used)):
        rows, model = noun_rows.rows(field, used), field.model
        if noun_rows.has_edition(model):
            rows = (
                rows.filter(edition__discarded_at=None)
                .select_related("edition__release")
                .order_by("-edition", "pk")
            )
        found = [use_of(row, field) for row in rows[:MAX_USES]]
        count = rows.count() if len(found) == MAX_USES else len(found)
        if found:
            title = f"{model._meta.verbose_name}：{field.verbose_name}"
            yield UsesOfAKind(title, count, found, _whole_list(field, used))


def use_of(row: object, field: "ForeignKey[object, object]") -> NounUse:
    if isinstance(row, EditionRow):
        return NounUse(str(row), admin_links.editor(row.edition_id, row.anchor), row.edition)
    if isinstance(row, VocabularyTerm):
        return NounUse(str(row), admin_links.noun(type(row), row.pk))
    edition: Edition = getattr(row, "edition")  # noqa: B009
    return NounUse(str(edition), admin_links.editor(edition.pk), edition)


def _whole_list(field: "ForeignKey[object, object]", used: VocabularyTerm) -> str:
    """Of an edition's topics that of the editions, as their links have no list."""
    model, name = field.model, field.name
    if not issubclass(model, EditionRow | VocabularyTerm):
        model, name = Edition, "topics"
    changelist = reverse(f"admin:releases_{model._meta.model_name}_changelist")
    return f"{changelist}?{name}__id__exact={used.pk}"
