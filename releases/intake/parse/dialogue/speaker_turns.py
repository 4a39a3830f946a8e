"""Who speaks where: lines become blocks, markers become speakers, nothing is left behind."""

import re
from dataclasses import replace

from releases.intake.parse.page.metadata_labels import FIELD
from releases.intake.parse.people.askers import ASKS, Asker, asker
from releases.intake.parse.people.people_lists import labelled
from releases.intake.parse.people.roster import NamedPerson, words_kept
from releases.intake.parse.people.speaker_mentions import SAYS
from releases.text.typography import NOTE_LINE

from .body_so_far import Body, is_bare_question, is_broken
from .headings import is_heading, opens_exchange
from .turn_markers import TurnMarker, markers
from .turn_speakers import (
    HOST,
    answers,
    body_answers,
    greet,
    host_speaks,
    role_of,
    speak,
    welcome,
    who_speaks,
)

_TO_QUESTION = ("asker", "named")
# 有记者问到…: the page tells itself what was asked, and nobody speaks.
_REPORTS = re.compile(r"(?:针对)?(?:有|现场)(?:记者|媒体|网友)(?:问到|问及|提到|提及|关心)")


def add_line(line: str, body: Body) -> None:
    """Adds one line of the body, as a turn of somebody's or as more of the turn before."""
    if opens_exchange(line):
        body.exchange = True
        if body.kind == "statement" and line.endswith("。"):
            body.put("statement", line)  # said by whoever leads
            return
        body.turn("paragraph", None)
        body.put("heading", line)
        return
    if any(_opens_turn(marker, line, body) for marker in markers(line)):
        return
    last = body.blocks[-1] if body.blocks else None
    if body.bare_questions and body.kind != "statement" and is_bare_question(line):
        _add_question(line, None, body)
        return
    asked = body.kind == "question" and last and last.kind == "question"
    if asked and last and ASKS.search(last.text):
        asked = False
        body.turn("answer", None)
    if last and (asked or is_broken(last, body)):
        body.blocks[-1] = replace(last, text=f"{last.text}\n{line}")
        return
    if _REPORTS.match(line) or NOTE_LINE.match(line):
        body.turn("paragraph", None)
    greet(line, body)
    welcome(line, body)
    body.put("heading" if is_heading(line) else body.kind, line)


def announce(who: NamedPerson, line: str, body: Body) -> None:
    """A line that holds nothing but who speaks: what follows are that person's remarks."""
    in_answer = body.exchange and body.kind in ("question", "answer")
    speaker = body.roster.add(who, "respondent" if in_answer else "presenter")
    body.turn("answer" if in_answer else "statement", speaker)
    if not words_kept(line, body.roster.entry(who.name)):
        body.keep(line)


def _opens_turn(marker: TurnMarker, line: str, body: Body) -> bool:
    """Whether the marker opens a turn; the turn is then put into the body."""
    rest = line[marker.end :]
    if marker.kind == "question":
        return _add_question(rest, marker.number, body)
    if marker.kind == "told_question":
        return bool(ASKS.search(rest)) and _add_question(rest, marker.number, body)
    if marker.kind == "asker":
        return _is_asked(asker(marker.head, marked=True), marker, rest, body)
    if marker.kind == "answer":
        return answers(marker.head, rest, body)
    if marker.kind == "named":
        return _named_turn(marker, rest, body)
    return _numbered_question(marker, line, body)


def _numbered_question(marker: TurnMarker, line: str, body: Body) -> bool:
    """1. opens a question only where the words ask; in a speech it numbers a point."""
    rest = line[marker.end :]
    asks = rest.endswith(("?", "？")) or (body.exchange and bool(ASKS.search(rest)))
    if not asks or (body.kind == "statement" and not body.exchange and not line[0].isdigit()):
        return False
    inner = [m for m in markers(rest) if m.kind in _TO_QUESTION]
    for found in inner:
        who = asker(found.head, rest[found.end :], marked=found.kind == "asker")
        if who and _is_asked(who, found._replace(number=marker.number), rest[found.end :], body):
            return True
    inner = [m for m in markers(rest) if m.kind == "question"]
    return _add_question(rest[inner[0].end :] if inner else rest, marker.number, body)


def _is_asked(who: Asker | None, marker: TurnMarker, rest: str, body: Body) -> bool:
    """A question of an outlet, which was present, and of its reporter, if the page names one."""
    if who is None:
        return False
    if who.outlet:
        body.media.setdefault(who.outlet)
    reporter = NamedPerson(who.name, who.outlet, ("记者",) if who.outlet else ())
    by = body.roster.add(reporter) if who.name else None
    if marker.head.strip() not in (who.outlet, who.name):
        body.keep(marker.head)
    inner = next((m for m in markers(rest) if m.kind == "told_question"), None)
    if inner and inner.number and ASKS.search(rest):
        return _add_question(rest[inner.end :], inner.number, body, by)
    return _add_question(rest, marker.number, body, by)


def _add_question(text: str, number: int | None, body: Body, by: int | None = None) -> bool:
    body.exchange = True
    body.turn("question", by)
    body.put("question", text, number)
    return True


def _named_turn(marker: TurnMarker, rest: str, body: Body) -> bool:
    """Who is named before the colon asks (an outlet), leads (the host), or answers or tells."""
    head = marker.head.strip()
    role, named = labelled(head)
    if role and not named and role != "host":
        inner = next((m for m in markers(rest) if m.kind == "named"), None)
        return inner is not None and _named_turn(inner, rest[inner.end :], body)
    label = "".join(head.split()) in FIELD
    if (asked := asker(head, rest)) and (not label or ASKS.search(rest) or body.exchange):
        return _is_asked(asked, marker, rest, body)
    if label:
        return False
    if HOST.match(head):
        return host_speaks(head, rest, body)
    who = who_speaks(named or head, rest, body, labelled=marker.timed or role is not None)
    if who is None:
        return body_answers(SAYS.sub("", head), rest, body)
    speak(who, role_of(who, body), head, body)
    welcome(rest, body)
    body.put(body.kind, rest)
    return True
