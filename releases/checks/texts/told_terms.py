"""How long a thing is said to last, beside its days; what ends before it began; 世界知识产权日."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from releases.text.folding import fold_simplified
from releases.text.numerals import RELATIVE_YEARS, count_value

from .remark import Remark

KIND, REVERSED = "term_does_not_fit", "reversed_dates"
IMPOSSIBLE = "impossible_date"
_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_YEAR = r"(?:(?P<year{n}>(?:19|20)\d\d|今|本|去|前)年)"
_DATE = _YEAR + r"?(?P<month{n}>\d{{1,2}})月(?:(?P<day{n}>\d{{1,2}})日)?"
_FULL = r"(?P<year{n}>(?:19|20)\d\d)年(?P<month{n}>\d{{1,2}})月(?P<day{n}>\d{{1,2}})日"
_TO = r"[日]?(?:起)?(?:至|到|—+|-|~)"
# 5月6日至10日,为期7天; (为期7天) before the days is rare.
_DAYS = re.compile(
    _DATE.format(n=1) + _TO + r"(?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})日[^。;\d]{0,12}?"
    rf"(?:为期|历时|持续|为时|一?共计?|连续)(?P<count>{_N})(?:天|日)"
)
# 自2024年6月1日起施行,有效期五年,至2029年5月31日
_YEARS = re.compile(
    _FULL.format(n=1)
    + rf"[^。;\d]{{0,16}}?(?:有效期|期限|为期|保护期|任期)[限为]?(?P<count>{_N})年"
    rf"[^。;\d]{{0,8}}?[至到]" + _FULL.format(n=2)
)
# 商标2014年4月25日核准注册,有效期至2024年4月24日: ten years, or ten more of each renewal.
_MARK = re.compile(
    r"商标[^。]{0,30}?" + _FULL.format(n=1) + r"[^。;\d]{0,6}注册[^。;\d]{0,12}"
    r"(?:有效期|专用权期限?|专用期限?)[^。;\d]{0,6}[至到]" + _FULL.format(n=2)
)
_A_MARK_LASTS = 10
_WHEN = re.compile(_DATE.format(n="") + "|" + _YEAR.format(n="_alone"))
_SENTENCE = re.compile(r"[^。!?\n]+")
_BEGINS = re.compile(
    r"施行|实施|印发|出台|成立|启动|开工|受理|立案|申请|提交|签订|签约|起诉|提起公诉|批准立项|"
    r"报名|收到|接到|开庭|抓获|查获"
)
_ENDS = re.compile(
    r"兑现|首批|宣判|判决|审结|结案|授权|核准|完成|闭幕|落幕|执行完毕|办结|验收|处罚决定|送达|届满|结束"
)
_APART = re.compile(r"此前|之前|依据|根据|曾|另案|上一")
_WORLD_DAY = re.compile(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日\)?,?(?:是|为|系)第?(?:\d+|[一二三四五六七八九十]+)?"
    r"个?世界知识产权日"
)
_NTH_DAY = re.compile(rf"(?:(?P<year>20\d\d)年[^。]{{0,20}}?)?第(?P<n>{_N})个世界知识产权日")
_FIRST_WORLD_DAY = 2001


class ToldDay(NamedTuple):
    """A date in a sentence; a day or a month that is not told is 0."""

    when: tuple[int, int, int]
    start: int
    end: int


def term_remarks(text: str, told_on: datetime.date | None) -> Iterator[Remark]:
    folded = fold_simplified(text)
    yield from days_that_miss(text, folded, told_on)
    yield from years_that_miss(text, folded)
    yield from ends_before_it_began(text, folded, told_on)
    yield from world_days(text, folded, told_on)


def days_that_miss(text: str, folded: str, told_on: datetime.date | None) -> Iterator[Remark]:
    """From one day to another are so many days, the last counted or not."""
    for found in _DAYS.finditer(folded):
        year = int(found["year1"]) if (found["year1"] or "").isdecimal() else None
        year = year or (told_on.year if told_on else 2023)
        first = day_of(year, found["month1"], found["day1"])
        last = day_of(year, found["month2"] or found["month1"], found["day2"])
        count = count_value(found["count"]) or 0
        if first and last and first <= last:
            days = (last - first).days
            if count not in (days, days + 1):
                yield Remark(
                    KIND, *found.span(), f"“{said(text, found)}”：共{days + 1}天，请核对。"
                )


def years_that_miss(text: str, folded: str) -> Iterator[Remark]:
    for pattern, own in ((_YEARS, 0), (_MARK, _A_MARK_LASTS)):
        for found in pattern.finditer(folded):
            first, last = (
                day_of(int(found[f"year{n}"]), found[f"month{n}"], found[f"day{n}"]) for n in (1, 2)
            )
            count = own or count_value(found["count"]) or 0
            if not first or not last or not count:
                continue
            years = round((last - first).days / 365.25)
            near = abs((last - first).days - years * 365.25) < 4
            if not near or (years != count if not own else years < 1 or years % own):
                message = f"“{said(text, found)}”：起止日期与{count}年的期限不符，请核对。"
                yield Remark(KIND, found.start("year1"), found.end(), message)


def ends_before_it_began(text: str, folded: str, told_on: datetime.date | None) -> Iterator[Remark]:
    """2023年9月受理,2023年6月判决: of one sentence, where no word puts the two apart."""
    for sentence in _SENTENCE.finditer(folded):
        told = list(days_told(sentence[0], told_on))
        for one, other in pairwise(told):
            between = sentence[0][one.end : other.start]
            after = re.split("[,;]", sentence[0][other.end : other.end + 24])[0]
            if not _BEGINS.search(between) or not _ENDS.search(after):
                continue
            known = min(sum(map(bool, one.when)), sum(map(bool, other.when)))
            if other.when[:known] < one.when[:known] and not _APART.search(sentence[0]):
                start, end = sentence.start() + one.start, sentence.start() + other.end
                message = f"“{text[start:end]}”：后面的事反而在前，请核对日期。"
                yield Remark(REVERSED, start, end, message)


def days_told(sentence: str, told_on: datetime.date | None) -> Iterator[ToldDay]:
    """A date without a year is of the year told before it."""
    year = told_on.year if told_on else 0
    for found in _WHEN.finditer(sentence):
        told = found["year"] or found["year_alone"]
        if told:
            year = int(told) if told.isdecimal() else year_said(told, told_on)
        if year and found["month"]:
            when = year, int(found["month"]), int(found["day"] or 0)
            yield ToldDay(when, *found.span())


def year_said(told: str, told_on: datetime.date | None) -> int:
    return told_on.year + RELATIVE_YEARS[f"{told}年"] if told_on else 0


def world_days(text: str, folded: str, told_on: datetime.date | None) -> Iterator[Remark]:
    """It is 26 April; the first was that of 2001."""
    for found in _WORLD_DAY.finditer(folded):
        if (int(found["month"]), int(found["day"])) != (4, 26):
            yield Remark(
                IMPOSSIBLE, *found.span(), f"“{said(text, found)}”：世界知识产权日是4月26日。"
            )
    for found in _NTH_DAY.finditer(folded):
        year = int(found["year"]) if found["year"] else told_on.year if told_on else 0
        right = year - _FIRST_WORLD_DAY + 1
        if year and count_value(found["n"]) != right:
            message = f"“{said(text, found)}”：{year}年是第{right}个世界知识产权日，请核对。"
            yield Remark(KIND, *found.span("n"), message)


def day_of(year: int, month: str | None, day: str | None) -> datetime.date | None:
    try:
        return datetime.date(year, int(month or 0), int(day or 0))
    except ValueError:
        return None


def said(text: str, found: re.Match[str]) -> str:
    return text[found.start() : found.end()]
