"""Forgetting all that a process keeps of a database, as one that has just started."""

import sys

# What has a `forget` of its own, if it was loaded.
KEEPING = (
    "public.series.news", "public.series.held_latest", "public.series.contradictions",
    "public.promises.promise_counts", "public.indicators.held_rows", "public.site.kept_parts",
    "search.cache", "search.lists.unit_values",
)  # fmt: skip


def forget() -> None:
    from releases.public.serving import build, kept_page
    from releases.search import cache
    from releases.search.index import indexing
    from releases.search.lists.document_facts import FACTS
    from releases.search.results.search_tally import batch

    for name in KEEPING:
        if f"releases.{name}" in sys.modules:
            sys.modules[f"releases.{name}"].forget()
    kept_page._unpacked.clear()
    build.build.cache_clear()
    batch.counts.clear()
    cache._cache.clear()
    FACTS.forget()
    # What waits for a commit would wait for that of another test.
    indexing._waiting.editions = set()
