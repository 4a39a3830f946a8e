"""Measures: what was done or is to be done under a lead sentence or a number of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from releases.text.sentences import sentences
from releases.text.width import fold

from .reading import Block, Measure, Speaker, Stage
from .stages import asked_stage, planned_from, tells_done
from .themes import theme_of

_ACTION = (
    "加强|加大|加快|强化|推动|推进|完善|优化|聚焦|开展|建立|健全|深化|提升|提高|夯实|打造|构建|"
    "促进|落实|坚持|严格|严打|严厉|打击|"
    "保护|引导|支持|服务|培育|引聚|引进|宣传|协同|配合|拓展|扩大|抓好|抓实|做好|做优|做强|做大|"
    "突出|注重|创新|规范|压实|织密|筑牢|守牢|"
    "保障|持续|不断|着力|大力|积极|全面|深入|切实|统筹|用好|用足|发挥|凸显|有成效|成效|见效|"
    "稳步提升|显著增强|得到|维护|实施|整治|查处|"
    "狠抓|助力|增强|激发|搭建|畅通|改善|精准|依法|从严|靠前|广泛|建设|改革|管理|治理|监管|防范|"
    "解决|履行|贯彻|丰富|营造|减轻|简化|惠"
)
_ACTS = re.compile(_ACTION)
# 工业生产稳定增长 reports a state of things; nobody did it.
_STATE = re.compile(
    r"(?:增长|回升|上涨|下降|回落|平稳|稳定|改善|恢复|向好|丰收|豐收|好转|增加|减少|回暖|为主|"
    r"运行|态势|较快|加快|下跌|反弹|持平)$"
)
_STATE_VERB = re.compile(
    r"(?:保持|聚焦)|^(?:推动|促进|确保|着力|坚持|实现|加强|加大|持续|努力|切实|全力)"
)
_NO_LEAD = re.compile(
    r"谢谢|您好|你好|大家好|各位|我们?(?!市|省|区|县|局|国)|您|请问|同志|女士|先生|下一?步|"
    r"发布会|高度重视|将采取|举措|以下|如下|方面|[?？!！]|^(?:据|目前|当前|近年来|今年|截至|"
    r"其中|这|此|他|她|同时|因此|但)"
)
_ITEM = re.compile(
    r"(?:(?<=[。;,:\s”])|^)(?:[一二三四五六七八九十]{1,2}(?:是|则)(?=[^否不])|(?:首先|其次|再次|"
    r"最后|第[一二三四五六七八九十])[,，:](?=\S))"
)
_ALONE = re.compile(r"[一二三四五六七八九十]{1,2}[是则]")
_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|"
    r"[—-]{2})\s*"
)
_DUE = re.compile(
    r"(?:20\d\d年|今年|明年|本)?(?:\d{1,2}月)?(?:年)?(?:底|末)(?:之)?前|(?:20\d\d年|今年|"
    r"明年)?\d{1,2}月(?:\d{1,2}日|份)?(?:之)?前|"
    r"到20\d\d年(?:底|末)?|20\d\d年前|(?:上半年|年内|“?十[四五六]五”?末|三季度前|季度末前)"
)
_HEADING_LENGTH = 44
_SHORT_CLAUSE = 6
_LONGEST = 20000


class _Part(NamedTuple):
    start: int
    end: int
    heading: tuple[int, int]


@dataclass
class _Talk:
    """What is known of the stage while one speaker goes on."""

    speaker: int | None = None
    kind: str = ""
    asked: Stage | None = None
    carried: Stage | None = None


def measures(blocks: Sequence[Block], speakers: Sequence[Speaker]) -> Iterator[Measure]:
    bodies = {speaker.id: speaker.organisation for speaker in speakers}
    talk = _Talk()
    for block in blocks:
        if block.kind == "question":
            talk = _Talk(asked=asked_stage(fold(block.text)))
            continue
        if (block.speaker, block.kind) != (talk.speaker, talk.kind) and block.kind != "heading":
            talk = _Talk(block.speaker, block.kind, talk.asked if block.kind == "answer" else None)
        yield from _in_block(block, bodies.get(block.speaker or 0, ""), talk)


def _in_block(block: Block, organisation: str, talk: _Talk) -> Iterator[Measure]:
    text = block.text[:_LONGEST]
    folded = fold(text)
    parts = list(_items(folded)) or list(_led(block, folded))
    for part in parts:
        heading = text[slice(*part.heading)]
        whole = folded[part.start : part.end]
        due = _DUE.search(whole)
        yield Measure(
            block=block.id,
            start=part.start,
            end=part.end,
            heading=heading,
            stage=_stage(folded, part, talk),
            theme=theme_of(heading, whole),
            organisation=organisation,
            due=text[part.start + due.start() : part.start + due.end()] if due else None,
        )
    _carry(folded, bool(parts), talk)


def _carry(folded: str, has_parts: bool, talk: _Talk) -> None:
    """A paragraph that is no measure says in which time the following ones stand."""
    if planned_from(folded) >= 0 and (not has_parts or "下一步" in folded):
        talk.carried = "planned"
    elif not has_parts and talk.carried is None and tells_done(folded[:200]):
        talk.carried = "done"


def _stage(folded: str, part: _Part, talk: _Talk) -> Stage:
    whole = folded[part.start : part.end]
    if planned_from(folded[: part.start]) >= 0:
        return "planned"
    if talk.carried == "planned" or planned_from(whole[:60]) >= 0:
        return "planned"
    if talk.asked == "planned" and not tells_done(whole[:60]):
        return "planned"
    if talk.carried == "done" or talk.asked == "done" or tells_done(folded[: part.start] + whole):
        return "done"
    return "ongoing"


def _items(folded: str) -> Iterator[_Part]:
    """``一是…二是…``: each runs to the next one's mark, the last to the end of its sentences."""
    marks = list(_ITEM.finditer(folded))
    if len(marks) < 2 and not (marks and _ALONE.match(folded)):
        return
    for number, mark in enumerate(marks):
        last = number + 1 == len(marks)
        end = _last_end(folded, mark.end()) if last else marks[number + 1].start()
        end = len(folded[:end].rstrip())
        heading = _item_heading(folded, mark.end(), end)
        if heading[1] - heading[0] >= 4:
            yield _Part(mark.start(), end, heading)


