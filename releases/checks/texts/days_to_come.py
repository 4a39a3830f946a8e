"""What is told as done on a day that was still to come."""

import datetime
import re
from collections.abc import Iterator

from releases.text.folding import fold_simplified

from .remark import Remark

AHEAD = "date_after_event"
_DAY = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d)年|今年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|(?![\d份底末]))"
)
_DONE = re.compile(
    r"已|了(?!解)|如期|宣判|查获|抓获|破获|落幕|闭幕|印发|圆满|顺利|现场|通报了|立案|审结|受理|结案|查处"
)
_TO_COME = re.compile(
    r"将|拟|定于|预计|计划|届时|起施行|起实施|施行|生效|有效|期限|截止|止|至|到期|届满|报名|公示|明天|"
    r"即将|预告|安排|力争|前[,完报提]|目标|争取|欢迎|敬请|准备|筹备|是第?\d*[^,。]{0,6}日"
)
# A month that is far off and has no year is of the year before, or of one that was told before.
_SOON = datetime.timedelta(days=14)
_YEAR_TOLD = re.compile("(?:19|20)\\d\\d年|去年|上年|前年|当年")


def days_to_come(text: str, told_on: datetime.date | None) -> Iterator[Remark]:
    """`told_on` is the day of the conference or of publication, whichever is later."""
    if told_on is None:
        return
    folded = fold_simplified(text)
    for found in _DAY.finditer(folded):
        start = max(folded.rfind(stop, 0, found.start()) for stop in "。;\n") + 1
        after = re.split("[。;\n]", folded[found.end() :])[0]
        if _TO_COME.search(folded[start : found.start()] + after) or not _DONE.search(after):
            continue
        year, month = int(found["year"] or told_on.year), int(found["month"])
        try:
            day = datetime.date(year, month, int(found["day"] or 1))
        except ValueError:
            continue
        sure = found["year"] or found[0].startswith("今年")
        if not sure and (day - told_on > _SOON or _YEAR_TOLD.search(folded[: found.start()])):
            continue
        if day > told_on:
            message = f"“{text[found.start() : found.end()]}”还没有到，却说已经做了，请核对。"
            yield Remark(AHEAD, *found.span(), message)
