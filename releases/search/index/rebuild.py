"""Writing the whole index anew while it is in use, and proving that it says what the data say.

Each batch is one transaction that replaces what the index held of its editions: readers search
what was there before until it ends, and a rebuild that is killed leaves an index that works.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from releases.models import (
    Edition,
    SearchDocument,
    SearchFacet,
    SearchPlace,
    SearchText,
    SearchUnit,
)
from releases.search.backends import dialect
from releases.search.backends.dialect import among, fetched
from releases.search.query.parser import Query, Word

from .entries import IndexEntry, entry_of, head
from .index_units import IndexUnit
from .indexing import gather_words, left_behind, say_current, waiting_drafts, write
from .places import IndexPlace
from .prefetch import with_rows

BATCH = 200
# Characters of a text that the engine is asked for, to see that it holds this very text.
RUN = 12


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    total: int


def rebuild(editions: QuerySet[Edition] | None = None, *, batch: int = BATCH) -> Iterator[Progress]:
    """Write all editions, or those given; one transaction a batch."""
    chosen = Edition.objects.present() if editions is None else editions
    keys = list(chosen.order_by("pk").values_list("pk", flat=True))
    done = 0
    with connection.cursor() as cursor:
        dialect.of(connection).ready(cursor)
    for written in _written([keys[at : at + batch] for at in range(0, len(keys), batch)]):
        done += written
        yield Progress(done, len(keys))
    with connection.cursor() as cursor:
        dialect.of(connection).tidy(cursor)
    gather_words()
    if editions is None:
        say_current()


def faults(*, batch: int = BATCH) -> Iterator[str]:
    """What the index says otherwise than the data, a line each; nothing if they agree."""
    if left_behind().exists():
        numbers = left_behind().order_by("pk").values_list("pk", flat=True)[:20]
        yield f"editions that are not in the index as they are: {list(numbers)}"
    with connection.cursor() as cursor:
        for key in dialect.of(connection).ghosts(cursor):
            yield f"the engine holds row {key}, which does not exist"
    written = Edition.objects.present().exclude(pk__in=waiting_drafts().values("pk"))
    keys = list(written.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(keys), batch):
        rows = with_rows(Edition.objects.filter(pk__in=keys[at : at + batch]))
        yield from _differences(rows)


def _written(batches: Iterable[list[int]]) -> Iterator[int]:
    """How many were written, batch by batch.

    Where several may write at once, one thread works out entries while the database takes in
    another's. Within a transaction of the caller's nobody else would see what it wrote.
    """
    writers = _writers()
    if writers < 2 or connection.in_atomic_block:
        yield from map(_write, batches)
        return
    with ThreadPoolExecutor(writers) as pool:
        yield from pool.map(_write_apart, batches)


def _writers() -> int:
    """As many as the database takes at once and a pool has connections for, besides ours."""
    writers: int = dialect.of(connection).WRITERS
    pool = connection.settings_dict["OPTIONS"].get("pool") or {}
    spare: int = pool.get("max_size", writers + 1) - 1
    return min(writers, spare)


def _write(keys: list[int]) -> int:
    engine = dialect.of(connection)
    with transaction.atomic(), connection.cursor() as cursor, engine.in_bulk(cursor):
        return write(Edition.objects.filter(pk__in=keys))


def _write_apart(keys: list[int]) -> int:
    try:
        return _write(keys)
    finally:
        connection.close()


def _differences(editions: list[Edition]) -> Iterator[str]:
    documents = SearchDocument.objects.filter(edition__in=editions).select_related("full_text")
    stored = {document.edition_id: document for document in documents}
    models = (SearchPlace, SearchUnit, SearchFacet)
    rows = [_by_document(model, stored) for model in models]
    for edition in editions:
        document = stored.get(edition.pk)
        if document is None:
            continue  # told by left_behind
        entry = entry_of(edition)
        found = _as_told(entry)
        held = _as_held(document, *(of_model.get(document.pk, []) for of_model in rows))
        if wrong := [name for name in found if found[name] != held[name]]:
            yield f"edition {edition.pk}: the index has another {', '.join(wrong)}"
        if not _engine_finds(entry):
            yield f"edition {edition.pk}: the engine does not find its text"
        if not _engine_counts(entry):
            yield f"edition {edition.pk}: the engine does not find its units"


def _as_told(entry: IndexEntry) -> dict[str, Any]:
    return {
        "key": entry.document.pk,
        "head": head(entry.document),
        "text": (entry.text.title, entry.text.text),
        "places": entry.places,
        "units": entry.units,
        "facets": sorted(entry.facets),
    }


def _as_held(
    document: SearchDocument,
    places: list[SearchPlace],
    units: list[SearchUnit],
    facets: list[SearchFacet],
) -> dict[str, Any]:
    full = getattr(document, "full_text", None) or SearchText(title="", text="")
    return {
        "key": document.pk,
        "head": head(document),
        "text": (full.title, full.text),
        "places": [_index_place(place) for place in places],
        "units": [IndexUnit(unit.pk, unit.row, unit.text) for unit in units],
        "facets": sorted((facet.group, facet.value) for facet in facets),
    }


def _index_place(place: SearchPlace) -> IndexPlace:
    links = {"person", "organisation", "indicator"}
    names = (f"{name}_id" if name in links else name for name in IndexPlace._fields)
    return IndexPlace(*(getattr(place, name) for name in names))


def _by_document(model: Any, stored: dict[int, SearchDocument]) -> dict[int, list[Any]]:
    keys = [document.pk for document in stored.values()]
    found: dict[int, list[Any]] = {}
    for row in model.objects.filter(document__key__among=among(keys)).order_by("pk"):
        found.setdefault(row.document_id, []).append(row)
    for rows in found.values():
        if rows and isinstance(rows[0], SearchPlace):
            rows.sort(key=lambda place: place.position)
    return found


def _engine_finds(entry: IndexEntry) -> bool:
    """By the first characters of its title and by some from the middle of its text."""
    runs = [run for run in (entry.text.title[:RUN].strip(), _middle(entry.text.text)) if run]
    query = Query(tuple(Word(run, run) for run in runs))
    documents = SearchDocument.objects.filter(pk=entry.document.pk)
    return not runs or documents.filter(key__finds=query).exists()


def _engine_counts(entry: IndexEntry) -> bool:
    """Whether the unit of the longest text is found by some characters from its middle."""
    if not entry.units:
        return True
    unit = max(entry.units, key=lambda unit: len(unit.text))
    run = _middle(unit.text)
    found = dialect.of(connection).units(Query((Word(run, run),)), 0, [entry.document.pk])
    return not run or (unit.id,) in fetched(found)


def _middle(text: str) -> str:
    line = max(text.split("\n"), key=len)
    at = max(0, len(line) // 2 - RUN)
    return line[at : at + RUN].strip()
