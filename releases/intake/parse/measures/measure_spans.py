"""The parts of a block that are measures: items, led paragraphs, clauses that open alike."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from releases.intake.parse.page.list_marks import NUMBER
from releases.intake.parse.reading import ParsedBlock
from releases.text.sentences import sentences

from .measure_headings import ACTION, ACTS, STATE_HEAD, leads, names_action
from .measure_stages import planned_from

_ITEM = re.compile(
    r"(?:(?<=[。;,:\s”们将要])|^)(?:[一二三四五六七八九十]{1,2}(?:是|则|要)(?=[^否不])|第[一二三四五六]项(?:工作|举措|措施)?是|"
    r"(?<=[。;:])[—]{2}(?=[^—])|(?:首先|其次|再次|"
    rf"最后|[第其][一二三四五六七八九十])(?:[,，:](?=\S)|(?=(?:{ACTION})))|[①-⒛❶-❿]|"
    r"\(?[1-9]\)(?=[^\W\d_]))"
    r"(?!(?:是)?(?:我|请|让|向|由|有请|感谢|欢迎|通报|介绍|谢谢|下面))"
)
_ALONE = re.compile(
    r"[一二三四五六七八九十]{1,2}[是则]|第[一二三四五六七八九十][,，:]|(?:其次|再次|最后)[,，:]"
)
# 着力…、着力…、着力…: one word opens each part.
_REPEATED = re.compile(
    r"(?<![^,、;:将要])(?P<word>着力|大力|全力|坚决|突出|强化|聚焦|狠抓|在)(?P<what>[^,、;:。]{3,24})"
)
_MARK = re.compile(rf"^{NUMBER}")
# What announces promises side by side, each a sentence of its own.
_ANNOUNCED = re.compile(
    r"(?:下一?步|今后|接下来|下阶段|明年|未来)[^。;]{0,40}?(?:工作|举措|措施|方面|任务|[事点]|如下)[::。]"
)
# 三个特点：一是增长快。 lists what is, not what was done.
_FEATURES = re.compile(
    r"[几两三四五六七八个些大](?:特点|特征|原因|问题|困难|难点|变化|趋势|亮点)[^一]{0,12}$"
)
_MIN_ANNOUNCED = 24
_FIRST_STOP = re.compile(r"[,;:。]")
_SIDE_BY_SIDE = re.compile(
    rf"(?:(?<=[。;将要会们])|^)(?P<word>进一步|持续|继续|不断)(?=(?:{ACTION}))"
)
_MIN_HEADING, _MAX_HEADING = 4, 44
_MIN_ITEM = 3
_MIN_CLAUSE = 6
_MAX_SENTENCE = 600
_SEVERAL = 3
_MAX_WHOLE_SENTENCE, _MAX_FIRST_SENTENCE = 24, 60


class MeasureSpan(NamedTuple):
    """Where a measure stands in its block, and where its heading does."""

    start: int
    end: int
    heading: tuple[int, int]


def numbered_items(folded: str) -> Iterator[MeasureSpan]:
    """``一是…二是…``: each runs to the next one's mark, the last to the end of its sentences."""
    marks = list(_ITEM.finditer(folded))
    if marks and _FEATURES.search(
        folded, max(0, marks[0].start() - _MIN_ANNOUNCED), marks[0].start()
    ):
        return
    if len(marks) < 2 and not (marks and _ALONE.match(folded)):
        return
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        start, end = mark.end(), following.start() if following else len(folded)
        if not following and (first := folded.find("。", start) + 1):
            # The last item ends before a sentence that turns to what comes next.
            later = planned_from(folded[first:])
            end = folded.rfind("。", start, first + later + 1) + 1 if later >= 0 else end
        end = len(folded[:end].rstrip())
        end = len(folded[:end].rstrip(",;、"))
        # Its heading is the first sentence; of an item of one sentence the lead clause.
        stops = [at for at in (folded.find(stop, start, end) for stop in "。;:") if at >= 0]
        stop = min(stops, default=end)
        goes_on = folded[stop + 1 : end].strip() and stop - start <= _MAX_FIRST_SENTENCE
        if stop - start > _MAX_WHOLE_SENTENCE and not goes_on:
            comma = folded.find(",", start + _MIN_CLAUSE, stop)
            stop = comma if comma > 0 else stop
        if stop - start >= _MIN_ITEM:
            yield MeasureSpan(mark.start(), end, (start, stop))


def side_by_side(folded: str) -> Iterator[MeasureSpan]:
    """``进一步…。进一步…。进一步…。``, and the sentences after ``做好以下工作：``."""
    marks = list(_SIDE_BY_SIDE.finditer(folded))
    starts = [mark.start() for mark in marks if mark["word"] == marks[0]["word"]]
    if len(starts) < _SEVERAL:
        announced = _ANNOUNCED.search(folded)
        starts = []
        for start, _end in sentences(folded[announced.end() :]) if announced else ():
            at = start + announced.end() if announced else start
            if ACTS.match(folded, at):
                starts.append(at)
        starts = starts if len(starts) > 1 else []
    for start, following in zip(starts, [*starts[1:], None], strict=False):
        end = following or folded.find("。", start) + 1 or len(folded)
        end = start + len(folded[start:end].rstrip())
        lead = _FIRST_STOP.search(folded, start, end)
        yield MeasureSpan(start, end, (start, lead.start() if lead else end))


def led_by_action(
    block: ParsedBlock, folded: str, speaking: bool, below: str
) -> Iterator[MeasureSpan]:
    """A paragraph led by a short sentence that names an action, or a heading that names one."""
    if block.kind == "heading":
        mark = _MARK.match(folded)
        words = folded[mark.end() :] if mark else ""
        if mark is None or not speaking:
            return
        if STATE_HEAD.search(words):
            items = _MARK.match(below) or list(numbered_items(below))
            acts = bool(below) and not items and "、" not in mark[0] and leads(words, below)
        else:
            acts = bool(ACTS.match(words)) and names_action(words)
        if acts:
            yield MeasureSpan(0, len(folded), (mark.end(), len(folded)))
        return
    spans = list(sentences(folded))
    if len(spans) < 2:
        return
    start, end = spans[0]
    mark = _MARK.match(folded[start:end])
    head = start + (mark.end() if mark else 0)
    words = folded[head:end]
    if (
        _MIN_HEADING <= len(words) <= _MAX_HEADING
        and words.endswith("。")
        and leads(words.rstrip("。"), folded[end:])
    ):
        yield MeasureSpan(start, len(folded.rstrip()), (head, end - 1))


def measure_spans(
    block: ParsedBlock, folded: str, speaking: bool, below: str = ""
) -> list[MeasureSpan]:
    """The block's measures in the first of the styles that fits it.

    ``below`` is the paragraph under a heading.
    """
    found = list(numbered_items(folded)) or list(side_by_side(folded))
    found = found or list(led_by_action(block, folded, speaking, below))
    if found:
        return found
    # 着力…、着力…、着力…: three or more parts of one sentence that open alike.
    for start, end in sentences(folded):
        by_word: dict[str, list[re.Match[str]]] = {}
        for match in _REPEATED.finditer(folded, start, min(end, start + _MAX_SENTENCE)):
            by_word.setdefault(match["word"], []).append(match)
        for word, alike in by_word.items():
            if len(alike) >= _SEVERAL and word != "在":
                found += [MeasureSpan(m.start(), m.end(), m.span()) for m in alike]
    return found
