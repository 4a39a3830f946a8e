"""Whether an interchange object may come in: its shape by JSON Schema, then what it refers to."""

import datetime
import functools
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import fastjsonschema
from django.utils.translation import gettext as _

from releases.intake.parse.reading import ParsedBlock, ParsedStatistic, Reading
from releases.models.statistic import SIGNIFICANT_DIGITS
from releases.text.quotations import shortened

from .parse.reading_as_json import from_dict

# A press conference of the People's Republic, with plans that look ahead.
YEARS = range(1949, 2101)
SCHEMA = Path(__file__).with_name("interchange.schema.json")


class Invalid(Exception):
    """The object is refused; the message is a Chinese sentence that says where and why."""


def reading_of(data: Any) -> Reading:
    """The reading that an interchange object holds; raises Invalid."""
    try:
        _compiled()(data)
    except fastjsonschema.JsonSchemaValueException as error:
        raise Invalid(_shape_message(error)) from error
    reading = from_dict(data)
    problem = next(_problems(reading), None)
    if problem:
        raise Invalid(problem)
    return reading


@functools.cache
def _compiled() -> Callable[[Any], Any]:
    return fastjsonschema.compile(json.loads(SCHEMA.read_text("utf-8")))


def _shape_message(error: fastjsonschema.JsonSchemaValueException) -> str:
    where = (error.name or "").removeprefix("data").lstrip(".") or _("整个对象")
    detail = {
        "required": _("缺少字段"),
        "additionalProperties": _("有不认识的字段"),
        "type": _("类型不对"),
        "enum": _("不在允许的取值之内"),
        "const": _("应为 %s") % error.rule_definition,
        "pattern": _("格式不对"),
        "minLength": _("不能为空"),
        "maxLength": _("太长，最多 %s 个字符") % error.rule_definition,
        "minimum": _("太小"),
        "maximum": _("太大"),
        "uniqueItems": _("有重复的项"),
    }.get(error.rule or "", _("不符合格式"))
    return _("%(where)s：%(detail)s%(value)s") % {
        "where": where, "detail": detail, "value": _shown(error),
    }  # fmt: skip


def _shown(error: fastjsonschema.JsonSchemaValueException) -> str:
    """The offending value, or the names of missing and unknown keys, cut short."""
    value: Any = error.value
    if error.rule == "required":
        value = "、".join(key for key in error.rule_definition if key not in error.value)
    elif error.rule == "additionalProperties":
        value = "、".join(key for key in error.value if key not in error.definition["properties"])
    elif isinstance(value, dict | list):
        return ""
    text = str(value)
    return _("（%s）") % shortened(text, 40)


def _problems(reading: Reading) -> Iterator[str]:
    yield from _texts(reading)
    yield from _dates(reading)
    yield from _repeated("speakers", [speaker.id for speaker in reading.speakers])
    yield from _repeated("blocks", [block.id for block in reading.blocks])
    speakers = {speaker.id for speaker in reading.speakers}
    blocks = {block.id: block for block in reading.blocks}
    for n, block in enumerate(reading.blocks):
        yield from _block(f"blocks[{n}]", block, speakers)
    for n, measure in enumerate(reading.measures):
        yield from _span(f"measures[{n}]", measure, blocks)
    for n, statistic in enumerate(reading.statistics):
        yield from _span(f"statistics[{n}]", statistic, blocks)
        yield from _statistic(f"statistics[{n}]", statistic)
    for n, doubt in enumerate(reading.doubts):
        places = (doubt.block, doubt.start, doubt.end)
        if any(place is None for place in places) and any(place is not None for place in places):
            yield _("doubts[%s]：block、start、end 要么都有，要么都是 null") % n
        elif doubt.block is not None:
            yield from _span(f"doubts[{n}]", doubt, blocks, empty=True)


def _texts(reading: Reading) -> Iterator[str]:
    """NUL and half surrogates cannot be stored in a database."""
    text = repr(reading)
    if "\\x00" in text or "\\ud" in text.lower():
        for value in _strings(reading):
            if "\x00" in value or any("\ud800" <= c <= "\udfff" for c in value):
                yield _("有不能保存的字符（NUL 或残缺的字符）：%s") % ascii(value[:40])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif hasattr(value, "__dataclass_fields__"):
        for field in value.__dataclass_fields__:
            yield from _strings(getattr(value, field))


def _dates(reading: Reading) -> Iterator[str]:
    dates = [("event.date", reading.event.date), ("published_at", reading.published_at)]
    for n, row in enumerate(reading.statistics):
        if row.period:
            dates += [(f"statistics[{n}].period.start", row.period.start)]
            dates += [(f"statistics[{n}].period.end", row.period.end)]
    for where, value in dates:
        if value and not _is_date(value):
            yield _("%(where)s：没有这样的日期或时间（%(value)s）") % {
                "where": where, "value": value,
            }  # fmt: skip


def _is_date(value: str) -> bool:
    try:
        return datetime.datetime.fromisoformat(value).year in YEARS
    except ValueError:
        return False


def _repeated(where: str, ids: list[int]) -> Iterator[str]:
    if len(set(ids)) < len(ids):
        yield _("%s：id 有重复") % where


def _block(where: str, block: ParsedBlock, speakers: set[int]) -> Iterator[str]:
    if block.speaker is not None and block.speaker not in speakers:
        yield _("%(where)s.speaker：没有 id 为 %(id)s 的发言人") % {
            "where": where, "id": block.speaker,
        }  # fmt: skip
    if block.number is not None and block.kind != "question":
        yield _("%s.number：只有提问才有题号") % where
    if block.speaker is not None and block.kind in ("heading", "paragraph"):
        yield _("%s.speaker：小标题和段落没有发言人") % where


def _span(
    where: str, row: Any, blocks: Mapping[int, ParsedBlock], *, empty: bool = False
) -> Iterator[str]:
    block = blocks.get(row.block)
    if block is None:
        yield _("%(where)s.block：没有 id 为 %(id)s 的段落") % {"where": where, "id": row.block}
    elif not (row.start <= row.end if empty else row.start < row.end) or row.end > len(block.text):
        yield _("%(where)s：起止 %(start)s–%(end)s 不在段落之内（段落有 %(size)s 字）") % {
            "where": where, "start": row.start, "end": row.end, "size": len(block.text),
        }  # fmt: skip


def _statistic(where: str, row: ParsedStatistic) -> Iterator[str]:
    if row.kind == "rank" and row.unit:
        yield _("%s.unit：位次没有单位") % where
    if row.kind != "rank" and row.scope:
        yield _("%s.scope：只有位次才有排名范围") % where
    if len(row.value.lstrip("-").replace(".", "").lstrip("0")) > SIGNIFICANT_DIGITS:
        yield _("%(where)s.value：超过 %(digits)s 位有效数字") % {
            "where": where, "digits": SIGNIFICANT_DIGITS,
        }  # fmt: skip
    period = row.period
    if period and bool(period.start) != bool(period.end):
        yield _("%s.period：起止要成对") % where
    elif period and period.start and period.end and period.start > period.end:
        yield _("%s.period：先止后起") % where
