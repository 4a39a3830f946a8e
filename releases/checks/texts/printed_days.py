"""Days that no calendar has, weekdays that do not fit, and 截至 a day that was still to come."""

import calendar
import datetime
import re
from collections.abc import Iterator

from releases.text.folding import fold_simplified
from releases.text.numerals import count_value

from .remark import Remark

IMPOSSIBLE, WEEKDAY = "impossible_date", "weekday_does_not_fit"
AHEAD, REVERSED = "date_after_event", "reversed_dates"
_COUNT = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d|今|本|去)年)?(?<!\d)(?<!十)(?P<month>{_COUNT})月(?:份)?(?P<day>{_COUNT})(?:日|号)"
    r"(?:[(,]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?!边|年|密|到|期)\)?)?"
)
_ISO = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d.])"
)
_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d|今|本|去)年(?P<month>\d{1,2})月(?!\d)")
_CLOCK = re.compile(
    r"(?P<half>上午|下午|晚上?|中午|凌晨|早上|傍晚|[日号])(?P<hour>\d{1,2})"
    r"(?:[:时点](?P<minute>\d{1,2})(?!\d)|[时点](?![\u4e00-\u9fff]{0,2}[议建见]))"
)
_BEFORE = re.compile(
    rf"(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])\((?:(?P<year>(?:19|20)\d\d)年)?"
    rf"(?P<month>{_COUNT})月(?P<day>{_COUNT})日\)"
)
_UNTIL = re.compile(
    rf"截[至止]到?(?:(?P<year>(?:19|20)\d\d|今|本)年)?(?:(?P<month>{_COUNT})月(?:(?P<day>{_COUNT})(?:日|号)|(?P<end>底|末))?|(?P<last>年?[底末]))"
)
_TO_COME = re.compile(
    r"将|力争|计划|预计|报名|申报|征集|期限|有效期|公示|目标|提交|截止时间|申请截止|拟|争取"
)
_RANGE = re.compile(
    rf"(?P<year>(?:19|20)\d\d)年(?:(?P<month>{_COUNT})月(?:(?P<day>{_COUNT})日)?)?(?:至|到|—+|-|~)"
    rf"(?P<year2>(?:19|20)\d\d)年(?:(?P<month2>{_COUNT})月(?:(?P<day2>{_COUNT})日)?)?"
)
_SAME = re.compile(
    rf"(?P<month>{_COUNT})月(?P<day>{_COUNT})日?(?:至|到|—+|-|~)(?P<day2>{_COUNT})日"
)
_TWO_DAYS = re.compile(
    rf"(?P<m1>{_COUNT})月(?P<d1>{_COUNT})日(?:至|到|—+|-|~)(?P<m2>{_COUNT})月(?P<d2>{_COUNT})日"
)
_OF_TWO = (("m1", "d1"), ("m2", "d2"))
_FAR_YEAR = re.compile(r"于(?P<year>20\d\d)年(?:\d{1,2}月)?")
_FAR = 6
_WEEKDAYS = "一二三四五六日"
_LEAP_YEAR = 2024


def day_remarks(text: str, told_on: datetime.date | None) -> Iterator[Remark]:
    """`told_on` is the day of the conference, which gives a date without a year its year."""
    folded = fold_simplified(text)
    for found in _DAY.finditer(folded):
        own = _year(found["year"], told_on)
        month, day = count_value(found["month"]) or 0, count_value(found["day"]) or 0
        if not _is_day(own or _LEAP_YEAR, month, day):
            yield Remark(
                IMPOSSIBLE, *found.span(), f"“{_words(text, found)}”：没有这一天，请核对。"
            )
        elif found["weekday"]:
            yield from wrong_weekday(
                text, found, (own or (told_on.year if told_on else None), month, day)
            )
    for found in _ISO.finditer(folded):
        if not _is_day(int(found["year"]), int(found["month"]), int(found["day"])):
            yield Remark(
                IMPOSSIBLE, *found.span(), f"“{_words(text, found)}”：没有这一天，请核对。"
            )
    for found in _MONTH.finditer(folded):
        if not 1 <= int(found["month"]) <= 12:
            yield Remark(
                IMPOSSIBLE, *found.span(), f"“{_words(text, found)}”：没有这个月，请核对。"
            )
    yield from no_such_times(text, folded)
    for found in _BEFORE.finditer(folded):
        own = _year(found["year"], told_on) or (told_on.year if told_on else None)
        month, day = count_value(found["month"]) or 0, count_value(found["day"]) or 0
        yield from wrong_weekday(text, found, (own, month, day))
    for found in _FAR_YEAR.finditer(folded):
        if told_on and int(found["year"]) > told_on.year + _FAR:
            told = f"“{_words(text, found)}”：年份比发布会晚了很多，请核对。"
            yield Remark(AHEAD, *found.span("year"), told)
    yield from days_ahead(text, folded, told_on)
    yield from reversed_spans(text, folded)