def _last_end(folded: str, start: int) -> int:
    """The last item ends before a sentence that turns to what comes next."""
    first = folded.find("。", start) + 1
    later = planned_from(folded[first:]) if first else -1
    if later < 0:
        return len(folded)
    return folded.rfind("。", start, first + later + 1) + 1


def _item_heading(folded: str, start: int, end: int) -> tuple[int, int]:
    """The item's first sentence; of an item of one sentence its lead clause."""
    stops = [at for at in (folded.find(mark, start, end) for mark in "。;:") if at >= 0]
    stop = min(stops, default=end)
    if folded[stop + 1 : end].strip() and stop - start <= 60:
        return start, stop
    comma = folded.find(",", start + _SHORT_CLAUSE, stop)
    return start, comma if comma > 0 else stop


def _led(block: Block, folded: str) -> Iterator[_Part]:
    """A paragraph, or a part of it, led by a short sentence that names an action."""
    if block.kind == "heading":
        mark = _MARK.match(folded)
        if block.speaker is not None and mark and _acts(folded[mark.end() :]):
            yield _Part(0, len(folded), (mark.end(), len(folded)))
        return
    spans = list(sentences(folded))
    leads = [number for number in range(len(spans)) if _leads(folded, spans, number)]
    if not leads or leads[0] != 0:
        return
    for place, number in enumerate(leads):
        end = spans[leads[place + 1]][0] if place + 1 < len(leads) else len(folded)
        mark = _MARK.match(folded[spans[number][0] : spans[number][1]])
        start = spans[number][0]
        head = start + (mark.end() if mark else 0)
        yield _Part(start, len(folded[:end].rstrip()), (head, spans[number][1] - 1))


def _leads(folded: str, spans: list[tuple[int, int]], number: int) -> bool:
    """Only the first sentence of a paragraph leads it."""
    start, end = spans[number]
    sentence = folded[start:end]
    mark = _MARK.match(sentence)
    words = sentence[mark.end() if mark else 0 :]
    return (
        number == 0
        and len(spans) > 1
        and 4 <= len(words) <= _HEADING_LENGTH
        and sentence.endswith("。")
        and _acts(words.rstrip("。"))
    )


def _acts(words: str) -> bool:
    if _NO_LEAD.search(words) or re.search(r"\d", words) or words.count(",") > 2:
        return False
    return bool(_ACTS.search(words)) and (
        not _STATE.search(words) or bool(_STATE_VERB.search(words))
    )
