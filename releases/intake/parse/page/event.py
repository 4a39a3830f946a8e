"""The press conference itself: its day, hour, place and organiser, from the sentence that tells."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from releases.intake.parse.reading import Event
from releases.text.folding import fold_simplified as fold
from releases.text.periods.printed_dates import day_on, days
from releases.text.sentences import sentences

_CONFERENCE = re.compile(r"发布会|吹风会|吹風會|通气会|见面会|媒体说明会|座谈会|發布會")
_HELD = re.compile(r"召开|举行|举办|召開|舉行|舉辦")
_TIME = re.compile(
    r"(?:上午|下午|晚上?|中午|早上)?(?<!\d)\d{1,2}(?:时|點|点|:\d\d)(?:\d{1,2}分|半|整)?|上午|"
    r"下午|晚上|中午"
)
_VENUE = re.compile(
    r"在(?P<venue>[^,。;:在]{2,40}?)(?:隆重|联合|组织)?(?:召开|举行|举办|召開|舉行|舉辦)"
)
_HOST = re.compile(
    r"(?P<host>[^\s,。;:!?\"“”()\d]{2,40}?)(?:今[天日]|定?于|在|就|上午|下午|将|將|隆重|联合|组织|"
    r"\d|召开|举行|举办|召開|舉行|舉辦)"
)
_BODY_END = re.compile(
    r"(?:办公室|辦公室|新聞辦|新闻办|国新办|政府|局|委|部|厅|院|办|公司|中心|协会|集团|大学|海关|法院|检察院|中院|高院|银行|总队|支队|分局|学院|医院|管委会|组委会|省委|市委)$"
)
_WELCOME = re.compile(r"(?:参加|出席)(?P<host>[^,。;:]{2,20}?新闻办(?:公室)?)[^,。;]{0,30}发布会")
_BEFORE_HOST = re.compile(r"^(?:由|欢迎|出席|参加|感谢|大家|今天|日|[上下]午|时|分|近日|讯)+")
_MAX_SENTENCE = 600
_MAX_APART = 120
_NOT_PLACES = re.compile(r"[日月时]$|^\d{1,2}[日月]|^(?:今天|此次|会上|北京时间)")


def find_event(
    title: str, labelled: dict[str, str], texts: Iterable[str], published: date | None
) -> Event:
    """Facts from labels first, then from the sentence that tells most, then from the title."""
    told = Event()
    for text in texts:
        for start, end in sentences(text[:3000]):
            found = _event_of(fold(text[start:end]), text[start:end], published)
            if found and _weight(found) > _weight(told):
                told = found
        if not told.host and (welcome := _WELCOME.search(fold(text[:600]))):
            told = replace(told, host=text[welcome.start("host") : welcome.end("host")])
    headline = _event_of(fold(title), title, published) or Event()
    when = labelled.get("time", "")
    day = next(days(when), None)
    on = day_on(day, published) if day else None
    clock = _TIME.search(fold(when), day.end if day else 0)
    return Event(
        (on.isoformat() if on else None) or told.date or headline.date,
        (when[clock.start() : clock.end()] if clock else "") or told.time,
        labelled.get("venue") or told.venue or headline.venue,
        labelled.get("host") or told.host or headline.host,
    )


def _event_of(folded: str, text: str, published: date | None) -> Event | None:
    """What one sentence says of the event; None where it tells of no conference being held."""
    held = _HELD.search(folded)
    conference = _CONFERENCE.search(folded)
    if len(folded) > _MAX_SENTENCE or not held or not conference:
        return None
    if abs(conference.start() - held.start()) > _MAX_APART:
        return None
    # The day named last before the conference is held; a day after it may be another's.
    named = [day for day in days(folded[: held.start() + 1]) if held.start() - day.end <= 60]
    full = named[-1] if named else None
    for day in named:
        # 今天(4月21日): the printed day says more than 今天.
        if full and day.day is not None and full.day is None and full.start - day.end < 12:
            full = day
    on = day_on(full, published) if full else None
    time = _TIME.search(folded, full.end, full.end + 24) if full else None
    venue = _VENUE.search(folded, 0, held.end())
    place = text[slice(*venue.span("venue"))] if venue else ""
    host = ""
    for match in _HOST.finditer(folded, 0, held.end()):
        # 在某某中心举行 names the place, not the organiser.
        words = _BEFORE_HOST.sub("", match["host"])
        at_venue = folded[: match.start("host")].endswith("在")
        if _BODY_END.search(words) and len(words) >= 3 and not at_venue:
            host = text[match.end("host") - len(words) : match.end("host")]
            break
    return Event(
        on.isoformat() if on else None,
        text[slice(*time.span())] if time else "",
        "" if _NOT_PLACES.search(place) else place,
        host,
    )


def _weight(event: Event) -> int:
    return 2 * bool(event.host) + bool(event.venue) + 2 * bool(event.date) + bool(event.time)
