"""The trail in words: an act as a line of a list."""

from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _

from releases.models import Change
from releases.publishing.compare.words import lines, moment
from releases.publishing.trail.field_changes import turned

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
        """Of those `with_redone`."""
        return cls(
            moment=moment(change.at),
            who=change.by_name or _("命令行"),
            verb=deed(change),
            note=change.note,
            lines=first_lines(change),
        )


def deed(change: Change) -> str:
    """What was done, in a word."""
    if change.undoes is None:
        return change.get_verb_display()
    return _("重做") if getattr(change, "redoes", False) else _("撤销")


def first_lines(change: Change) -> list[str]:
    """Of an act that takes another back, that one in words."""
    count = len(change.differences)
    if change.undoes:
        return [what_it_undoes(change), *([_("……共 %d 处") % count] if count > 1 else [])]
    found = list(lines(change.differences[:SHOWN]))
    return [*found, *([_("……共 %d 处") % count] if count > SHOWN else [])]


def what_it_undoes(change: Change) -> str:
    """撤销了“数据“专利授权量”的数值：37 → 38”."""
    redoes = getattr(change, "redoes", False)
    # What an undo did is the act turned round; doing that again is the act itself.
    told = list(change.differences) if redoes else turned(change.differences)
    shape = _("重做了“%s”") if redoes else _("撤销了“%s”")
    return shape % next(lines(told), "")
