"""The only one that writes search rows.

`later` is called by every verb that changes what an edition says or who may see it; the index is
written when their transaction has ended. What is published is written `at_once`, within it: with
what it replaces taken from readers, a release would be in no list until then. A mark that lives
from that transaction to the writing tells what a killed process left undone: the next one to write
anything writes that too. An act on a draft leaves no more than the mark (`when_asked`): whoever
searches drafts has them written first (`write_drafts`), and a timer besides.
"""

import logging
import threading
from collections.abc import Iterable
from random import getrandbits
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, Q, QuerySet

from releases.models import (
    OPEN_STATES,
    Edition,
    SearchDocument,
    SearchFacet,
    SearchPending,
    SearchPlace,
    SearchState,
    SearchText,
    SearchUnit,
    State,
)
from releases.text.search_key import VERSION

from .bulk_rows import delete, insert
from .entries import HEAD, IndexEntry, entry_of, head
from .index_units import IndexUnit
from .places import IndexPlace
from .prefetch import with_rows

logger = logging.getLogger(__name__)
_waiting = threading.local()
# How many changes of killed processes are made up for within somebody else's request.
CATCH_UP = 20
# What the index was written by: counted up with each table or column that it has more.
RULES = f"2/{VERSION}"
# By which group a noun of a kind is filtered.
FACETS = {
    "organisation": SearchFacet.Group.ORGANISATION,
    "person": SearchFacet.Group.SPEAKER,
    "topic": SearchFacet.Group.TOPIC,
}


def later(*editions: int) -> None:
    """Have these editions written to the index once the present transaction is committed.

    All that one transaction names is written at once. A failure there is logged and changes
    nothing of what was committed; the marks stay.
    """
    SearchPending.objects.bulk_create(SearchPending(edition_id=edition) for edition in editions)
    _waiting.editions = {*getattr(_waiting, "editions", ()), *editions}
    transaction.on_commit(_write_waiting, robust=True)


def when_asked(edition: int) -> None:
    """Have this open edition, which no reader finds, written before drafts are searched next."""
    SearchPending.objects.create(edition_id=edition)


def is_marked(edition: int) -> dict[str, Exists]:
    """To be asked along with a row of the edition. Asked under its lock, that stays so until it is
    let go: whoever takes the mark away has the lock before."""
    return {"is_marked": Exists(SearchPending.objects.filter(edition=edition))}


def at_once(edition: int) -> None:
    """Write the edition, and what it replaces, within the present transaction.

    A failure there is logged and stops no publication; the index is written later then.
    """
    try:
        with transaction.atomic():
            refresh([edition])
    except Exception:
        logger.exception("Edition %s is indexed after its publication.", edition)
        later(edition)


def _write_waiting() -> None:
    """The first of a transaction's calls finds them all; a rolled-back one's are written late."""
    editions, _waiting.editions = getattr(_waiting, "editions", ()), set()
    if editions:
        refresh(editions)
        catch_up()


def lead_over(kind: str, one: int, other: int) -> None:
    """Have what is filtered by noun `one` found by `other` at once; the words of their editions
    follow by `later`."""
    if any(field.name == kind for field in SearchPlace._meta.fields):
        SearchPlace.objects.filter(**{kind: one}).update(**{kind: other})
    group = FACETS.get(kind)
    if group is not None:
        facets = SearchFacet.objects.filter(group=group)
        both = facets.filter(value=other).values("document")
        facets.filter(value=one, document__in=both).delete()
        facets.filter(value=one).update(value=other)


def words_changed() -> None:
    """Have names and words gathered anew once the present transaction is committed: a name was
    changed in its place, which no count of rows tells."""
    SearchPending.objects.create()
    transaction.on_commit(gather_words, robust=True)


@transaction.atomic
def gather_words() -> None:
    """Let what was gathered of names and words count for nothing, where one was changed."""
    seen = list(SearchPending.objects.filter(edition=None).values_list("pk", flat=True))
    if seen:
        SearchState.objects.filter(pk=1).update(serial=F("serial") + 1)
        delete(SearchPending, "id", seen)


def refresh(editions: Iterable[int]) -> None:
    """Write these editions as they are now; what one that was published has replaced, too."""
    write(_of_same_releases(editions))


@transaction.atomic
def catch_up(limit: int = CATCH_UP) -> None:
    """Write what was committed and never came to the index; what others have in hand is theirs."""
    gather_words()
    pending = SearchPending.objects.exclude(edition=None).order_by("pk")
    left = list(pending.values_list("edition", flat=True)[:limit])
    if left:
        free = _of_same_releases(left).select_for_update(
            of=("self",), no_key=True, skip_locked=True
        )
        write(Edition.objects.filter(pk__in=[row.pk for row in free.only("pk", "release")]))


