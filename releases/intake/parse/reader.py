"""The front door: the text of a page in, a reading of it out. Human text never raises."""

from dataclasses import replace

from releases.text.dates import iso_day

from . import attendance
from .doubts import doubts
from .event import find_event
from .lines import Lines, clean, lines
from .measures import measures
from .page import Page, share_out
from .reading import Event, Reading
from .statistics import statistics

_LEAD = 20


def read(text: str) -> Reading:
    """What the page says, with doubts where a person should look."""
    plain, dropped = clean(text)
    opened = lines(plain)
    reading = _reading(opened)
    return replace(reading, doubts=doubts(reading, dropped, opened.opened))


def _reading(opened: Lines) -> Reading:
    page = share_out(opened.lines)
    values = page.metadata.values
    blocks = tuple(page.body.blocks)
    lead = [block.text for block in blocks[:_LEAD] if block.kind in ("paragraph", "statement")]
    event = _event(page, lead)
    speakers = page.body.roster.speakers()
    on = iso_day(event.date or values.get("published_at"))
    return Reading(
        title=values.get("title", ""),
        subtitle=values.get("subtitle", ""),
        published_at=values.get("published_at"),
        source=values.get("source", ""),
        editor=values.get("editor", ""),
        reviewer=values.get("reviewer", ""),
        event=event,
        organisations=attendance.organisations(lead),
        media=_media(page, lead),
        speakers=speakers,
        blocks=blocks,
        measures=tuple(measures(blocks, speakers)),
        statistics=tuple(row for block in blocks for row in statistics(block, on)),
        furniture=(*page.metadata.furniture, *page.body.furniture, *opened.seams),
    )


def _event(page: Page, lead: list[str]) -> Event:
    values = page.metadata.values
    published = iso_day(values.get("published_at"))
    return find_event(values.get("title", ""), values, lead, published)


def _media(page: Page, lead: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*attendance.media(lead), *page.body.media]))
