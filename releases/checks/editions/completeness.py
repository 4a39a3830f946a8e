"""What an edition lacks, and turns that are not whole."""

import re
from collections.abc import Iterator

from releases.checks.page_doubts import date_doubts
from releases.checks.turn_doubts import number_gaps
from releases.intake.parse.reading import Reading

from .finding import CheckedEdition, CheckFinding, FoundAt, at_doubt

_NOTHING_SAID = re.compile(r"(?:答[:：]?|回答[:：]?|[（(]?(?:略|无|待补充?|暂缺|空)[)）]?|[\W_])*")
_UNFINISHED = re.compile(r"[\u4e00-\u9fff\d][，、,]$")
_OUT_OF_ORDER = ("event_after_publication", "published_before_event")
# An announcement is published before its event.
_TO_BE_HELD = re.compile(r"将于|定于|预告")
_SPOKEN = ("statement", "answer")
# The kind, the fact of the reading, where it is edited, and what is said.
_MISSING = (
    ("no_title", "title", "title", "没有标题。"),
    ("no_date", "event.date", "event", "没有发布会日期。"),
    ("no_host", "event.host", "event", "没有主办单位。"),
    ("no_venue", "event.venue", "event", "没有发布会地点。"),
    ("no_source", "source", "source", "没有信息来源。"),
    ("no_editor", "editor", "source", "没有写明编辑。"),
)


def what_is_missing(checked: CheckedEdition) -> Iterator[CheckFinding]:
    reading = checked.reading
    told = {
        "title": reading.title,
        "event.date": reading.event.date or "",
        "event.host": reading.event.host,
        "event.venue": reading.event.venue,
        "source": reading.source,
        "editor": reading.editor,
    }
    for kind, path, where, message in _MISSING:
        if not told[path].strip():
            yield CheckFinding(kind, message, FoundAt(where))
    if not any(block.text.strip() for block in reading.blocks):
        yield CheckFinding("no_body", "没有正文。")
    elif not reading.speakers:
        yield CheckFinding("no_speaker", "没有任何发言人或主持人。", FoundAt("speakers"))
    if reading.editor and reading.editor == reading.reviewer:
        yield CheckFinding("editor_is_reviewer", "编辑与审核是同一人。", FoundAt("source"))
    for doubt in date_doubts(reading):
        if doubt.code in _OUT_OF_ORDER and not any(
            _TO_BE_HELD.search(block.text) for block in reading.blocks[:3]
        ):
            yield CheckFinding(doubt.code, doubt.message, FoundAt("event"))


def turns_not_whole(checked: CheckedEdition) -> Iterator[CheckFinding]:
    reading = checked.reading
    for n, block in enumerate(reading.blocks):
        at, size = FoundAt("blocks", n, "text"), len(block.text)
        if block.kind == "question" and not following_answers(reading, n):
            yield CheckFinding(
                "question_without_answer", "提问之后没有回答。", at, 0, size, block.text
            )
        if block.kind in _SPOKEN and block.speaker is None:
            yield CheckFinding("no_speaker_told", "没有写明是谁说的。", at, 0, size, block.text)
        if block.kind == "answer" and _NOTHING_SAID.fullmatch(block.text):
            yield CheckFinding("empty_answer", "回答是空的。", at, 0, size, block.text)
        if block.kind != "table" and _UNFINISHED.search(block.text):
            message = "这一段没有说完，以逗号或顿号结尾。"
            yield CheckFinding("unfinished_sentence", message, at, size - 2, size, block.text[-2:])
    for doubt in number_gaps(reading):
        yield at_doubt(doubt, reading)


def following_answers(reading: Reading, n: int) -> bool:
    """Whether an answer follows, or another part of the same question."""
    following = reading.blocks[n + 1 : n + 2]
    return bool(following) and (
        following[0].kind == "answer"
        or (
            following[0].kind == "question"
            and following[0].number in (None, reading.blocks[n].number)
        )
    )
