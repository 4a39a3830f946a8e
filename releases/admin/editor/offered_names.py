"""Names of the vocabulary, and units, offered while one is typed into a form of the editor."""

from collections.abc import Iterable

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, prefetch_related_objects
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from releases.admin.staff_request import StaffRequest, viewed
from releases.intake.name_matching import Thing
from releases.models import (
    Appearance,
    AttendingMedia,
    AttendingOrganisation,
    Edition,
    Indicator,
    Measure,
    Statistic,
)
from releases.models.vocabulary import NAME_LENGTH, VocabularyTerm
from releases.publishing.vocabulary import unconfirmed
from releases.publishing.vocabulary.noun_rows import NOUNS
from releases.text.fuzzy.pinyin import matches, typed_letters
from releases.text.name_key import name_key

from . import new_names
from .opened_form import RowForms

MAX_OFFERED = 20
UNIT = "unit"
# What is typed into the fields of a form, by the kind of noun that it names.
NAMED_IN: dict[type, dict[str, str]] = {
    Statistic: {"indicator_name": "indicator", "series": "indicator", "unit": UNIT},
    Measure: {"organisation_name": "organisation", "known": "organisation"},
    AttendingOrganisation: {"name": "organisation", "known": "organisation"},
    AttendingMedia: {"name": "outlet", "known": "outlet"},
    Appearance: {
        "name": "person",
        "organisation_name": "organisation",
        "known": "organisation",
    },
}

Offer = tuple[str, str]  # a name, and what is said of it


def named_fields(form: RowForms) -> None:
    """Say in the form which of its fields take a name of which kind."""
    for field, kind in NAMED_IN.get(type(form.instance), {}).items():
        form.fields[field].widget.attrs["data-names"] = kind


def suggest_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    """For whoever may write in the edition; what is typed is asked for nowhere else."""
    edition = viewed(request, model_admin, Edition.objects.all(), pk)
    if not model_admin.has_change_permission(request, edition):
        raise PermissionDenied
    kind, typed = request.GET.get("kind", ""), request.GET.get("typed", "").strip()[:NAME_LENGTH]
    told, names = offered(edition, kind, typed) if name_key(typed) else ("", [])
    return JsonResponse({"told": told, "names": names})


def offered(edition: Edition, kind: str, typed: str) -> tuple[str, list[Offer]]:
    """What the typed name is, and names like it: a new one may be that of something known."""
    if kind == UNIT:
        usual = Indicator.objects.filter(unconfirmed=False).order_by("unit")
        here = edition.statistics.order_by("unit")
        units = [rows.values_list("unit", flat=True).distinct() for rows in (usual, here)]
        return "", like(typed, [(unit, "") for each in units for unit in each if unit])
    if kind not in NOUNS:
        return "", []
    nouns = NOUNS[kind]._default_manager.filter(
        Q(unconfirmed=False) | Q(pk__in=unconfirmed.brought(edition)[kind])
    )
    rows = list(nouns.order_by("name", "pk"))
    prefetch_related_objects(rows, "aliases")
    aliases = [(alias.name, row.name) for row in rows for alias in row.aliases.all()]
    names = [(row.name, row.note) for row in rows]
    found = like(typed, [*names, *((alias, _("即 %s") % name) for alias, name in aliases)])
    if told := _known(typed, rows, aliases):
        return told, found
    near = new_names.near_names(kind, [Thing(0, typed)]).get(typed, [])
    named = {row.pk: row.name for row in rows}
    likely = {named[each.pk]: each.why for each in near}
    others = [offer for offer in found if offer[0] not in likely]
    return _("新名称：词表里没有。"), [*likely.items(), *others][:MAX_OFFERED]


def like(typed: str, offers: Iterable[Offer]) -> list[Offer]:
    """Those that hold what is typed, or that Latin letters spell; the likeliest first."""
    key, letters = name_key(typed), typed_letters(typed)
    first: dict[str, Offer] = {}
    ranked = list[tuple[int, int, str]]()
    for offer in offers:
        folded = name_key(offer[0])
        held = key in folded
        if folded not in first and (held or (letters and matches(letters, offer[0]))):
            first[folded] = offer
            ranked.append((0 if folded.startswith(key) else 1 if held else 2, len(folded), folded))
    return [first[folded] for _rank, _size, folded in sorted(ranked)[:MAX_OFFERED]]


def _known(typed: str, rows: Iterable[VocabularyTerm], aliases: Iterable[Offer]) -> str:
    """Of what the name is; nothing where it is of nothing."""
    key = name_key(typed)
    for row in rows:
        if row.name_key.partition(" ")[0] == key:
            return _("新名称，这篇草稿里已经用了。") if row.unconfirmed else _("词表里有。")
    owner = next((name for alias, name in aliases if name_key(alias) == key), "")
    return _("词表里有，是“%s”的别名。") % owner if owner else ""
