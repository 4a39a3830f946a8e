"""When sign-in pauses: after so many failures of one name, or of so many names from one place.

A colleague who has forgotten a password pauses that account alone; whoever tries names one after
the other is paused by the place. A success sets the name back, an unlocking what was unlocked.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from releases.models import SignInEntry

Kind = SignInEntry.Kind
FAILURES = (Kind.FAILURE, Kind.CODE)  # of the first step and of the second


@dataclass(frozen=True, slots=True)
class Standing:
    """How a name and a place stand, from what the log says of the last while."""

    failures: int
    names: frozenset[str]
    ends: tuple[datetime.datetime | None, ...]

    def reaches(self, most: int) -> bool:
        """Whether so many failures of the name, or names from the place, were met."""
        return self.failures >= most or len(self.names) >= most

    def paused(self, now: datetime.datetime) -> datetime.datetime | None:
        """Until when neither may sign in, if either is paused now."""
        return max((end for end in self.ends if end is not None and end > now), default=None)


def standing(entries: Iterable[SignInEntry], *, key: str, network: str) -> Standing:
    """Read from the oldest to the newest."""
    failures, name_end, place_end = 0, None, None
    names: set[str] = set()
    for entry in entries:
        here = bool(network) and entry.network == network
        if entry.kind in FAILURES:
            failures += entry.key == key
            names |= {entry.key} if here else set()
        elif entry.kind == Kind.SUCCESS:
            names.discard(entry.key)
            failures = 0 if entry.key == key else failures
        elif entry.key == key:
            failures, name_end = 0, entry.until
        elif here:
            names, place_end = set(), entry.until
    return Standing(failures, frozenset(names), (name_end, place_end))
