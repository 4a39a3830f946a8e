"""The front door: the text of a page in, a reading of it out. Human text never raises."""

import re
from dataclasses import replace

from releases.text.dates import iso_day

from . import attendee_lists
from .doubts import doubts
from .event import find_event
from .measure_finder import measures
from .page_lines import Lines, clean, lines
from .page_sections import PageSections, share_out
from .reading import OPTIONAL, Event, Reading
from .statistic_finder import figures
from .storage_limits import storable

_LEAD = 20
_CREDIT = re.compile(
    r"据(?P<source>[^,，。\s]{2,12}?(?:社|报|网|台|电视台|日报))(?:消息|报道|\S{0,6}电)"
)


def read(text: str) -> Reading:
    """What the page says, with doubts where a person should look."""
    plain, dropped = clean(text)
    opened = lines(plain)
    reading = _reading(opened)
    return storable(replace(reading, doubts=doubts(reading, dropped, opened.opened)))


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
        source=values.get("source", "") or _credited(lead),
        editor=values.get("editor", ""),
        reviewer=values.get("reviewer", ""),
        event=event,
        organisations=attendee_lists.organisations(lead),
        media=_media(page, lead),
        speakers=speakers,
        blocks=blocks,
        measures=tuple(measures(blocks, speakers)),
        statistics=tuple(figures(blocks, on)),
        furniture=(*page.metadata.furniture, *page.body.furniture, *opened.seams),
        **{path: values.get(path, "") for path in OPTIONAL},
    )


def _credited(lead: list[str]) -> str:
    """``据某某社消息``: the source that the first sentence gives."""
    match = _CREDIT.match(lead[0]) if lead else None
    return match["source"] if match else ""


def _event(page: PageSections, lead: list[str]) -> Event:
    values = page.metadata.values
    published = iso_day(values.get("published_at"))
    return find_event(values.get("title", ""), values, lead, published)


def _media(page: PageSections, lead: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*attendee_lists.media(lead), *page.body.media]))
