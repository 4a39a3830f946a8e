"""What a sentence's figures are of: the whole that parts divide, and the scope that goes on."""

import re
from dataclasses import dataclass, field

from releases.intake.parse.figures.unit_words import unit_of_names
from releases.intake.parse.reading import ParsedStatistic, StatisticKind

from .counted_nouns import trimmed, without_periods
from .indicator_words import ACTING_BODY, DOERS, LEAD, LEADING_DOING, VERB_ENDS
from .scopes import SCOPE_MARK, Scoped, against, scoped

_NEW_TOPIC = re.compile(r"[;。)]|全[市省县区国]|我[市省县区]")
_OF_PARTS = re.compile(r"占[^占]*比重$|占比$")
# 授权量居前三位的是：高新区512件
_LEADERS = re.compile(
    r"(?P<what>[^,。;:、]{2,16}?)(?:位?居|排名?|位?列)(?:全[市省])?前[\d一二三四五六七八九十]{1,2}[位名]?的"
    r"[^,。;:\d]{0,4}(?:是|有|为|分别[是为]|依次[是为])"
)
_AVERAGE = re.compile(r"[年月日周季]均|平均")
_PARTS_END = re.compile(r"[;。)]")
_BY_BODY = re.compile(rf"(?:{DOERS})")


def with_batches(name: str, unit: str) -> str:
    """``扣留侵权货物120批次、30万件``: batches and pieces of one thing are two figures."""
    bare = name.removesuffix("批次")
    if unit.endswith("批次") and bare:
        return f"{bare}批次"
    return f"{bare}件数" if bare != name and VERB_ENDS.search(bare) else bare


@dataclass
class Heads:
    """What was told last in a block that later figures may be of."""

    whole: str = ""
    unit: str = ""
    level: ParsedStatistic | None = None
    scope: str = ""
    in_parts: bool = False
    in_sentence: bool = False
    topic: str = ""  # what the turn counted first
    verbs: dict[str, str] = field(default_factory=dict)  # names by the verb that opens them

    def open_sentence(self, words: str) -> None:
        """The whole goes on where the sentence opens with its parts, or with a bare verb."""
        self.level, self.scope, self.in_sentence = None, "", False
        self.in_parts = words.startswith("其中")
        if ACTING_BODY.match(words):
            self.whole = ""
        if "前" in words and (leaders := _LEADERS.search(words)):
            self.whole, self.unit = trimmed(LEAD, without_periods(leaders["what"])), ""
            self.in_sentence = True

    def whole_for(self, unit: str, words: str) -> str:
        """The name of the whole, for a figure of that unit; the sentence before gives it too."""
        if self.unit and unit_of_names(unit) != self.unit:
            return ""
        goes_on = self.in_sentence or self.in_parts or "其中" in words
        return self.whole if goes_on or not _BY_BODY.search(words) else ""

    def divides(self, between: str) -> bool:
        """Whether the figure before which these words stand is a part of the whole."""
        return (
            "其中" in between
            or "(" in between
            or (self.in_parts and not _PARTS_END.search(between))
        )

    def compared(
        self, kind: StatisticKind, unit: str, previous: ParsedStatistic | None
    ) -> ParsedStatistic | None:
        """``320件,占40%,同比上升5.2%``: a rate or rank after a share is of the level."""
        rate = kind == "rank" or (kind == "change" and unit == "%")
        if previous and rate and _OF_PARTS.search(previous.indicator):
            return self.level or previous
        return previous

    def scope_of(self, name: str, kind: StatisticKind, before: str) -> Scoped:
        """The scope told with the name, or before it in the sentence and going on."""
        if kind == "change" and (other := against(before)):
            return Scoped(other, scoped(name).name)
        part, mark, whole = name.partition(SCOPE_MARK)
        if _NEW_TOPIC.search(before) or "其中" in before or (mark and kind == "level"):
            self.scope = ""
        own = Scoped(part, whole) if mark else scoped(name)
        self.scope = own.scope or self.scope
        return Scoped(self.scope if kind != "rank" else "", own.name)

    def note(self, row: ParsedStatistic, between: str) -> None:
        """What this figure is for those after it."""
        if row.kind == "rank" or row.kind == "change":
            return
        if not _OF_PARTS.search(row.indicator):
            self.level = row
        self.in_parts = self.divides(between)
        unit = unit_of_names(row.unit)
        derived = self.whole and row.indicator.endswith(self.whole[2:]) and self.unit == unit
        of_people = row.indicator.endswith("人数")
        counts = row.kind == "level" or not _OF_PARTS.search(row.indicator)
        average = _AVERAGE.match(row.indicator)
        if counts and not (self.in_parts or derived or of_people or average):
            self.whole, self.unit = row.indicator, unit
        verb = LEADING_DOING.match(row.indicator)
        if verb and verb.end() < len(row.indicator) and not row.scope:
            self.verbs[verb[0]] = row.indicator
        self.topic = self.topic or row.indicator
        self.in_sentence = True
