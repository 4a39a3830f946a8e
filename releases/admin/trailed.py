"""The 历史 link of Django's pages leads to the trail, which knows every act; Django's own log knows
only those of its forms."""

from typing import TypeVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from releases.models import Change, Edition, FollowUp, PastedText, Release, SynonymGroup
from releases.models.edition_row import EditionRow
from releases.models.vocabulary import VocabularyTerm

from . import admin_links

Trailed = TypeVar("Trailed", bound=Model)


class TrailedAdmin(admin.ModelAdmin[Trailed]):
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Leads to all acts on what this is, or is a part of."""
        thing = self.get_object(request, unquote(object_id))
        if thing is None or not self.has_view_permission(request, thing):
            return super().history_view(request, object_id, extra_context)
        return HttpResponseRedirect(trail_of(thing))


def trail_of(thing: Model) -> str:
    """The list of the acts on a release or a name; the whole trail for anything else."""
    if isinstance(thing, VocabularyTerm):
        return admin_links.trail(thing.kind_of_noun, thing.pk)
    if isinstance(thing, User):
        return admin_links.trail(Change.Kind.ACCOUNT, thing.pk)
    if isinstance(thing, Group):
        return admin_links.trail(Change.Kind.GROUP, thing.pk)
    if isinstance(thing, SynonymGroup):
        return admin_links.trail(Change.Kind.SYNONYMS, thing.pk)
    release = release_of(thing)
    if release is None:
        return reverse("admin:releases_change_changelist")
    return admin_links.trail(Change.Kind.RELEASE, release)


def release_of(thing: Model) -> int | None:
    match thing:
        case Release():
            return thing.pk
        case FollowUp():
            return thing.promise_id
        case Edition():
            return thing.release_id
        case EditionRow():
            return thing.edition.release_id
        case PastedText():
            return thing.editions.values_list("release", flat=True).first()
    return None
