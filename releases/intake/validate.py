"""Whether an interchange object may come in: its shape by JSON Schema, then what it refers to."""

import functools
import json
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import fastjsonschema
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.intake.parse.reading import ParsedBlock, ParsedStatistic, Reading
from releases.models.statistic import SIGNIFICANT_DIGITS
from releases.text.folding import clean
from releases.text.quotations import shortened

from .field_words import named
from .parse.reading_as_json import FORMAT, from_dict
from .storable_values import faults

SCHEMA = Path(__file__).with_name("interchange.schema.json")
# Every version that was ever written is read, each by the schema of its day.
SCHEMAS = {f"{FORMAT}/1": SCHEMA.with_name("interchange-1.schema.json")}
NEWEST = f"{FORMAT}/2"
TYPES = {
    "string": gettext_lazy("文字"),
    "integer": gettext_lazy("整数"),
    "array": gettext_lazy("列表"),
    "object": gettext_lazy("一组字段"),
    "null": "null",
}
# How what has a pattern is written.
EXAMPLES = {
    "published_at": "2025-04-27、2025-04-27T09:48:00+08:00",
    "date": "2025-04-27",
    "start": "2025-01-01",
    "end": "2025-12-31",
    "value": "1939、-4.5",
}


class Invalid(Exception):
    """The object is refused; the message is a Chinese sentence that says where and why."""


def reading_of(data: object) -> Reading:
    """The reading that an interchange object holds; raises Invalid."""
    named = _format(data)
    try:
        _compiled(SCHEMAS.get(named, SCHEMA))(data)
    except fastjsonschema.JsonSchemaValueException as error:
        raise Invalid(_shape_message(error)) from error
    assert isinstance(data, dict)  # as the schema has it
    reading = from_dict(data)
    problem = next(chain(faults(reading), _repeated(reading), _references(reading)), None)
    if problem:
        raise Invalid(problem)
    return reading


def _format(data: object) -> str:
    """What the object says it is; raises Invalid where that is nothing of ours."""
    remedy = _("请用本系统导出的文件；网页和文稿不要改成 .json，直接导入就行。")
    if not isinstance(data, dict) or "format" not in data:
        raise Invalid(_("整个对象：没有注明格式（format），不是本系统的交换文件。%s") % remedy)
    known = [*SCHEMAS, NEWEST]
    if data["format"] not in known:
        told = {
            "named": shortened(clean(str(data["format"])), 40),
            "known": "、".join(known),
            "remedy": remedy,
        }
        raise Invalid(_("format：“%(named)s”读不了，只读 %(known)s。%(remedy)s") % told)
    return str(data["format"])


@functools.cache
def _compiled(schema: Path) -> Callable[[object], object]:
    check: Callable[[object], object] = fastjsonschema.compile(
        json.loads(schema.read_text("utf-8"))
    )
    return check


def _shape_message(error: fastjsonschema.JsonSchemaValueException) -> str:
    """Where, what, and what to do about it."""
    where = (error.name or "").removeprefix("data").lstrip(".") or _("整个对象")
    rule, wanted = error.rule or "", error.rule_definition
    if rule == "required":
        keys = [key for key in wanted if key not in error.value]
        detail = _("缺少%s，请补上") % "、".join(map(named, keys))
    elif rule == "additionalProperties":
        keys = [key for key in error.value if key not in error.definition["properties"]]
        detail = _("有不认识的字段%s，请删去") % _shown("、".join(keys))
    elif rule == "type":
        kinds = [wanted] if isinstance(wanted, str) else wanted
        known = _("或").join(str(TYPES.get(kind, kind)) for kind in kinds)
        detail = _("应是%s") % known + _shown(error.value)
    elif rule == "enum":
        detail = _("不在允许的取值之内%(value)s，可以是 %(known)s") % {
            "value": _shown(error.value),
            "known": "、".join(str(each) if each else _("空") for each in wanted),
        }
    elif rule == "pattern":
        example = EXAMPLES.get(where.rpartition(".")[2])
        detail = _("格式不对") + _shown(error.value)
        detail += _("，写成 %s 这样") % example if example else ""
    else:
        detail = {
            "minLength": _("不能为空"),
            "maxLength": _("太长，最多 %s 个字符") % wanted,
            "minimum": _("太小") + _shown(error.value),
            "maximum": _("太大") + _shown(error.value),
            "uniqueItems": _("有重复的项"),
        }.get(rule, _("不符合格式") + _shown(error.value))
    return f"{where}：{detail}"


