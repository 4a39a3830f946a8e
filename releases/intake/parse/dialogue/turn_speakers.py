"""Who takes the turn where a line names somebody: a guest, the host, a bureau."""

import re

from releases.intake.parse.people.people_lists import introduced
from releases.intake.parse.people.roster import (
    NamedPerson,
    bare_name,
    bare_person,
    person,
    words_kept,
)
from releases.intake.parse.people.speaker_mentions import (
    GREETING,
    SAYS,
    WELCOMES,
    known,
    only_a_body,
    tellers,
)
from releases.intake.parse.reading import Role
from releases.text.folding import fold, fold_simplified

from .body_so_far import Body
from .turn_markers import markers

_MAX_INTRODUCTION = 2000
HOST = re.compile(r"^主持人?")


def welcome(text: str, body: Body) -> None:
    """Whoever opens the conference or closes it is the host, once these words are read."""
    if body.speaker is None or body.kind != "statement" or body.roster.host():
        return
    if WELCOMES.search(fold_simplified(text[:400])):
        body.roster.add(body.roster.numbered(body.speaker), "host")


def greet(text: str, body: Body) -> None:
    """Words that greet everybody and open the conference are the host's, if the page named one."""
    host = body.roster.number(body.roster.host())
    words = fold_simplified(text[:400])
    opens = GREETING.match(words) and WELCOMES.search(words)
    if host and opens and body.kind == "paragraph" and not body.exchange:
        body.turn("statement", host)


def who_speaks(head: str, rest: str, body: Body, *, labelled: bool = False) -> NamedPerson | None:
    """Who is named before the colon: somebody listed, or with a post, or by a bare name.

    A bare name counts where the page proves it: listed, repeated, answering or greeting.
    """
    if (name := SAYS.sub("", head)) in body.roster:
        return NamedPerson(name)
    if who := known(head, body.roster) or person(head, labelled=True):
        return who
    bare = bare_name(head)
    proven = bare in body.roster or body.names[bare] > 1 or body.kind in ("question", "answer")
    return (
        NamedPerson(bare)
        if bare and (proven or labelled or GREETING.match(fold_simplified(rest[:8])))
        else None
    )


def body_answers(head: str, rest: str, body: Body) -> bool:
    """A bureau alone may be named as answering; it is nobody's entry."""
    if body.kind != "question" or not only_a_body(head):
        return False
    body.keep(head)
    body.turn("answer", None)
    body.put("answer", rest)
    return True


def answers(head: str, rest: str, body: Body) -> bool:
    """``答：`` or ``张三答：`` opens an answer, and ``答：张三：`` as well."""
    who = bare_person(head) or (person(head, labelled=True) if head else None)
    if head and not who:
        return False
    if not head:
        named = (marker for marker in markers(rest[:100]) if marker.kind == "named")
        for marker in named:
            if who := who_speaks(marker.head.strip(), "", body):
                head, rest = marker.head, rest[marker.end :]
                break
    body.exchange = True
    body.turn("answer", body.roster.add(who, "respondent") if who else None)
    if who and not words_kept(head, body.roster.entry(who.name)):
        body.keep(head)
    body.put("answer", rest)
    return True


def role_of(who: NamedPerson, body: Body) -> Role:
    """The host goes on being the host among the answers."""
    if who.name == body.roster.host():
        return "host"
    if body.exchange or body.kind in ("question", "answer"):
        return "respondent"
    return "presenter"


def speak(who: NamedPerson, role: Role, head: str, body: Body) -> None:
    """Opens the turn of somebody who is named."""
    speaker = body.roster.add(who, role)
    body.turn("answer" if role == "respondent" else "statement", speaker)
    if not words_kept(head, body.roster.entry(who.name)):
        body.keep(head)


def host_speaks(head: str, rest: str, body: Body) -> bool:
    """The host's turns stand apart from answers; a host without a name is nobody's entry."""
    words = HOST.sub("", fold(head)).strip(" ()")
    inside = head[head.find(words[0]) :].rstrip(" )）") if words else ""
    who = person(inside) or bare_person(inside)
    if who is None and words:
        return False
    body.keep(head)
    if who is None and body.roster.host():
        who = body.roster.entry(body.roster.host())
    body.turn("statement", body.roster.add(who, "host") if who else None)
    body.put("statement", rest)
    return True


def note_people(line: str, body: Body, *, told: bool, opens: bool) -> None:
    """The people whom a line of the text introduces or quotes become entries.

    Whoever is quoted was listed before: the verb gives the role. The page's own words introduce,
    and so do the host's, who may have no name, until questions are asked; of the page's only those
    at its opening, further down a post and a name is but a mention.
    """
    host = body.roster.number(body.roster.host())
    by_host = body.kind == "statement" and body.speaker in (None, host)
    if (opens and told) or (by_host and not body.exchange):
        for who, role in introduced(line[:_MAX_INTRODUCTION]):
            body.roster.add(who, role)
    if told:
        for name, role in tellers(line, body.roster):
            body.roster.add(body.roster.entry(name), role)