def no_such_times(text: str, folded: str) -> Iterator[Remark]:
    for found in _CLOCK.finditer(folded):
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        noon = 12 < hour < 24 and found["half"] in ("上午", "凌晨", "早上")
        if noon or hour * 60 + minute > 24 * 60 or minute > 59:
            yield Remark(
                IMPOSSIBLE, *found.span(), f"“{_words(text, found)}”：没有这个时刻，请核对。"
            )


def wrong_weekday(
    text: str, found: re.Match[str], told: tuple[int | None, int, int]
) -> Iterator[Remark]:
    year, month, day = told
    if year is None or not _is_day(year, month, day):
        return
    fits = _WEEKDAYS[datetime.date(year, month, day).weekday()]
    if found["weekday"].replace("天", "日") != fits:
        at = found.start("weekday")
        message = f"“{_words(text, found)}”：{year}年{month}月{day}日是星期{fits}，请核对。"
        yield Remark(WEEKDAY, at, at + 1, message, fits)


def days_ahead(text: str, folded: str, told_on: datetime.date | None) -> Iterator[Remark]:
    for found in _UNTIL.finditer(folded) if told_on else ():
        assert told_on is not None
        lead, after = (
            folded[max(0, found.start() - 60) : found.start()],
            folded[found.end() : found.end() + 60],
        )
        sentence = re.split("[。;\n]", lead)[-1] + re.split("[。;\n]", after)[0]
        year = _year(found["year"], told_on) or told_on.year
        month = count_value(found["month"] or "12") or 0
        if not 1 <= month <= 12 or _TO_COME.search(sentence):
            continue
        last = calendar.monthrange(year, month)[1]
        day = count_value(found["day"] or "") or (last if found["end"] or found["last"] else 1)
        if _is_day(year, month, day) and datetime.date(year, month, day) > told_on:
            if not found["year"] and (month - told_on.month) > 6:
                continue  # 截至12月底, said in January, is of the year before
            message = f"“{_words(text, found)}”晚于发布会日期 {told_on}，请核对。"
            yield Remark(AHEAD, *found.span(), message)


def reversed_spans(text: str, folded: str) -> Iterator[Remark]:
    for found in _RANGE.finditer(folded):
        ends = [
            tuple(count_value(found[f"{part}{n}"] or "") or 0 for part in ("year", "month", "day"))
            for n in ("", "2")
        ]
        if ends[0] > ends[1] and (ends[0][0] > ends[1][0] or (ends[0][1] and ends[1][1])):
            yield Remark(REVERSED, *found.span(), f"“{_words(text, found)}”：起止颠倒，请核对。")
    for found in _TWO_DAYS.finditer(folded):
        days = [[count_value(found[name]) or 0 for name in pair] for pair in _OF_TWO]
        if days[0] > days[1] and days[0][0] - days[1][0] < 6:
            yield Remark(REVERSED, *found.span(), f"“{_words(text, found)}”：起止颠倒，请核对。")
    for found in _SAME.finditer(folded):
        if not _is_day(
            _LEAP_YEAR, count_value(found["month"]) or 0, count_value(found["day2"]) or 0
        ):
            told = f"“{_words(text, found)}”：没有这一天，请核对。"
            yield Remark(IMPOSSIBLE, *found.span(), told)
        elif (count_value(found["day"]) or 0) > (count_value(found["day2"]) or 99):
            yield Remark(REVERSED, *found.span(), f"“{_words(text, found)}”：起止颠倒，请核对。")


def _year(told: str | None, told_on: datetime.date | None) -> int | None:
    if told and told.isdecimal():
        return int(told)
    if told and told_on:
        return told_on.year - (told == "去")
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _words(text: str, found: re.Match[str]) -> str:
    return text[found.start() : found.end()]
