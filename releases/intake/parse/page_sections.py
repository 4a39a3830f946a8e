"""Shares the lines of a page out: title, metadata, people listed, furniture, and the body."""

from dataclasses import dataclass, field

from .dialogue.body_so_far import Body, is_bare_question
from .dialogue.headings import is_caption, is_heading, may_be_title
from .dialogue.speaker_turns import add_line, announce
from .dialogue.turn_markers import markers
from .dialogue.turn_speakers import note_people
from .page.bare_moments import strip_moment
from .page.furniture import heads_links, is_furniture
from .page.metadata import PageMetadata, read_line, strip_body_sign
from .page.site_chrome import is_channel_bar, is_site_words
from .page.table_lines import is_table, with_tables
from .people.attendee_lists import listed
from .people.people_lists import roll_line
from .people.roster import NamedPerson, Roster, bare_name, words_kept
from .reading import Role

# Introductions stand in the opening paragraphs; further down a post and a name is only a mention.
_MAX_OPENING = 12
_MIN_SPOKEN = 60
_SEVERAL = 2


@dataclass
class PageSections:
    """What was made of the lines so far, and which part of the page they are in."""

    body: Body = field(default_factory=lambda: Body(Roster()))
    metadata: PageMetadata = field(default_factory=PageMetadata)
    in_head: bool = True
    listing: Role | None = None
    pending: list[tuple[str, NamedPerson]] = field(default_factory=list)
    links: bool = False  # below 相关链接
    host_alone: bool = False  # the line before was 主持人： and no more


def share_out(lines: list[str]) -> PageSections:
    """Each line goes to one section; nothing is left behind."""
    heads = (marker.head for line in lines for marker in markers(line) if marker.kind == "named")
    page = PageSections()
    # How often each bare name opens a line before a colon or in brackets.
    page.body.names.update(name for head in heads if len(head) <= 8 and (name := bare_name(head)))
    page.body.bare_questions = sum(map(is_bare_question, lines)) >= _SEVERAL
    of_site = 0  # lines of menus and buttons, which no opening is made of
    for number, printed in enumerate(with_tables(lines)):
        if is_table(printed):
            _settle(page, None)
            page.in_head = False
            page.body.put("table", printed)
            continue
        line, opens = printed, number - of_site < _MAX_OPENING
        if opens:
            line = strip_body_sign(strip_moment(line, page.metadata), page.metadata)
        if not line:
            continue
        page.metadata.opening = not page.body.blocks
        above = page.metadata.opening and page.in_head
        page.links = (page.links and is_heading(line) and not markers(line)) or (
            heads_links(line) and not page.metadata.opening
        )
        if page.links:
            page.metadata.furniture.append(line)
            continue
        if is_furniture(line) or is_channel_bar(line) or (above and is_site_words(line)):
            of_site += 1
            page.metadata.furniture.append(line)
        elif present := listed(line):
            page.body.present(present)
        elif not read_line(line, page.metadata) and not _take_people(line, page):
            take_text(line, page, opens=opens)
    _settle(page, None)
    page.metadata.settle()
    return page


def take_text(line: str, page: PageSections, *, opens: bool) -> None:
    """A line of the title or the body; ``opens`` where it may introduce people."""
    _settle(page, line)
    titled = page.in_head and may_be_title(line, page.body.names)
    if titled and page.metadata.take_title(line):
        return
    # Captions may stand between the title and the text.
    page.in_head = page.in_head and is_caption(line)
    before = len(page.body.blocks)
    add_line(line, page.body)
    told = len(page.body.blocks) > before and page.body.blocks[-1].kind == "paragraph"
    if not titled:
        note_people(line, page.body, told=told, opens=opens)


def _take_people(line: str, page: PageSections) -> bool:
    """Takes a line of the list of people; one alone may be who speaks next, so it waits."""
    found = roll_line(line)
    if found is None:
        return False
    label, role, people = found
    page.host_alone = role == "host" and not people
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
    if page.host_alone and line is not None:
        page.host_alone, page.in_head = False, False
        page.body.turn("statement", page.body.roster.number(page.body.roster.host()))
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
