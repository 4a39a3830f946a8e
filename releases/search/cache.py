"""A cache of what was worked out from everything that is published, good until any of that changes.

To count all rows by each filter takes a second where there are 200,000, and nothing changes between
two publications. Each process has its own; what nobody asked for lately is dropped.
"""

import threading
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from cachetools import LRUCache
from django.db.models import Count, Max, Model, OuterRef, QuerySet, Subquery, Sum

from releases.models import Edition, FollowUp, SearchDocument, SearchState

MAX_ENTRIES = 500
DataVersion = tuple[Any, ...]
T = TypeVar("T")

# Each value with the version of the data that it was worked out from.
_cache: LRUCache[Hashable, tuple[DataVersion, Any]] = LRUCache(MAX_ENTRIES)
_lock = threading.Lock()


def data_version(*besides: type[Model]) -> DataVersion:
    """Differs whenever an edition went live or was taken back, the index was written, or a
    follow-up was linked or taken back; and where a row came to or went from one of the tables
    `besides`. One query, of narrow indexes alone."""
    parts = {
        **_parts(
            Edition.objects.published(), n=Count("pk"), keys=Sum("pk"), at=Max("published_at")
        ),
        **_parts(SearchDocument.objects.published(), n=Count("pk")),
        **_parts(FollowUp.objects.all(), n=Count("pk"), last=Max("pk"), back=Count("unlinked_at")),
    }
    for model in besides:
        parts |= _parts(model._default_manager.all(), n=Count("pk"), last=Max("pk"))
    found = SearchState.objects.filter(pk=1).annotate(**parts).values_list("serial", *parts).first()
    return found or ()


def cached(key: Hashable, make: Callable[[], T], *, at: DataVersion) -> T:
    """What `make` gave at this version of the data; asked for first where that is new."""
    with _lock:
        found = _cache.get(key)
    if found is not None and found[0] == at:
        value: T = found[1]
        return value
    made = make()
    if at:
        with _lock:
            _cache[key] = at, made
    return made


def cached_each(
    kind: str, keys: Iterable[int], make: Callable[[list[int]], dict[int, T]], *, at: DataVersion
) -> dict[int, T]:
    """The same for many things of a kind; those that are not cached are made together."""
    wanted = list(keys)
    with _lock:
        there = {key: _cache.get((kind, key)) for key in wanted}
    found = {key: each[1] for key, each in there.items() if each is not None and each[0] == at}
    missing = [key for key in wanted if key not in found]
    made = make(missing) if missing else {}
    if at:
        with _lock:
            _cache.update({(kind, key): (at, value) for key, value in made.items()})
    return {**found, **made}


def _parts(rows: QuerySet[Any], **wanted: Any) -> dict[str, Subquery]:
    """Each as a value of one row."""
    name = rows.model._meta.model_name
    one = rows.order_by().annotate(all=OuterRef("pk")).values("all")
    return {
        f"{name}_{key}": Subquery(one.annotate(x=part).values("x")) for key, part in wanted.items()
    }
