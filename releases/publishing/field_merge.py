"""What becomes of the fields of a row that several people had open: the rule of every form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# What a form holds of each field, as it is sent.
Held = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class MergedFields:
    """What is to be stored; `asked` are the fields that somebody else changed to something else."""

    values: Held = field(default_factory=dict)
    asked: tuple[str, ...] = ()


def merge(was: Held, now: Held, stored: Held) -> MergedFields:
    """A field that was not touched follows the store; one that is as it was when the form opened
    takes what was typed; one that has come to say what was typed needs nothing; others are asked
    about."""
    touched = {name: typed for name, typed in now.items() if typed != was[name]}
    asked = [name for name, typed in touched.items() if stored[name] not in (was[name], typed)]
    kept = {name: stored[name] for name in now if name not in touched}
    return MergedFields(touched | kept, tuple(asked))
