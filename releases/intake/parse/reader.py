"""The front door: the text of a page in, a reading of it out. Human text never raises."""

import re
from dataclasses import replace
from typing import Any

from releases.checks.doubts import doubts
from releases.text.periods.printed_dates import iso_day

from .figures.statistic_finder import figures
from .measures.measure_finder import measures
from .page.event import find_event
from .page.page_lines import clean, lines
from .page_sections import share_out
from .people.attendee_lists import media, organisations, with_askers
from .people.host_bodies import of_the_host
from .reading import OPTIONAL, Reading
from .storage_limits import storable

_MAX_LEAD = 20
# 据某某社消息: the source that the first sentence gives.
_CREDIT = re.compile(
    r"据(?P<source>[^,，。\s]{2,12}?(?:社|报|网|台|电视台|日报))(?:消息|报道|\S{0,6}电)"
)


def read(text: str) -> Reading:
    """What the page says, with doubts where a person should look."""
    plain, dropped = clean(text)
    opened = lines(plain)
    page = share_out(opened.lines)
    values = page.metadata.values
    blocks = tuple(page.body.blocks)
    lead = [block.text for block in blocks[:_MAX_LEAD] if block.kind in ("paragraph", "statement")]
    credit = _CREDIT.match(lead[0]) if lead else None
    published_at = values.get("published_at")
    event = find_event(values.get("title", ""), values, lead, iso_day(published_at))
    speakers = of_the_host(page.body.roster.speakers(), event.host)
    labelled: dict[str, Any] = {path: values.get(path, "") for path in OPTIONAL}
    reading = Reading(
        title=values.get("title", ""),
        subtitle=values.get("subtitle", ""),
        published_at=published_at,
        source=values.get("source", "") or (credit["source"] if credit else ""),
        editor=values.get("editor", ""),
        reviewer=values.get("reviewer", ""),
        event=event,
        organisations=tuple(dict.fromkeys([*page.body.organisations, *organisations(lead)])),
        media=with_askers([*page.body.listed_media, *media(lead)], page.body.media),
        speakers=speakers,
        blocks=blocks,
        measures=tuple(measures(blocks, speakers)),
        statistics=tuple(
            figures(blocks, iso_day(event.date or published_at), iso_day(published_at))
        ),
        furniture=(*page.metadata.furniture, *page.body.furniture, *opened.seams),
        **labelled,
    )
    return storable(replace(reading, doubts=doubts(reading, dropped, opened.opened)))
