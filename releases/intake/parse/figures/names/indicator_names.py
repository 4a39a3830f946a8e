"""What a number counts: the shortest full name of it that its sentence gives."""

import re
from collections.abc import Callable

from releases.text.typography import NOTE_MARK

from . import indicator_rules as rules
from . import owners
from .setting import Setting

# The first rule that finds a name is right; what is said most plainly comes first.
_RULES: tuple[Callable[[Setting], str], ...] = (
    rules.rank_name,
    rules.granted_share,
    rules.allotted,
    rules.completed_share,
    rules.share_of_whole,
    owners.people_of_cases,
    owners.owned,
    owners.dealt_with,
    rules.summed_doing,
    rules.counted_noun,
    rules.led_by_sentence,
    rules.part_of_whole,
    rules.noun_named_before,
    rules.where_from,
    rules.what_happened,
)
# 专利授权量¹1200件: the mark of a note is no part of the name.
_NOTE_MARKS = re.compile(rf"^{NOTE_MARK}+|{NOTE_MARK}+$")


def indicator(at: Setting) -> str:
    """The name by the first rule that finds one; ``""`` where none does."""
    return _NOTE_MARKS.sub("", next((name for rule in _RULES if (name := rule(at))), ""))
