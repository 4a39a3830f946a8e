"""The body of a page as it is read: the blocks so far and whose turn it is."""

import re
from collections import Counter
from dataclasses import dataclass, field

from releases.intake.parse.people.attendee_lists import Listed
from releases.intake.parse.people.roster import Roster
from releases.intake.parse.reading import BlockKind, ParsedBlock

_ENDS = tuple("。！？!?…；;：:”’」』）)】]》↓▼")
_SPOKEN = ("statement", "question", "answer")
_MIN_BROKEN = 40
_BARE_QUESTION = re.compile(r"[^。;:]{4,60}[?？]")


@dataclass
class Body:
    """The blocks read so far and whose turn it is."""

    roster: Roster
    blocks: list[ParsedBlock] = field(default_factory=list)
    media: dict[str, None] = field(default_factory=dict)
    listed_media: dict[str, None] = field(default_factory=dict)
    organisations: dict[str, None] = field(default_factory=dict)
    furniture: dict[str, None] = field(default_factory=dict)
    kind: BlockKind = "paragraph"
    speaker: int | None = None
    exchange: bool = False
    names: Counter[str] = field(default_factory=Counter)
    bare_questions: bool = False

    def put(self, kind: BlockKind, text: str, number: int | None = None) -> None:
        if text:
            speaker = self.speaker if kind in _SPOKEN else None
            self.blocks.append(ParsedBlock(len(self.blocks) + 1, kind, text, speaker, number))

    def turn(self, kind: BlockKind, speaker: int | None) -> None:
        self.kind, self.speaker = kind, speaker

    def present(self, listed: Listed) -> None:
        """Those whom a line of its own lists as present; its label is kept."""
        names = self.listed_media if listed.kind == "media" else self.organisations
        names.update(dict.fromkeys(listed.names))
        self.keep(listed.label)

    def keep(self, words: str) -> None:
        """Words of a marker that no entry holds stay with the page's furniture, once."""
        self.furniture.setdefault(words.strip())


def is_bare_question(line: str) -> bool:
    """A line that is one question, without a marker before it."""
    return bool(_BARE_QUESTION.fullmatch(line))


def is_broken(last: ParsedBlock, body: Body) -> bool:
    """A long line without a stop was broken inside its sentence."""
    return (
        last.kind == body.kind
        and last.speaker == (body.speaker if body.kind in _SPOKEN else None)
        and len(last.text) >= _MIN_BROKEN
        and not last.text.endswith(_ENDS)
        and any(mark in last.text for mark in ",，。")
    )
