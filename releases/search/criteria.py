"""One state of the filter bar, as values that were found good."""

import datetime
from dataclasses import dataclass, fields, replace

from .query import Query

Period = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class Criteria:
    """Vocabulary is named by primary key. What is None, empty or no query filters nothing."""

    q: Query = Query()  # noqa: RUF009 - frozen
    period: Period | None = None
    year: int | None = None
    topic: int | None = None
    organisation: int | None = None
    speaker: int | None = None
    theme: str | None = None
    stage: str | None = None
    outcome: str | None = None
    indicator: int | None = None
    kind: str | None = None

    def active(self) -> list[str]:
        return [field.name for field in fields(self) if getattr(self, field.name)]

    def without(self, *names: str) -> "Criteria":
        empty = Criteria()
        return replace(self, **{name: getattr(empty, name) for name in names})

    def only(self, *names: str) -> "Criteria":
        return self.without(*(name for name in self.active() if name not in names))
