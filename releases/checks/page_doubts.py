"""Doubts about a page as a whole: no text, no date, speakers of whom too little is said."""

import re
from collections.abc import Iterator

from releases.intake.parse.reading import ParsedDoubt, Reading
from releases.text.folding import fold_simplified
from releases.text.numerals import count_value
from releases.text.periods.printed_dates import iso_day
from releases.text.typography import told_in

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[:时点])(?:(?P<half>半)|(?P<minute>\d{1,2}))?"
)
_CONFERENCE = ("发布会", "吹风会", "通气会", "见面会", "说明会", "答记者问", "發布會", "发佈會")


def page_doubt(code: str, message: str) -> ParsedDoubt:
    """A doubt that points at no place."""
    return ParsedDoubt(None, None, None, code, message)


def text_doubts(reading: Reading) -> Iterator[ParsedDoubt]:
    """Whether there is a text, whether it is of a press conference, and its title."""
    if not reading.blocks:
        yield page_doubt("empty_text", "没有读到正文。")
        return
    lead = [reading.title, *(block.text[:2000] for block in reading.blocks[:10])]
    if not (
        reading.event.host
        or any(block.kind in ("question", "answer") for block in reading.blocks)
        or any(word in text for word in _CONFERENCE for text in lead)
    ):
        message = "看不出这是一篇新闻发布会稿件，已全部按段落保留。"
        yield page_doubt("not_a_conference", message)
    if not reading.title:
        yield page_doubt("no_title", "没有找到标题，请填写。")
    for told in filter(None, map(told_in, reading.furniture)):
        yield page_doubt("beside_text", told)


def date_doubts(reading: Reading) -> Iterator[ParsedDoubt]:
    """The day of the conference and that of publication: one is missing, or their order is odd."""
    held, published = iso_day(reading.event.date), iso_day(reading.published_at)
    if not reading.blocks:
        return
    if held is None and published is None:
        message = "没有找到发布时间和发布会日期，相对时间（如“今年”）无法换算。"
        yield page_doubt("no_date", message)
    elif published is None:
        yield page_doubt("no_publication_date", "没有找到发布时间，请填写。")
    elif held is None:
        message = "没有找到发布会的完整日期，相对时间按发布时间换算，请核对。"
        yield page_doubt("no_event_date", message)
    elif held > published:
        message = f"发布会日期 {held} 晚于发布时间 {published}，请核对。"
        yield page_doubt("event_after_publication", message)
    elif held == published and (begun := starts_at(reading.event.time)):
        clock = (reading.published_at or "")[11:16]
        if clock and clock < begun:
            message = f"发布时间是{clock}，早于当天{reading.event.time}举行的发布会，请核对。"
            yield page_doubt("published_before_event", message)


def starts_at(told: str) -> str:
    """The earliest that the conference can have begun, `15:00`; "" where only a morning is told."""
    words = fold_simplified(told)
    found = _CLOCK.search(words)
    later = any(word in words for word in ("下午", "午后", "傍晚", "晚"))
    if not found:
        return "12:00" if later else ""
    hour = count_value(found["hour"]) or 0
    minute = 30 if found["half"] else count_value(found["minute"] or "0") or 0
    hour += 12 if later and hour < 12 else 0
    return f"{hour:02}:{minute:02}"


def credit_doubts(reading: Reading) -> Iterator[ParsedDoubt]:
    """No source, and one person as editor and reviewer."""
    if reading.blocks and not reading.source:
        yield page_doubt("no_source", "没有找到信息来源，请填写。")
    if reading.editor and reading.editor == reading.reviewer:
        message = f"编辑和审核都是“{reading.editor}”，应当由两个人担任，请核对。"
        yield page_doubt("editor_is_reviewer", message)


def speaker_doubts(reading: Reading) -> Iterator[ParsedDoubt]:
    """Speakers without organisation or post; where one spoke, the first block points at it."""
    if reading.blocks and not reading.speakers:
        yield page_doubt("no_speaker", "没有识别出发言人。")
    first = {block.speaker: block for block in reversed(reading.blocks) if block.speaker}
    for speaker in reading.speakers:
        spoken = first.get(speaker.id)
        if spoken and not speaker.posts and not speaker.organisation:
            message = f"“{speaker.name}”发了言，但文中没有介绍其单位和职务，请补充。"
            yield ParsedDoubt(spoken.id, 0, len(spoken.text), "speaker_unknown", message)
        elif not speaker.posts or not speaker.organisation:
            message = f"发言人“{speaker.name}”缺少单位或职务，请补充。"
            yield page_doubt("speaker_incomplete", message)
