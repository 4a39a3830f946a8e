"""Names of one thing that releases printed differently, made one afterwards."""

import datetime
from typing import TypedDict

from releases.models.vocabulary import named
from releases.publishing.two_persons.waiting import agreed
from releases.publishing.vocabulary.merging import merge
from releases.publishing.vocabulary.noun_rows import NOUNS


class Pair(TypedDict):
    kind: str
    kept: str
    other: str


@agreed()
def merge_names(pairs: list[Pair], *, at: datetime.datetime) -> None:
    """Only names that stand there by themselves; an office may have merged them before."""
    for pair in pairs:
        model = NOUNS[pair["kind"]]
        kept, other = (named(model, name).first() for name in (pair["kept"], pair["other"]))
        if kept and other and kept != other:
            seen = kept.lock_version, other.lock_version
            merge(kept, other, versions=seen, by=None, now=at)
