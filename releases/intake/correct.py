"""Corrections of a reading before it is drafted: reading in, reading out, nothing stored.

Rows are counted from 1, as the check page shows them. A block's text is never changed here, so
spans stay right; what is dropped from the body goes to the page's furniture, so nothing is lost.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.intake.parse.reading import (
    FACTS,
    ParsedBlock,
    ParsedDoubt,
    ParsedMeasure,
    ParsedSpeaker,
    ParsedStatistic,
    Reading,
    with_facts,
)
from releases.intake.validate import Invalid, reading_of
from releases.text.folding import fold
from releases.text.quotations import numbered, occurrences

from .parse.reading_as_json import to_dict

Row = ParsedSpeaker | ParsedBlock | ParsedMeasure | ParsedStatistic | ParsedDoubt
ROWS = {kind: f"{kind}s" for kind in ("speaker", "block", "measure", "statistic", "doubt")}
MOST_PLACES = 9  # that are shown of words that stand in several
LISTS = ("organisations", "media", "topics")
# What is in doubt only until the date is there.
_DATES = {"published_at": "no_publication_date", "event.date": "no_event_date"}
_UNSPOKEN = {"answer": "answer_without_speaker", "statement": "statement_without_speaker"}
_PATH = re.compile(r"^[a-z_]+(?:\[\d+\])?(?:\.([a-z_]+))?(?:\[\d+\])?：")
_LABELS = {
    "value": gettext_lazy("数值"),
    "unit": gettext_lazy("单位"),
    "scope": gettext_lazy("范围"),
    "indicator": gettext_lazy("指标"),
    "period": gettext_lazy("时期"),
    "date": gettext_lazy("日期"),
    "heading": gettext_lazy("举措"),
    "name": gettext_lazy("姓名"),
    "number": gettext_lazy("题号"),
    "speaker": gettext_lazy("发言人"),
    "organisation": gettext_lazy("机构"),
}


class NotCorrected(Exception):
    """Nothing was changed; the message is a Chinese sentence that says why."""


def fact(reading: Reading, name: str, value: str | Sequence[str] | None) -> Reading:
    """Another title, event date (`event.date`), list of topics, …"""
    if name not in FACTS:
        raise NotCorrected(_("没有这一项。"))
    said = tuple(dict.fromkeys(value or ())) if name in LISTS else value
    changed = with_facts(reading, {name: said})
    answered = {_DATES.get(name, f"no_{name}"), "no_date" if name in _DATES else ""}
    answered = answered if value else set()
    if (changed.event.date or "") <= (changed.published_at or "")[:10]:
        answered.add("event_after_publication")
    return _whole(_without(changed, lambda doubt: doubt.code in answered))


def row(reading: Reading, kind: str, n: int, /, **values: Any) -> Reading:
    """Other values for one row. A heading has no speaker, and only a question has a number."""
    rows, old = _row(reading, kind, n)
    if isinstance(old, ParsedBlock) and values.keys() & {"text", "id"}:
        raise NotCorrected(_("正文照原文保留；要改文字，请在建立草稿以后改。"))
    new, changed = replace(old, **values), reading
    if isinstance(old, ParsedBlock) and isinstance(new, ParsedBlock):
        silent, unnumbered = new.kind in ("heading", "paragraph"), new.kind != "question"
        speaker = None if silent else new.speaker
        new = replace(new, speaker=speaker, number=None if unnumbered else new.number)
        if speaker is not None or new.kind != old.kind:
            asked = _UNSPOKEN.values()
            changed = _without(changed, lambda d: d.block == old.id and d.code in asked)
    complete = isinstance(new, ParsedSpeaker) and new.organisation and new.posts
    if complete and isinstance(old, ParsedSpeaker):
        changed = _without(changed, lambda d: _incomplete(d, old))
    return _whole(_with(changed, kind, [new if r is old else r for r in rows]))


def drop(reading: Reading, kind: str, n: int) -> Reading:
    """The reading without one row; a block's words go to the furniture, its rows go with it."""
    rows, gone = _row(reading, kind, n)
    rest = _with(reading, kind, [r for r in rows if r is not gone])
    if isinstance(gone, ParsedBlock):
        rest = replace(
            rest,
            measures=tuple(r for r in rest.measures if r.block != gone.id),
            statistics=tuple(r for r in rest.statistics if r.block != gone.id),
            doubts=tuple(r for r in rest.doubts if r.block != gone.id),
            furniture=(*rest.furniture, gone.text),
        )
    elif isinstance(gone, ParsedSpeaker):
        rest = _unnamed(rest, gone)
    elif not isinstance(gone, ParsedDoubt):
        at = (gone.block, gone.start, gone.end)
        rest = _without(rest, lambda d: (d.block, d.start, d.end) == at)
    return _whole(rest)


