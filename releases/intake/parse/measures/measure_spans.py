"""The parts of a block that are measures: items, led paragraphs, promises side by side."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from releases.intake.parse.page.list_marks import NUMBER
from releases.intake.parse.reading import ParsedBlock, Stage
from releases.text.sentences import Span, sentences

from .item_marks import item_lists
from .measure_stages import headed_stage
from .measure_words import (
    acts,
    is_item,
    is_lead,
    is_state,
    is_work_that_grew,
    lists_features,
    opens_with_action,
    reports_deed,
)
from .parallel_promises import counted, promises, repeated

_MARK = re.compile(rf"^{NUMBER}")
# 要抓好…, 就是推进…: what comes between an item's mark and its heading.
_MODAL = re.compile(r"(?:就是|,|我们|还|要(?![求素点件])|将(?![来军])|拟)*")
_DEADLINE_OR_AIM = re.compile(r"\d|(?<![靠提目当以])前|力争|年内|确保")
_MIN_HEADING, _MIN_ITEM, _MAX_HEADING = 4, 3, 44
_MAX_WHOLE_SENTENCE, _MAX_FIRST_SENTENCE = 24, 60


class MeasureSpan(NamedTuple):
    """Where a measure stands in its block, where its heading, and where the words before it."""

    start: int
    end: int
    heading: tuple[int, int]
    lead: tuple[int, int]


class Surroundings(NamedTuple):
    """What is known of the blocks around: who speaks, what was said before, what stands below."""

    speaking: bool = False
    far: Stage | None = None
    listed: bool = False
    below: str = ""


def _heading(folded: str, start: int, end: int, *, whole: bool = True) -> tuple[int, int]:
    """The first sentence; of one sentence alone its lead clause, or the whole if it is short."""
    if modal := _MODAL.match(folded, start, end):
        start = modal.end()
    stops = [at for at in (folded.find(stop, start, end) for stop in "。;:") if at >= 0]
    stop = min(stops, default=end)
    goes_on = folded[stop + 1 : end].strip() and stop - start <= _MAX_FIRST_SENTENCE
    comma = folded.find(",", start + _MIN_ITEM, stop)
    whole = whole and (bool(goes_on) or stop - start <= _MAX_WHOLE_SENTENCE)
    if comma - start >= _MIN_HEADING and not (
        whole and not _DEADLINE_OR_AIM.search(folded, comma, stop)
    ):
        stop = comma
    return start, stop


def listed(folded: str, far: Stage | None) -> Iterator[MeasureSpan]:
    """``一是…二是…``: each runs to the next one's mark, the last to the end of its sentences."""
    for items in item_lists(folded):
        lead = (items.intro, items.marks[0].start())
        if lists_features(folded[slice(*lead)]):
            continue
        ends = [*(mark.start() for mark in items.marks[1:]), items.end]
        for mark, stop in zip(items.marks, ends, strict=True):
            end = len(folded[:stop].rstrip(" \n\t,;、"))
            heading = _heading(folded, mark.end(), end)
            words, details = folded[slice(*heading)], folded[heading[1] : end]
            if len(words) < _MIN_ITEM or not is_item(words):
                continue
            if not is_state(words) or _counts(words, details, far):
                yield MeasureSpan(mark.start(), end, heading, lead)


def _counts(words: str, details: str, far: Stage | None) -> bool:
    """Whether a heading that reports a state reports work: by a deed below it, or announced."""
    return reports_deed(details) or (far == "done" and is_work_that_grew(words))


def led(
    block: ParsedBlock, folded: str, spans: list[Span], around: Surroundings
) -> Iterator[MeasureSpan]:
    """A paragraph led by a short sentence that names an action, or a heading that names one."""
    mark = _MARK.match(folded)
    head = mark.end() if mark else 0
    if block.kind == "heading":
        words = folded[head:]
        acting = (around.speaking or around.below) and opens_with_action(words) and is_lead(words)
        grown = not headed_stage(words) and is_state(words) and _counts(words, around.below, None)
        if _MARK.match(around.below):
            grown = False
        if mark and (acting or grown):
            yield MeasureSpan(0, len(folded), (head, len(folded)), (0, 0))
        return
    if not spans:
        return
    end, size = spans[0][1], len(folded.rstrip())
    words = folded[head:end].rstrip("。;")
    short = _MIN_ITEM <= len(words) <= _MAX_HEADING - 1
    leads = len(spans) > 1 and folded[end - 1] == "。" and short and is_lead(words)
    grown = leads and is_state(words) and _counts(words, folded[end:], around.far)
    # 立足职能，帮扶企业: a phrase of four may stand before the deed.
    paired = words[4:5] == "," and not is_state(words) and opens_with_action(words[5:])
    if grown or (leads and (paired or opens_with_action(words))):
        yield MeasureSpan(spans[0][0], size, (head, end - 1), (0, 0))
        return
    # Under a mark, or in a list that was announced, one sentence is enough.
    if (mark or around.listed) and acts(words) and is_item(words):
        yield MeasureSpan(0, size, _heading(folded, head, size), (0, 0))


def measure_spans(block: ParsedBlock, folded: str, around: Surroundings) -> list[MeasureSpan]:
    """The block's measures in the first of the styles that fits it."""
    spans = list(sentences(folded))
    if block.kind != "heading":
        if found := list(listed(folded, around.far)):
            return found
        if starts := promises(folded, spans):
            ends = [*starts[1:], len(folded.rstrip())]
            heads = [
                _heading(folded, *span, whole=False) for span in zip(starts, ends, strict=True)
            ]
            lead = (0, heads[0][1])
            return [
                MeasureSpan(start, len(folded[:end].rstrip()), head, lead)
                for start, end, head in zip(starts, ends, heads, strict=True)
            ]
    if found := list(led(block, folded, spans, around)):
        return found
    return [
        MeasureSpan(*span, span, (0, span[0]))
        for span in counted(folded) or repeated(folded, spans)
    ]
