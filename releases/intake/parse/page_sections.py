"""Shares the lines of a page out: title, metadata, people listed, furniture, and the body."""

import re
from dataclasses import dataclass, field

from releases.text.width import fold

from .body import Body, is_bare_question
from .furniture import is_furniture
from .headings import is_heading
from .metadata import Metadata, read_line, strip_head
from .people_lists import introduced, roll_line
from .reading import Role
from .roster import NamedPerson, Roster, bare_name, person, words_kept
from .speaker_mentions import tellers
from .speaker_turns import add_line, announce
from .turn_markers import markers

_CAPTION = re.compile(r"摄\s*[)）]?[。]?$|^图为|记者\s*\S{2,4}$")
_MAX_TITLE = 100
# A first sentence that lost its stop is no title.
_TELLS_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\([^()]{1,4}\))?(?:[上下]午|晚)?,.{12}")

# Introductions stand in the opening paragraphs; further down a post and a name is only a mention.
_MAX_OPENING = 12
_MAX_INTRODUCTION = 2000
_MIN_SPOKEN = 60
_SEVERAL = 2


@dataclass
class PageSections:
    body: Body = field(default_factory=lambda: Body(Roster()))
    metadata: Metadata = field(default_factory=Metadata)
    in_head: bool = True
    listing: Role | None = None
    pending: list[tuple[str, NamedPerson]] = field(default_factory=list)


def share_out(lines: list[str]) -> PageSections:
    heads = (marker.head for line in lines for marker in markers(line) if marker.kind == "named")
    page = PageSections()
    # How often each bare name opens a line before a colon or in brackets.
    page.body.names.update(name for head in heads if len(head) <= 8 and (name := bare_name(head)))
    page.body.bare_questions = sum(map(is_bare_question, lines)) >= _SEVERAL
    for number, printed in enumerate(lines):
        line = strip_head(printed, page.metadata) if number < _MAX_OPENING else printed
        if not line:
            continue
        if is_furniture(line):
            page.metadata.furniture.append(line)
        elif not read_line(line, page.metadata) and not _take_people(line, page):
            _settle(page, line)
            if not page.in_head or not _may_be_title(line, page):
                _add_to_body(line, number, page)
            elif not page.metadata.take_title(line):
                page.in_head = False
                add_line(line, page.body)
    _settle(page, None)
    return page


def _add_to_body(line: str, number: int, page: PageSections) -> None:
    """A line of the text, with the people whom it introduces or quotes."""
    body = page.body
    page.in_head = page.in_head and bool(_CAPTION.search(line))
    before = len(body.blocks)
    add_line(line, body)
    told = len(body.blocks) > before and body.blocks[-1].kind == "paragraph"
    # The host's words name the guests as the page's own do.
    host = body.roster.host()
    by_host = host and body.speaker == body.roster.number(host)
    if number < _MAX_OPENING and (told or by_host):
        for who, role in introduced(line[:_MAX_INTRODUCTION]):
            body.roster.add(who, role)
    if told:
        for name, role in tellers(line, body.roster):
            body.roster.add(body.roster.entry(name), role)


def _take_people(line: str, page: PageSections) -> bool:
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
    if line is not None and len(page.pending) == 1:
        in_body = not page.in_head and not is_heading(line)
        if in_body or len(line) > _MIN_SPOKEN:
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


def _may_be_title(line: str, page: PageSections) -> bool:
    """Whether a line of the page's head is short enough for a title, and no turn of speech."""
    for marker in markers(line):
        if marker.kind in ("question", "asker", "answer"):
            return False
        if marker.kind == "named":
            repeated = page.body.names[bare_name(marker.head)] > 1
            if repeated or (marker.end == len(line) and person(marker.head)):
                return False
    return (
        len(line) <= _MAX_TITLE
        and not fold(line).rstrip().endswith(("。", "!", ";", ":", ","))
        and "。" not in line
        and not _TELLS_DAY.match(fold(line))
        and not _CAPTION.search(line)
    )
