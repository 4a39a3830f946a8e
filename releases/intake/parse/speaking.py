"""Who takes the turn where a line names somebody: a guest, the host, a bureau."""

import re

from releases.text.width import fold

from .body import Body
from .reading import Role
from .roster import NamedPerson, bare_name, person, words_kept
from .speaker_mentions import GREETING, SAYS, WELCOMES, only_a_body, with_post

HOST = re.compile(r"^主持人?")


def welcome(text: str, body: Body) -> None:
    """Whoever opens the conference or closes it is the host, once these words are read."""
    if body.speaker is None or body.kind != "statement" or body.roster.host():
        return
    if WELCOMES.search(text[:400]):
        body.roster.add(body.roster.numbered(body.speaker), "host")


def who_speaks(head: str, rest: str, body: Body) -> NamedPerson | None:
    if (name := SAYS.sub("", head)) in body.roster:
        return NamedPerson(name)
    return with_post(head, body.roster) or _known(head, rest, body)


def body_answers(head: str, rest: str, body: Body) -> bool:
    """A bureau alone may be named as answering; it is nobody's entry."""
    if body.kind != "question" or not only_a_body(head):
        return False
    body.keep(head)
    body.turn("answer", None)
    body.put("answer", rest)
    return True


def role_of(who: NamedPerson, body: Body) -> Role:
    """The host goes on being the host among the answers."""
    if who.name == body.roster.host():
        return "host"
    if body.exchange or body.kind in ("question", "answer"):
        return "respondent"
    return "presenter"


def is_spokesman(head: str) -> bool:
    return head.endswith(("发言人", "發言人"))


def _known(head: str, rest: str, body: Body) -> NamedPerson | None:
    """A bare name counts where the page proves it: listed, repeated, answering or greeting."""
    name = bare_name(head)
    proven = name in body.roster or body.names[name] > 1 or body.kind in ("question", "answer")
    return NamedPerson(name) if name and (proven or GREETING.match(rest)) else None


def speak(who: NamedPerson, role: Role, head: str, body: Body) -> None:
    speaker = body.roster.add(who, role)
    body.turn("answer" if role == "respondent" else "statement", speaker)
    if not words_kept(head, body.roster.entry(who.name)):
        body.keep(head)


def host_speaks(head: str, rest: str, body: Body) -> bool:
    """The host's turns stand apart from answers; a host without a name is nobody's entry."""
    words = HOST.sub("", fold(head)).strip(" ()")
    inside = head[head.find(words[0]) :].rstrip(" )）") if words else ""
    name = bare_name(inside)
    who = person(inside) or (NamedPerson(name) if name else None)
    if who is None and words:
        return False
    body.keep(head)
    if who is None and body.roster.host():
        who = body.roster.entry(body.roster.host())
    body.turn("statement", body.roster.add(who, "host") if who else None)
    body.put("statement", rest)
    return True