def _shown(value: object) -> str:
    """What stands there, short; nothing of a list or an object."""
    return "" if isinstance(value, dict | list) else _("（%s）") % shortened(clean(str(value)), 40)


def _repeated(reading: Reading) -> Iterator[str]:
    for where, rows in (("speakers", reading.speakers), ("blocks", reading.blocks)):
        if len({row.id for row in rows}) < len(rows):
            yield _("%s：id 有重复") % where


def _references(reading: Reading) -> Iterator[str]:
    """What rows refer to is there, and goes with what they are."""
    speakers = {speaker.id for speaker in reading.speakers}
    blocks = {block.id: block for block in reading.blocks}
    for n, block in enumerate(reading.blocks):
        if block.speaker is not None and block.speaker not in speakers:
            values = {"where": f"blocks[{n}]", "id": block.speaker}
            yield _("%(where)s.speaker：没有 id 为 %(id)s 的发言人") % values
        if block.number is not None and block.kind != "question":
            yield _("%s.number：只有提问才有题号") % f"blocks[{n}]"
        if block.speaker is not None and block.kind in ("heading", "paragraph"):
            yield _("%s.speaker：小标题和段落没有发言人") % f"blocks[{n}]"
    for n, measure in enumerate(reading.measures):
        at = measure.block, measure.start, measure.end
        yield from _span(f"measures[{n}]", *at, blocks=blocks)
    for n, statistic in enumerate(reading.statistics):
        at = statistic.block, statistic.start, statistic.end
        yield from _span(f"statistics[{n}]", *at, blocks=blocks)
        yield from _statistic(f"statistics[{n}]", statistic, blocks.get(statistic.block))
    for n, doubt in enumerate(reading.doubts):
        given = [part for part in (doubt.block, doubt.start, doubt.end) if part is not None]
        if len(given) == 3:
            yield from _span(f"doubts[{n}]", *given, blocks=blocks, least=0)
        elif given:
            yield _("doubts[%s]：block、start、end 要么都有，要么都是 null") % n


def _span(
    where: str, key: int, start: int, end: int, *, blocks: dict[int, ParsedBlock], least: int = 1
) -> Iterator[str]:
    block = blocks.get(key)
    if block is None:
        yield _("%(where)s.block：没有 id 为 %(id)s 的段落") % {"where": where, "id": key}
    elif end - start < least or end > len(block.text):
        values = {"where": where, "start": start, "end": end, "size": len(block.text)}
        yield _("%(where)s：起止 %(start)s–%(end)s 不在段落之内（段落有 %(size)s 字）") % values


def _statistic(where: str, row: ParsedStatistic, block: ParsedBlock | None) -> Iterator[str]:
    words = block.text[row.start : row.end] if block and block.kind == "table" else ""
    if "\t" in words or "\n" in words:
        yield _("%s：表格里的数据只能引一个格子") % where
    if row.kind == "rank" and row.unit:
        yield _("%s.unit：位次没有单位") % where
    if len(row.value.lstrip("-").replace(".", "").lstrip("0")) > SIGNIFICANT_DIGITS:
        values = {"where": where, "digits": SIGNIFICANT_DIGITS}
        yield _("%(where)s.value：超过 %(digits)s 位有效数字") % values
    period = row.period
    if period and bool(period.start) != bool(period.end):
        yield _("%s.period：起止要成对") % where
    elif period and period.start and period.end and period.start > period.end:
        yield _("%s.period：先止后起") % where
