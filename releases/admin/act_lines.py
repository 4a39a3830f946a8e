"""The trail in words: an act as a line of a list."""

from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _

from releases.models import Change
from releases.publishing.compare.words import lines, moment

SHOWN = 3  # differences in a line of a list


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act as a line of a list: when, who, what, and the first of its differences."""

    moment: str
    who: str
    verb: str
    note: str
    lines: list[str]

    @classmethod
    def of(cls, change: Change) -> Self:
        found, count = list(lines(change.differences[:SHOWN])), len(change.differences)
        more = [_("……共 %d 处") % count] if count > SHOWN else []
        return cls(
            moment=moment(change.at),
            who=change.by_name or _("命令行"),
            verb=change.get_verb_display(),
            note=change.note,
            lines=[*found, *more],
        )
