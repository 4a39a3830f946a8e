"""The page of what became of the promises: its filters, its lists and what each list holds."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy

from releases.models import Measure

from . import summary_table
from .summary_table import Counts
from .without_follow_up import New, silent_since

LISTS: dict[str, Any] = {
    "overdue": gettext_lazy("已过时限"),
    "quiet": gettext_lazy("暂无下文"),
    **dict(Measure.Outcome.choices),
}


@dataclass
class PromiseItem:
    """A promise in a list, with how long its time is past."""

    measure: Any
    days_over: int


def listed(name: str, *, today: datetime.date, too_new: list[New]) -> Any:
    """The promises of one list: those that wait longest first, else the newest first."""
    if name == "overdue":
        return summary_table.promises().overdue(on=today).order_by("due_date", "pk")
    if name == "quiet":
        said = F("edition__release__first_published_at").asc()
        return silent_since(too_new).order_by(said, "pk")
    return summary_table.promises().turned_out(name).newest_first()


def length(name: str, counts: Counts, new: Sequence[New]) -> int:
    """How long the list is, from what is counted already and narrowed alike."""
    if name != "quiet":
        return int(getattr(counts, name))
    waiting = [each for each in new if each.outcome == Measure.Outcome.NONE]
    return counts.none - counts.nobody_said - len(waiting)


def entries(keys: Any, *, today: datetime.date) -> list[PromiseItem]:
    """The promises of those keys, in their order, with all that an item prints."""
    keys = list(keys)
    rows = Measure.objects.filter(pk__in=keys).with_outcome()
    found = {row.pk: row for row in rows.select_related("edition__release", "organisation")}
    return [
        PromiseItem(found[key], found[key].days_over(found[key].outcome, on=today)) for key in keys
    ]
