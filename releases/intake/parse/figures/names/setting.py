"""The words around a number, which its name is found in."""

from collections.abc import Mapping
from typing import NamedTuple

from releases.intake.parse.reading import StatisticKind


class Setting(NamedTuple):
    """The words around a number; ``left`` begins after the number before in the clause."""

    left: str
    right: str
    clause: str
    sentence: str
    place: str
    previous: str
    unit: str
    kind: StatisticKind
    after_unit: str
    lead: str = ""
    whole: str = ""
    divided: bool = False
    topic: str = ""
    verbs: Mapping[str, str] = {}
