"""What was there when a reader read the first page, so that later pages leave out what came since.

In addresses `20230427-1.57`: the newest release that was found, and the last entry of the trail.
The number alone would let in an old press conference that is imported meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from django.db.models import Exists, OuterRef, QuerySet

from releases.models import HistoryEntry, Release, SearchDocument

from .entries import key_of_number, number_of_key

_MOST_DIGITS = 18  # of what databases take as a number


@dataclass(frozen=True, slots=True)
class Until:
    key: int
    entry: int

    @classmethod
    def now(cls, keys: Sequence[int]) -> Self | None:
        """None where nothing was found."""
        if not keys:
            return None
        last = HistoryEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
        return cls(keys[0], last or 0)

    @classmethod
    def read(cls, typed: str) -> Self | None:
        """None for what no link of ours says."""
        number, _dot, entry = typed.partition(".")
        key = key_of_number(number)
        good = entry.isascii() and entry.isdecimal() and len(entry) <= _MOST_DIGITS
        return cls(key, int(entry)) if key is not None and good else None

    def __str__(self) -> str:
        return f"{number_of_key(self.key)}.{self.entry}"

    def is_past(self, keys: Sequence[int]) -> bool:
        """Whether anything was published since; `keys` are of what is found now."""
        return bool(keys) and (self.key < keys[0] or self._since().exists())

    def only(self, rows: QuerySet[SearchDocument]) -> QuerySet[SearchDocument]:
        """Without what was published since."""
        since = list(self._since().values_list("pk", flat=True))
        return rows.filter(key__lte=self.key).exclude(edition__release__in=since)

    def _since(self) -> QuerySet[Release]:
        """Releases whose first publication is a later entry of the trail."""
        published = HistoryEntry.objects.filter(verb=HistoryEntry.Verb.PUBLISH)
        before = published.filter(release=OuterRef("pk"), pk__lte=self.entry)
        later = published.filter(pk__gt=self.entry).values("release")
        return Release.objects.filter(~Exists(before), pk__in=later)
