"""Shares the lines of a page out: title, metadata, people listed, furniture, and the body."""

import re
from collections import Counter
from dataclasses import dataclass, field

from releases.text.width import fold

from .body import Body, is_bare_question
from .furniture import is_furniture
from .headings import is_heading
from .metadata import Metadata, read_line, split_site, strip_head
from .people_lists import introduced, roll_line
from .reading import Role
from .roster import NamedPerson, Roster, bare_name, person, words_kept
from .speaker_mentions import tellers
from .speaker_turns import add_line, announce
from .turn_markers import TurnMarker, markers

_CAPTION = re.compile(r"摄\s*[)）]?[。]?$|^图为|记者\s*\S{2,4}$")
_TITLE_LENGTH = 100
# A first sentence that lost its stop is no title.
_TELLS_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\([^()]{1,4}\))?(?:[上下]午|晚)?,.{12}")
_TITLE_LABEL = re.compile(r".{0,16}[|丨:]\s*")
# Introductions stand in the opening paragraphs; further down a post and a name is only a mention.
_OPENING = 12
_SEVERAL = 2


@dataclass
class PageSections:
    body: Body = field(default_factory=lambda: Body(Roster()))
    metadata: Metadata = field(default_factory=Metadata)
    in_head: bool = True
    listing: Role | None = None
    pending: list[tuple[str, NamedPerson]] = field(default_factory=list)


def share_out(lines: list[str]) -> PageSections:
    page = PageSections()
    page.body.names = _repeated_names(lines)
    page.body.bare_questions = sum(map(is_bare_question, lines)) >= _SEVERAL
    for number, line in enumerate(lines):
        rest = strip_head(line, page.metadata) if number < _OPENING else line
        if rest:
            _place(rest, number, page)
    _settle(page, None)
    return page


def _place(line: str, number: int, page: PageSections) -> None:
    if is_furniture(line):
        page.metadata.furniture.append(line)
    elif not read_line(line, page.metadata) and not _listed(line, page):
        _settle(page, line)
        if page.in_head and _is_title(line, page):
            _title(line, page)
        else:
            _body_line(line, number, page)


def _body_line(line: str, number: int, page: PageSections) -> None:
    page.in_head = page.in_head and bool(_CAPTION.search(line))
    before = len(page.body.blocks)
    add_line(line, page.body)
    told = len(page.body.blocks) > before and page.body.blocks[-1].kind == "paragraph"
    if number < _OPENING and (told or _host_speaks(page.body)):
        _introduce(line, page.body)
    if told:
        for name, role in tellers(line, page.body.roster):
            page.body.roster.add(page.body.roster.entry(name), role)


def _introduce(line: str, body: Body) -> None:
    for who, role in introduced(line[:2000]):
        body.roster.add(who, role)


def _host_speaks(body: Body) -> bool:
    """The host's words name the guests as the page's own do."""
    host = body.roster.host()
    return bool(host) and body.speaker == body.roster.number(host)


def _listed(line: str, page: PageSections) -> bool:
    """Takes a line of the list of people; one alone may be who speaks next, so it waits."""
    found = roll_line(line)
    if found is None:
        return False
    label, role, people = found
    if role is None and page.listing is None and len(people) == 1:
        page.pending.append((line, people[0]))
        return True
    page.listing = role or page.listing
    _settle_list(page)
    for who in people:
        page.body.roster.add(who, page.listing or "attendee")
    kept = people and not label and len(people) == 1 and words_kept(line, people[0])
    if not kept:
        page.body.keep(line)
    return True


def _settle(page: PageSections, line: str | None) -> None:
    """What a single name and post was is clear once the next line is there."""
    page.listing = None
    if len(page.pending) == 1 and line is not None and not page.in_head | is_heading(line):
        printed, who = page.pending.pop()
        announce(who, printed, page.body)
    elif len(page.pending) == 1 and line is not None and len(line) > 60:
        page.in_head = False
        printed, who = page.pending.pop()
        announce(who, printed, page.body)
    _settle_list(page)


def _settle_list(page: PageSections) -> None:
    for printed, who in page.pending:
        page.body.roster.add(who)
        if not words_kept(printed, who):
            page.body.keep(printed)
    page.pending.clear()


def _is_title(line: str, page: PageSections) -> bool:
    if any(_opens_turn(marker, line, page) for marker in markers(line)):
        return False
    return (
        len(line) <= _TITLE_LENGTH
        and not fold(line).rstrip().endswith(("。", "!", ";", ":", ","))
        and "。" not in line
        and not _TELLS_DAY.match(fold(line))
        and not _CAPTION.search(line)
    )


def _opens_turn(marker: TurnMarker, line: str, page: PageSections) -> bool:
    if marker.kind == "named" and page.body.names[bare_name(marker.head)] > 1:
        return True
    alone = marker.kind == "named" and marker.end == len(line) and person(marker.head)
    return bool(alone) or marker.kind in ("question", "asker", "answer")


def _title(line: str, page: PageSections) -> None:
    values = page.metadata.values
    shown = values.get("title", "")
    if shown and shown.endswith(line) and _TITLE_LABEL.fullmatch(fold(shown[: -len(line)] or "|")):
        # The page repeats its title without the label, or as it was.
        values["title"] = line
        page.metadata.furniture.append(shown[: -len(line)] or line)
    elif not values.get("title"):
        values["title"], site = split_site(line)
        if site:
            page.metadata.furniture.append(site)
    elif not values.get("subtitle"):
        values["subtitle"] = line
    else:
        page.in_head = False
        add_line(line, page.body)


def _repeated_names(lines: list[str]) -> Counter[str]:
    """How often each bare name opens a line before a colon or in brackets."""
    heads = (marker.head for line in lines for marker in markers(line) if marker.kind == "named")
    return Counter(name for head in heads if len(head) <= 8 and (name := bare_name(head)))
