"""The fingerprints of what was published, proved: whether each edition still says what it said."""

from collections.abc import Iterator
from dataclasses import dataclass

from releases.models import OPEN_STATES, Edition
from releases.models.snapshot import content_hash, snapshot

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Proof:
    """An edition as it stands, and whether that is what was published."""

    edition: Edition
    holds: bool


def proofs() -> Iterator[Proof]:
    """Of every edition that was ever published, superseded and withdrawn ones included."""
    editions = Edition.objects.exclude(state__in=OPEN_STATES).select_related("release")
    for edition in editions.order_by("pk").iterator(chunk_size=AT_ONCE):
        found = content_hash(snapshot(edition))
        yield Proof(edition, holds=found == edition.content_hash)
