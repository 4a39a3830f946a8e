"""Who speaks where: lines become blocks, markers become speakers, nothing is left behind."""

import re
from dataclasses import replace

from releases.intake.parse.page.metadata_labels import FIELD
from releases.intake.parse.people.roster import NamedPerson, words_kept
from releases.text.width import fold

from .body_so_far import Body, is_bare_question, is_broken
from .headings import is_heading, opens_exchange
from .turn_markers import TurnMarker, markers
from .turn_speakers import (
    HOST,
    answers,
    body_answers,
    host_speaks,
    role_of,
    speak,
    welcome,
    who_speaks,
)

_ASKER = re.compile(r"记者|記者|网友|網友|媒体|提问|提問|主播")
_ASKS = re.compile(r"[?？]|请问|請問|吗[。,]|谢谢[。!]?$")
# No outlet is named: nothing to list among the media.
_NOBODY = re.compile(r"(?:有)?(?:记者|媒体|网友|記者)?(?:提)?[问問]?")
# 某某日报记者 张三
_NAMED_ASKER = re.compile(r"(?:记者|記者)\s*[^\s\d,、]{2,4}$")
# An outlet that asks need not be called its reporter.
_OUTLET = re.compile(
    r"[^\s,、。]{2,16}(?:日报|晚报|商报|时报|报|电视台|广播电台|通讯社|社|网|客户端)"
)
_ASKERS = ("asker", "named")
_SPOKESMAN = ("发言人", "發言人")
_MAX_REPORTER = 40


def add_line(line: str, body: Body) -> None:
    """Adds one line of the body, as a turn of somebody's or as more of the turn before."""
    if opens_exchange(line):
        body.turn("paragraph", None)
        body.put("heading", line)
        body.exchange = True
        return
    if any(_opens_turn(marker, line, body) for marker in markers(line)):
        return
    last = body.blocks[-1] if body.blocks else None
    if body.bare_questions and body.kind != "statement" and is_bare_question(line):
        _add_question(line, None, body)
        return
    asked = body.kind == "question" and last and last.kind == "question"
    if asked and last and _ASKS.search(last.text):
        asked = False
        body.turn("answer", None)
    if last and (asked or is_broken(last, body)):
        body.blocks[-1] = replace(last, text=f"{last.text}\n{line}")
        return
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
    if marker.kind == "asker":
        return _outlet_asks(marker, rest, body)
    if marker.kind == "answer":
        return answers(marker.head, rest, body)
    if marker.kind == "named":
        return _named_turn(marker, rest, body)
    # 1. opens a question only where the words ask; in a speech it numbers a point.
    if not rest.endswith(("?", "？")) and not (body.exchange and _ASKS.search(rest)):
        return False
    inner = markers(rest)
    asker = next((m for m in inner if m.kind in _ASKERS and _ASKER.search(m.head)), None)
    if asker:
        body.media.setdefault(asker.head.strip())
    asker = asker or next((m for m in inner if m.kind == "question"), None)
    return _add_question(rest[asker.end :] if asker else rest, marker.number, body)


def _outlet_asks(marker: TurnMarker, rest: str, body: Body) -> bool:
    if _NOBODY.fullmatch(fold(marker.head)):
        body.keep(marker.head)
    else:
        body.media.setdefault(marker.head.strip())
    return _add_question(rest, marker.number, body)


def _add_question(text: str, number: int | None, body: Body) -> bool:
    body.exchange = True
    body.turn("question", None)
    body.put("question", text, number)
    return True


def _named_turn(marker: TurnMarker, rest: str, body: Body) -> bool:
    """Who is named before the colon asks (an outlet), leads (the host), or answers or tells."""
    head = marker.head.strip()
    if _OUTLET.fullmatch(head) and _ASKS.search(rest):
        return _outlet_asks(marker, rest, body)
    if _ASKER.search(head) and not head.endswith(_SPOKESMAN):
        reporter = _ASKER.search(head[-4:]) or _NAMED_ASKER.search(head)
        return bool(reporter) and len(head) <= _MAX_REPORTER and _outlet_asks(marker, rest, body)
    if "".join(head.split()) in FIELD:
        return False
    if HOST.match(head):
        return host_speaks(head, rest, body)
    who = who_speaks(head, rest, body)
    if who is None:
        return body_answers(head, rest, body)
    speak(who, role_of(who, body), head, body)
    welcome(rest, body)
    body.put(body.kind, rest)
    return True
