"""The press conference itself: its day, hour, place and organiser, from the sentence that tells."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from releases.intake.parse.reading import Event
from releases.text.folding import fold_simplified
from releases.text.periods.printed_dates import Day, day_on, days
from releases.text.sentences import sentences

from .event_host import host_of

_CONFERENCE = re.compile(r"发布会|吹风会|吹風會|通气会|见面会|媒体说明会|座谈会|發布會")
_HELD = re.compile(r"召开|举行|举办|召開|舉行|舉辦")
_TIME = re.compile(
    r"(?:上午|下午|晚上?|中午|早上)?(?<!\d)\d{1,2}(?:时|點|点|:\d\d)(?:\d{1,2}分|半|整)?|上午|"
    r"下午|晚上|中午"
)
_VENUE = re.compile(
    r"在(?P<venue>[^,。;:在]{2,40}?)(?:隆重|联合|组织)?(?:召开|举行|举办|召開|舉行|舉辦)"
)
_WELCOME = re.compile(r"(?:参加|出席)(?P<host>[^,。;:]{2,20}?新闻办(?:公室)?)[^,。;]{0,30}发布会")
_YESTERDAY = re.compile(r"昨[天日]")
_NAMED_YEAR = re.compile(rf"(20\d\d)年(?!以来)[^,。;]{{0,40}}?(?:{_CONFERENCE.pattern})")
_MAX_SENTENCE = 600
_MAX_APART = 120
_LATE = 6  # months from which a conference is rarely about the year before
_NOT_PLACES = re.compile(r"[日月时]$|^\d{1,2}[日月]|^(?:今天|此次|会上|北京时间)")


def find_event(
    title: str, labelled: dict[str, str], texts: Iterable[str], published: date | None
) -> Event:
    """Facts from labels first, then from the sentence that tells most, then from the title."""
    told = Event()
    for text in texts:
        for start, end in sentences(text[:3000]):
            found = _event_of(fold_simplified(text[start:end]), text[start:end], published)
            if found and _weight(found) > _weight(told):
                told = found
        if not told.host and (welcome := _WELCOME.search(fold_simplified(text[:600]))):
            told = replace(told, host=text[welcome.start("host") : welcome.end("host")])
    headline = _event_of(fold_simplified(title), title, published) or Event()
    when = labelled.get("time", "")
    day = next(days(when), None)
    on = day_on(day, published) if day else None
    clock = _TIME.search(fold_simplified(when), day.end if day else 0)
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
    if full is None and published and (since := _YESTERDAY.search(folded, 0, held.start())):
        on, full = published - timedelta(days=1), Day(*since.span(), None, None, None)
    if full and on is None and published is None and (full.month or 0) >= _LATE:
        # 8月14日召开2023年某某发布会: late in a year its own name says which.
        year = _NAMED_YEAR.search(folded)
        on = day_on(replace(full, year=int(year[1])), None) if year else None
    time = _TIME.search(folded, full.end, full.end + 24) if full else None
    venue = _VENUE.search(folded, 0, held.end())
    place = text[slice(*venue.span("venue"))] if venue else ""
    host = host_of(folded, text, held)
    if venue and (place == host or host.endswith(f"、{place}")):
        place = ""
    return Event(
        on.isoformat() if on else None,
        text[slice(*time.span())] if time else "",
        "" if _NOT_PLACES.search(place) else place,
        host,
    )


def _weight(event: Event) -> int:
    return 2 * bool(event.host) + bool(event.venue) + 2 * bool(event.date) + bool(event.time)
