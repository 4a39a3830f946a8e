"""Names of one thing that releases printed differently, made one afterwards."""

import datetime
from typing import TypedDict

from releases.publishing.vocabulary.merging import merge
from releases.publishing.vocabulary.noun_rows import NOUNS


class Pair(TypedDict):
    kind: str
    kept: str
    other: str


def merge_names(pairs: list[Pair], *, at: datetime.datetime | None) -> None:
    """Only names that stand there by themselves; an office may have merged them before."""
    for pair in pairs:
        nouns = NOUNS[pair["kind"]]._default_manager
        kept, other = (nouns.filter(name=pair[of]).first() for of in ("kept", "other"))
        if kept and other and at:
            seen = kept.lock_version, other.lock_version
            merge(kept, other, versions=seen, by=None, now=at)
