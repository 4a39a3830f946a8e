"""What a release may hold, whichever way it comes in: by a page, an import or a form."""

import datetime
import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from operator import attrgetter

from django.conf import settings
from django.utils.translation import gettext as _

from releases.intake.parse.reading import Reading

# Of press conferences, of what they compare with, and of plans that look ahead.
YEARS = range(1900, 2101)
MAX_ROWS = 10_000  # of each list
MAX_TOPICS = 200
# NUL and half surrogates, which no database stores.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# What turns the direction of the words around it, and shows a name as another.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_REFUSED = re.compile(f"{_UNSTORABLE.pattern}|{_TURNS.pattern}")
NOT_WORDS = (int, type(None))
# Words of the page itself are kept as they are.
_PRINTED = ("blocks", "furniture", "doubts")


def text_fault(text: str) -> str:
    """Why a title, a name or the like cannot be stored; empty where it can."""
    if _UNSTORABLE.search(text):
        return _("有不能保存的字符（NUL 或残缺的字符）：%s") % ascii(text[:40])
    if found := _TURNS.search(text):
        return _("有看不见的、改变文字方向的字符（U+%s），请删去") % f"{ord(found[0]):04X}"
    return ""


def year_fault(year: int) -> str:
    """Why a day of that year cannot be stored; empty where it can."""
    if year in YEARS:
        return ""
    return _("年份要在 %(first)s 至 %(last)s 之间") % {"first": YEARS[0], "last": YEARS[-1]}


def size_fault(texts: int) -> str:
    """Why blocks of so many characters cannot be stored; empty where they can."""
    limit = settings.PASTE_MAX_CHARACTERS
    if texts <= limit:
        return ""
    return _("正文有 %(size)s 个字符，超过上限 %(limit)s") % {
        "size": f"{texts:,}",
        "limit": f"{limit:,}",
    }


def faults(reading: Reading) -> Iterator[str]:
    """What a reading holds that cannot be stored, each with its path."""
    for part in fields(reading):
        rows = getattr(reading, part.name)
        most = MAX_TOPICS if part.name == "topics" else MAX_ROWS
        if isinstance(rows, tuple) and len(rows) > most:
            said = {"where": part.name, "count": f"{len(rows):,}", "limit": f"{most:,}"}
            yield _("%(where)s：有 %(count)s 项，最多 %(limit)s 项") % said
            return
        refused = _UNSTORABLE if part.name in _PRINTED else _REFUSED
        if refused.search(_words(rows)):
            for where, text in _texts(rows, part.name):
                if refused.search(text):
                    yield f"{where}：{text_fault(text)}"
    if fault := size_fault(sum(len(block.text) for block in reading.blocks)):
        yield f"blocks：{fault}"
    yield from _days(reading)


def _words(value: object) -> str:
    """All texts in one: hardly any release has a fault, and where it is takes longer to tell."""
    found, left = [], [value]
    for one in left:  # which grows meanwhile
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, tuple):
            left.extend(one)
        elif is_dataclass(one) and not isinstance(one, type):
            values = _values_of(type(one))(one)
            left.extend(each for each in values if not isinstance(each, NOT_WORDS))
    return "\n".join(found)


@functools.cache
def _values_of(kind: type) -> Callable[[object], tuple[object, ...]]:
    return attrgetter(*(part.name for part in fields(kind)))


def _texts(value: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _texts(item, f"{where}[{n}]")
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name), f"{where}.{part.name}")


def _days(reading: Reading) -> Iterator[str]:
    days = [("event.date", reading.event.date), ("published_at", reading.published_at)]
    for n, row in enumerate(reading.statistics):
        if row.period:
            days += [(f"statistics[{n}].period.start", row.period.start)]
            days += [(f"statistics[{n}].period.end", row.period.end)]
    for where, value in days:
        try:
            fault = year_fault(datetime.datetime.fromisoformat(value).year) if value else ""
        except ValueError:
            fault = _("没有这样的日期或时间（%s）") % value
        if fault:
            yield f"{where}：{fault}"
