"""Addresses inside the admin that several pages link to."""

from urllib.parse import parse_qs, urlencode

from django.http import HttpRequest
from django.urls import reverse

from releases.models import Edition
from releases.models.edition_row import EditionRow
from releases.models.vocabulary import VocabularyTerm


def editor(edition_id: int, anchor: str = "") -> str:
    """The edition's text with its rows beside it, at one of its blocks."""
    url = reverse("admin:releases_edition_editor", args=[edition_id])
    return f"{url}#{anchor}" if anchor else url


def imports() -> str:
    return reverse("admin:releases_release_import")


def drafts() -> str:
    return f"{reverse('admin:releases_edition_changelist')}?state__exact=draft"


def recycle_bin() -> str:
    return reverse("admin:releases_edition_bin")


def in_review() -> str:
    return f"{reverse('admin:releases_edition_changelist')}?state__exact=in_review"


def promises(edition_id: int) -> str:
    """The promises that the edition should answer, below its text."""
    return f"{editor(edition_id)}?promises=some#panel-promise"


def row(instance: EditionRow) -> str:
    return field(instance.edition_id, instance.anchor)


def field(edition_id: int, anchor: str) -> str:
    """Where a row, or facts, stand in the editor, their form open for whoever may change them."""
    return f"{editor(edition_id)}?edit={anchor}#{anchor}"


def noun(model: type[VocabularyTerm], pk: int) -> str:
    return reverse(f"admin:releases_{model._meta.model_name}_change", args=[pk])


def merge(kept: VocabularyTerm, other: int) -> str:
    """The page that says what would become of both."""
    return merging(kept.kind_of_noun, kept.pk, other)


def merging(kind: str, kept: int, other: int) -> str:
    return reverse("admin:releases_vocabularyentry_merge", args=[kind, kept, other])


def choose(noun: VocabularyTerm) -> str:
    """Where the one is looked for that a noun may be merged with."""
    return reverse("admin:releases_vocabularyentry_choose", args=[noun.kind_of_noun, noun.pk])


def uses(noun: VocabularyTerm) -> str:
    """Where the rows are told that link to a noun."""
    return reverse("admin:releases_vocabularyentry_uses", args=[noun.kind_of_noun, noun.pk])


def proposals(kind: str) -> str:
    return reverse("admin:releases_vocabularyentry_proposals", args=[kind])


def answer(measure_id: int) -> str:
    """Where the buttons under a promise send what became of it."""
    return reverse("admin:releases_measure_answer", args=[measure_id])


def follow(measure_id: int, edition_id: int | None = None) -> str:
    """The form for what no button offers: any row, or a note with its source."""
    url = reverse("admin:releases_measure_follow", args=[measure_id])
    return f"{url}?edition={edition_id}" if edition_id else url


def trail(kind: str, key: int) -> str:
    """All acts on a release, a name or a group of synonyms."""
    return (
        f"{reverse('admin:releases_change_changelist')}?{urlencode({'kind': kind, 'subject': key})}"
    )


def row_trail(release: int, anchor: str) -> str:
    """All that was done to one row of a release, in any of its editions."""
    return reverse("admin:releases_change_row", args=[release, anchor])


def edition_to_add_to(request: HttpRequest) -> Edition | None:
    """The edition that the address names, itself or by the filter of the list it came from."""
    listed = parse_qs(request.GET.get("_changelist_filters", ""))
    named = request.GET.get("edition") or listed.get("edition__id__exact", [""])[0]
    return Edition.objects.present().filter(pk=named).first() if named.isdecimal() else None
