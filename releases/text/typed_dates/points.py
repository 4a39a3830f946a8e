"""One stretch of time by its name: 2023年3月, 一季度, 去年, 近三年, 十四五."""

import re
from collections.abc import Callable

from releases.text.numerals import RELATIVE_YEARS

from . import days
from .bounds import Span
from .days import Around, Match

YEAR = rf"(?:(?P<y>\d{{4}})年?|(?P<yy>\d\d)年|(?P<rel>{'|'.join(RELATIVE_YEARS)}))度?"
_MONTH, _DAY = r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
_NEAR = r"(?:最近|近|过去|这)(?:的|这)?"
_LATELY = r"(?:以?来|以内|之内|内|间)?"
_NUMBER = r"(?P<n>\d{1,3})"
# Numerals are Arabic and blanks gone by now: typed_forms.in_arabic.
_FORMS: list[tuple[re.Pattern[str], Callable[[Match, Around], Span | None]]] = [
    (re.compile(form, re.ASCII), first_and_last)
    for form, first_and_last in (
        (rf"{YEAR}(?:全年|1年|整年)?", days.whole_year),
        (r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)?", days.compact),
        (rf"{YEAR}[-/.]?{_MONTH}月?份?", days.month),
        (rf"{_MONTH}月份?", days.month),
        (rf"(?:{YEAR}[-/.]?)?{_MONTH}月{_DAY}[日号]?", days.date_of),
        (rf"{YEAR}(?P<by>[-/.]){_MONTH}(?P=by){_DAY}[日号]?", days.date_of),
        (rf"{_MONTH}[/.]{_DAY}", days.date_of),
        (rf"{_MONTH}-{_DAY}", days.day_or_months),
        (rf"{_DAY}[日号]", days.lone_day),
        (rf"(?:{YEAR})?{_MONTH}月(?P<tenth>[上中下])旬", days.tenth),
        (rf"(?:{YEAR})?[-/.]?(?:(?P<from>前)|第)?(?:(?P<n>\d)个?季度?|q(?P<n2>\d))", days.quarter),
        (rf"(?:{YEAR})?[-/.]?(?:(?P<half>[上下前后])半年|h(?P<n>\d))", days.half),
        (rf"(?:{YEAR})?前(?P<n>\d{{1,2}})个月", days.first_months),
        (rf"(?:{YEAR})?年?(?P<edge>[底末初])", days.edge),
        (
            r"(?P<plan>[一二三四五六七八九]|十(?!五$)|十[一二三四五六七八九])五(?:规划|计划|时期|期间)*",
            days.plan,
        ),
        (r"(?P<which>[本这当上下])1?个?(?P<unit>月|季度|季|周|星期)", days.this),
        (r"(?P<which>[今昨前明])[天日]", days.near_day),
        (
            rf"{_NEAR}{_NUMBER}个?(?P<unit>年|季度|月|周|星期|天|日)(?P<half>半)?{_LATELY}",
            days.recent,
        ),
        (rf"(?:{_NEAR})?(?P<half>半)个?(?P<unit>年){_LATELY}", days.recent),
        (r"(?P<yy>\d\d)年以来", days.since_or_for),
        (
            rf"{_NUMBER}(?P<unit>年|个月|周|星期|天)(?P<half>半)?(?:以?来|以内|之内|内)",
            days.recent,
        ),
        (rf"(?:{_NEAR}|近来|前)(?:几|些|数)?个?(?:年|月|天|日|周)?(?:以?来|里|间)?", days.vague),
        (r"几个?[年月天日周](?:以?来|内|前)", days.vague),
        (
            r"\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}-\d{1,2}-\d{1,2}",
            days.short_year,
        ),
    )
]


def point(text: str, around: Around) -> Span | None:
    """The first and last day of what `text` names; None where it names nothing known."""
    for form, first_and_last in _FORMS:
        match = form.fullmatch(text)
        if match:
            return first_and_last(match, around)
    return None
