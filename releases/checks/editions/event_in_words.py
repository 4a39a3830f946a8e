"""The day and the half of the day of a conference, as its words tell them and as they are held."""

import datetime
import re
from collections.abc import Iterator

from releases.text.folding import fold_simplified
from releases.text.periods.printed_dates import iso_day

from .finding import CheckedEdition, CheckFinding, FoundAt

KIND = "event_told_otherwise"
_TODAY = re.compile(
    r"(?P<which>今天|明天|昨天)(?:是|\(|,)?(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
_DAYS = {"昨天": -1, "今天": 0, "明天": 1}
_HALF = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:\(?(?:星期|周).\)?)?,?"
    r"(?P<half>上午|早上|下午|晚上?|傍晚)(?:\d{1,2}[:时点]\d{0,2}分?)?"
)
_OF_THE_EVENT = re.compile(r"发布会|通气会|吹风会|见面会|会议时间|发布时间")
_OPENING = re.compile(
    r"^(?:本[报网][^,。]{0,12})?(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"[^。]{0,40}?(?:召开|举行|举办)[^。]{0,24}?(?:发布会|通气会|吹风会|见面会)"
)
_TO_COME = re.compile(r"将于|将在|定于|拟于|将举|将召")
_MORNING, _AFTERNOON = "上午", "下午"
# What another conference is told by.
_ANOTHER = re.compile(r"此前|曾|省政府|国务院|国家知识产权局")


def event_in_words(checked: CheckedEdition) -> Iterator[CheckFinding]:
    """One at most for each paragraph."""
    day = iso_day(checked.reading.event.date)
    if day is None:
        return
    held = half_of(checked.reading.event.time)
    opened = False
    for n, block in enumerate(checked.reading.blocks):
        text = fold_simplified(block.text)
        found, message = today_otherwise(text, day), f"发布会日期是{day}，请核对。"
        if found is None and not opened and block.kind != "heading":
            opened, found = True, opening_otherwise(text, day)
        if found is None and held:
            found, message = half_otherwise(text, day, held), f"发布会时间记的是{held}，请核对。"
        if found is not None:
            words = block.text[found.start() : found.end()]
            at = FoundAt("blocks", n, "text")
            yield CheckFinding(KIND, f"“{words}”：{message}", at, *found.span(), words)


def today_otherwise(text: str, day: datetime.date) -> re.Match[str] | None:
    """今天 in what was said is the day of the conference."""
    for found in _TODAY.finditer(text):
        wanted = day + datetime.timedelta(_DAYS[found["which"]])
        if (int(found["month"]), int(found["day"])) != (wanted.month, wanted.day):
            return found
    return None


def opening_otherwise(text: str, day: datetime.date) -> re.Match[str] | None:
    found = _OPENING.match(text)
    if found is None or _TO_COME.search(found[0]) or _ANOTHER.search(found[0]):
        return None
    other = (int(found["month"]), int(found["day"])) != (day.month, day.day)
    return found if other or (found["year"] and int(found["year"]) != day.year) else None


def half_otherwise(text: str, day: datetime.date, held: str) -> re.Match[str] | None:
    for found in _HALF.finditer(text):
        sentence = text[text.rfind("。", 0, found.start()) + 1 :].split("。")[0]
        same = (int(found["month"]), int(found["day"])) == (day.month, day.day)
        if same and _OF_THE_EVENT.search(sentence) and half_of(found["half"]) != held:
            return found
    return None


def half_of(told: str) -> str:
    """The half of the day that a time is of; "" where it does not say."""
    if re.search("下午|午后|晚|傍晚", told):
        return _AFTERNOON
    if re.search("上午|早|凌晨", told):
        return _MORNING
    hour = re.search(r"(\d{1,2})[:：时点]", told)
    return "" if hour is None else _AFTERNOON if int(hour[1]) >= 12 else _MORNING