def write_drafts() -> None:
    """Write the open editions that were changed since; one small query where there are none."""
    if waiting_drafts().exists():
        write(waiting_drafts())


@transaction.atomic
def write(editions: QuerySet[Edition]) -> int:
    """Replace what the index holds of these editions; returns how many they are."""
    # Held until the end, so that none is taken back after it was read and before it is written.
    held = editions.order_by("pk").select_for_update(of=("self",), no_key=True)
    keys = [row.pk for row in held.only("pk", "release")]
    # Before the rows are read: a change that comes meanwhile keeps its mark.
    seen = list(SearchPending.objects.filter(edition__in=keys).values_list("pk", flat=True))
    known: Any = Edition.objects.filter(pk__in=keys).annotate(known_as=F("search_document__key"))
    rows: list[Any] = with_rows(known)
    _forget([row.known_as for row in rows if row.known_as is not None])
    if seen:
        delete(SearchPending, "id", seen)
    present = (row for row in rows if not row.in_bin)
    _store(sorted(map(entry_of, present), key=lambda entry: entry.document.pk))
    _count_up()  # at the end, as whoever counts after us waits until we are done
    return len(rows)


def left_behind() -> QuerySet[Edition]:
    """Editions that the index does not show as they are: a process died before it wrote them."""
    live = Q(state=State.LIVE)
    missing, binned = Q(search_document=None), Q(discarded_at__isnull=False)
    seen, unseen = Q(search_document__key__gt=0), Q(search_document__key__lt=0)
    marked = Q(pk__in=_marked()) & ~Q(state__in=OPEN_STATES)
    wrong = missing & ~binned | binned & ~missing | live & unseen | ~live & seen | marked
    return Edition.objects.filter(wrong)


def waiting_drafts() -> QuerySet[Edition]:
    """Open editions that were changed since they were written: nothing is wrong with them."""
    return Edition.objects.open().filter(pk__in=_marked())


def _marked() -> QuerySet[SearchPending, Any]:
    return SearchPending.objects.exclude(edition=None).values("edition")


def is_behind() -> bool:
    """Whether readers still find by the index what was said before; one small query."""
    seen_by_readers = Q(edition=None) | Q(edition__state=State.LIVE)
    return SearchPending.objects.filter(seen_by_readers).exists()


def is_current() -> bool:
    """Whether the index was written by the rules that words are looked for by now."""
    written = SearchState.objects.filter(pk=1).values_list("key_version", flat=True).first()
    return written in (None, RULES)


def say_current() -> None:
    SearchState.objects.update_or_create(pk=1, defaults={"key_version": RULES})


def _of_same_releases(editions: Iterable[int]) -> QuerySet[Edition]:
    """A draft says nothing of the live edition, and to write that one would make every page new."""
    keys = list(editions)
    published = Edition.objects.filter(pk__in=keys).exclude(state__in=OPEN_STATES)
    return Edition.objects.filter(Q(pk__in=keys) | Q(release__in=published.values("release")))


def _forget(keys: list[int]) -> None:
    for model in (SearchFacet, SearchUnit, SearchPlace, SearchText):
        delete(model, "document", keys)
    delete(SearchDocument, "key", keys)


def _store(entries: list[IndexEntry]) -> None:
    """`entries` in the order of their keys: for each that goes back FTS5 writes what it has out."""
    insert(
        SearchDocument,
        ("key", "edition", *HEAD, "stamp"),
        (
            (entry.document.pk, entry.document.edition_id, *head(entry.document), getrandbits(62))
            for entry in entries
        ),
    )
    insert(
        SearchText,
        ("document", "title", "text"),
        ((entry.document.pk, entry.text.title, entry.text.text) for entry in entries),
    )
    places = (
        (entry.document.pk, position, *place)
        for entry in entries
        for position, place in enumerate(entry.places)
    )
    insert(SearchPlace, ("document", "position", *IndexPlace._fields), places)
    units = ((entry.document.pk, *unit) for entry in entries for unit in entry.units)
    insert(SearchUnit, ("document", *IndexUnit._fields), units)
    facets = ((entry.document.pk, *facet) for entry in entries for facet in entry.facets)
    insert(SearchFacet, ("document", "group", "value"), facets)


def _count_up() -> None:
    state = SearchState.objects.filter(pk=1)
    if not state.update(serial=F("serial") + 1):
        SearchState.objects.get_or_create(pk=1, defaults={"key_version": RULES})
        state.update(serial=F("serial") + 1)