def add(
    reading: Reading, kind: str, quote: str, /, *, nth: int | None = None, **values: Any
) -> tuple[Reading, int]:
    """A measure or figure on the words quoted, and its number among its kind."""
    at, start, end = place(reading, quote, nth=nth)
    new = {"measure": ParsedMeasure, "statistic": ParsedStatistic}[kind](at, start, end, **values)
    order = {block.id: n for n, block in enumerate(reading.blocks)}
    rows, here = getattr(reading, ROWS[kind]), (order[at], start)
    before = sum((order[r.block], r.start) <= here for r in rows)
    return _whole(_with(reading, kind, [*rows[:before], new, *rows[before:]])), before + 1


def introduce(reading: Reading, **values: Any) -> tuple[Reading, int]:
    """A speaker more, after the others, and the number among them."""
    new = ParsedSpeaker(id=max((s.id for s in reading.speakers), default=0) + 1, **values)
    changed = _without(reading, lambda doubt: doubt.code == "no_speaker")
    return _whole(_with(changed, "speaker", [*reading.speakers, new])), len(reading.speakers) + 1


def place(
    reading: Reading, quote: str, *, block: int | None = None, nth: int | None = None
) -> tuple[int, int, int]:
    """Where the quoted words stand: block, start, end. Either width of marks will do."""
    quote = quote.strip()
    found = [
        (each.id, each.text, start)
        for each in reading.blocks
        if block in (None, each.id)
        for start in occurrences(fold(quote), fold(each.text))
    ]
    if not found:
        raise NotCorrected(_("正文里没有这些文字，请从原文里照抄，不要跨段。"))
    if len(found) > 1 and (nth is None or not 1 <= nth <= len(found)):
        shown = numbered([(text, start) for _at, text, start in found[:MOST_PLACES]], len(quote))
        raise NotCorrected(
            _("这些文字出现 %(count)d 次，请在“第几处”填 1 至 %(count)d。%(places)s")
            % {"count": len(found), "places": shown}
        )
    at, _text, start = found[(nth or 1) - 1]
    return at, start, start + len(quote)


def _whole(reading: Reading) -> Reading:
    """The reading if the interchange format allows it; the refusal names the field in Chinese."""
    try:
        return reading_of(to_dict(reading))
    except Invalid as error:
        message = str(error)
        if at := _PATH.match(message):
            message = f"{_LABELS.get(at[1], _('这一行'))}：{message[at.end() :]}"
        raise NotCorrected(message) from error


def _row(reading: Reading, kind: str, n: int) -> tuple[list[Row], Row]:
    rows = list(getattr(reading, ROWS[kind])) if kind in ROWS else []
    if not 1 <= n <= len(rows):
        raise NotCorrected(_("没有这一行，可能已被去掉。"))
    return rows, rows[n - 1]


def _with(reading: Reading, kind: str, rows: Iterable[Row]) -> Reading:
    return with_facts(reading, {ROWS[kind]: tuple(rows)})


def _without(reading: Reading, gone: Callable[[ParsedDoubt], bool]) -> Reading:
    return replace(reading, doubts=tuple(d for d in reading.doubts if not gone(d)))


def _incomplete(doubt: ParsedDoubt, speaker: ParsedSpeaker) -> bool:
    return doubt.code == "speaker_incomplete" and f"“{speaker.name}”" in doubt.message


def _unnamed(reading: Reading, gone: ParsedSpeaker) -> Reading:
    """Their words stay and are in doubt; a name that stands in no block goes to the furniture."""
    doubts = [
        ParsedDoubt(
            b.id, 0, len(b.text), _UNSPOKEN[b.kind], _("看不出这段话是谁说的，请指定发言人。")
        )
        for b in reading.blocks
        if b.speaker == gone.id and b.kind in _UNSPOKEN
    ]
    shown = any(gone.name in block.text for block in reading.blocks)
    line = () if shown else (gone.organisation + "、".join(gone.posts) + gone.name,)
    return replace(
        _without(reading, lambda d: _incomplete(d, gone)),
        blocks=tuple(
            replace(b, speaker=None) if b.speaker == gone.id else b for b in reading.blocks
        ),
        doubts=(*reading.doubts, *doubts),
        furniture=(*reading.furniture, *line),
    )
