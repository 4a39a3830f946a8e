"""What people type into a date filter: 2023年3月, 一季度, 去年, 近三年, 2021-2023, 2022年以前.

Front door: read_period, and period_words for the way back. Nothing else than PeriodRefused is
raised, whose words say what was not understood and which forms are.
"""

import re
from datetime import date

from releases.text.quotations import shortened

from .bounds import EARLIEST, LATEST, Span, Unclear, gettext_noop
from .days import Around
from .period_words import period_words
from .points import point
from .ranges import between, open_ended
from .spelling import in_arabic, tidied

__all__ = ["EARLIEST", "LATEST", "PeriodRefused", "period_words", "read_period"]
MAX_TYPED = 60
_MAX_SHOWN = 24
_EXAMPLES = ("2023年3月", "一季度", "近三年")
_ALL = ("全部", "全部时间", "不限", "不限时间")
# 十年 are ten years, where 10年 is 2010.
_SO_MANY_YEARS = re.compile(
    "(?:^|[至到止自从由-])([一二三四五六七八九两]?十[一二三四五六七八九]?年)(?!以?来$|[以之]?内$)"
)
# 6月底 is a time in June; a period may start with 6月初 and end with 6月底, not the other way.
_IN_A_MONTH = re.compile("(^[^至到止-]*月)初$|(月)初(?=[至到-])|(月)[底末]$")


class PeriodRefused(ValueError):
    """Why what was typed is no period. `reason` with `values` can be translated."""

    def __init__(self, typed: str, unclear: Unclear) -> None:
        self.typed = shortened(typed, _MAX_SHOWN)
        self.reason, self.values = unclear.reason, unclear.values
        self.examples = unclear.examples or _EXAMPLES
        forms = "".join(f"“{example}”" for example in self.examples)
        about = f"“{self.typed}”：" if self.typed.strip() else ""
        super().__init__(f"{about}{unclear}。可以写{forms}。")


def read_period(typed: str, today: date) -> Span:
    """The first and the last day meant; an open side is EARLIEST or LATEST.

    A month, quarter or day without a year is this year's, or the last one's if yet to come.
    """
    around = Around(today)
    try:
        if len(typed) > MAX_TYPED:
            raise Unclear(gettext_noop("写得太长，看不出是哪段时间"))
        said = tidied(typed)
        if years := _SO_MANY_YEARS.search(said):
            raise Unclear(gettext_noop("没有说清是多久"), f"近{years[1]}", "2020年", "近三年")
        text = _IN_A_MONTH.sub(r"\1\2\3", in_arabic(said))
        if not text:
            raise Unclear(gettext_noop("没有写时间"))
        if text in _ALL:
            return EARLIEST, LATEST
        found = point(text, around) or between(text, around) or open_ended(text, around)
        if found is None:
            raise Unclear(gettext_noop("看不出是哪段时间"))
        return found
    except Unclear as unclear:
        raise PeriodRefused(typed, unclear) from None
