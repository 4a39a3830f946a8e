"""Who speaks where: lines become blocks, markers become speakers, nothing is left behind."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from releases.text.width import fold

from .headings import is_heading, opens_exchange
from .labels import FIELD
from .markers import Marker, markers
from .people import Person, Roster, bare_name, person, words_kept
from .reading import Block, BlockKind, Role

_ASKER = re.compile(r"记者|記者|网友|網友|媒体|提问|提問|主播")
_HOST = re.compile(r"^主持人?")
_ASKS = re.compile(r"[?？]|请问|請問|吗[。,]|谢谢[。!]?$")
_GREETING = re.compile(r"(?:谢谢|感谢|各位|大家|女士们|好的|记者朋友|你好|您好)")
_SAYS = re.compile(r"(?:补充|回答|答|说|表示|介绍|指出)(?:道|说)?$")
# No outlet is named: nothing to list among the media.
_NOBODY = re.compile(r"(?:有)?(?:记者|媒体|网友|記者)?(?:提)?问?")
_WELCOMES = re.compile(r"(?:出席|参加|主持)[^。]{0,40}发布会|(?:首先|下面)[,，]?有?请")
_ASKERS = ("asker", "named")


@dataclass
class Body:
    """The blocks read so far and whose turn it is."""

    roster: Roster
    blocks: list[Block] = field(default_factory=list)
    media: dict[str, None] = field(default_factory=dict)
    furniture: dict[str, None] = field(default_factory=dict)
    kind: BlockKind = "paragraph"
    speaker: int | None = None
    exchange: bool = False
    names: Counter[str] = field(default_factory=Counter)

    def put(self, kind: BlockKind, text: str, number: int | None = None) -> None:
        if text:
            speaker = self.speaker if kind in ("statement", "answer") else None
            self.blocks.append(Block(len(self.blocks) + 1, kind, text, speaker, number))

    def turn(self, kind: BlockKind, speaker: int | None) -> None:
        self.kind, self.speaker = kind, speaker

    def keep(self, words: str) -> None:
        """Words of a marker that no entry holds stay with the page's furniture, once."""
        self.furniture.setdefault(words.strip())


def add_line(line: str, body: Body) -> None:
    """Adds one line of the body, as a turn of somebody's or as more of the turn before."""
    if opens_exchange(line):
        body.turn("paragraph", None)
        body.put("heading", line)
        body.exchange = True
    elif not any(_TAKES[marker.kind](marker, line, body) for marker in markers(line)):
        _continue(line, body)


def announce(who: Person, line: str, body: Body) -> None:
    """A line that holds nothing but who speaks: what follows are that person's remarks."""
    in_answer = body.exchange and body.kind in ("question", "answer")
    speaker = body.roster.add(who, "respondent" if in_answer else "presenter")
    body.turn("answer" if in_answer else "statement", speaker)
    if not words_kept(line, body.roster.entry(who.name)):
        body.keep(line)


def _continue(line: str, body: Body) -> None:
    last = body.blocks[-1] if body.blocks else None
    if body.kind == "question" and last and last.kind == "question":
        if not _ASKS.search(last.text):
            body.blocks[-1] = replace(last, text=f"{last.text}\n{line}")
            return
        body.turn("answer", None)
    body.put("heading" if is_heading(line) else body.kind, line)


def _question(marker: Marker, line: str, body: Body) -> bool:
    return _asked(line[marker.end :], marker.number, body)


def _asker(marker: Marker, line: str, body: Body) -> bool:
    if _NOBODY.fullmatch(fold(marker.head)):
        body.keep(marker.head)
        return _question(marker, line, body)
    body.media.setdefault(marker.head.strip())
    return _question(marker, line, body)


def _numbered(marker: Marker, line: str, body: Body) -> bool:
    """``1.`` opens a question only where the words ask; in a speech it numbers a point."""
    rest = line[marker.end :]
    asks = rest.endswith(("?", "？")) or (body.exchange and bool(_ASKS.search(rest)))
    if not asks:
        return False
    asker = next((m for m in markers(rest) if m.kind in _ASKERS and _ASKER.search(m.head)), None)
    if asker:
        body.media.setdefault(asker.head.strip())
        rest = rest[asker.end :]
    return _asked(rest, marker.number, body)


def _asked(text: str, number: int | None, body: Body) -> bool:
    body.exchange = True
    body.turn("question", None)
    body.put("question", text, number)
    return True


def _answer(marker: Marker, line: str, body: Body) -> bool:
    name = bare_name(marker.head)
    if marker.head and not name:
        return False
    speaker = body.roster.add(Person(name), "respondent") if name else None
    body.exchange = True
    body.turn("answer", speaker)
    body.put("answer", line[marker.end :])
    return True


def _named(marker: Marker, line: str, body: Body) -> bool:
    head, rest = marker.head.strip(), line[marker.end :]
    if "".join(head.split()) in FIELD:
        return False
    if _HOST.match(head):
        return _host(head, rest, body)
    if _ASKER.search(head) and not _says(head):
        return _reporter(marker, head, line, body)
    if (name := _SAYS.sub("", head)) in body.roster:
        head = name
    who = person(head) or _known(head, rest, body)
    if who is None:
        return False
    _speak(who, _role(who, rest, body), head, body)
    body.put(body.kind, rest)
    return True


def _role(who: Person, rest: str, body: Body) -> Role:
    """The host goes on being the host among the answers."""
    if who.name == body.roster.host():
        return "host"
    if body.exchange or body.kind in ("question", "answer"):
        return "respondent"
    welcomes = not body.roster.host() and _WELCOMES.search(rest[:200])
    return "host" if welcomes else "presenter"


def _reporter(marker: Marker, head: str, line: str, body: Body) -> bool:
    if len(head) > 40 or not _ASKER.search(head[-4:]):
        return False
    return _asker(marker, line, body)


def _says(head: str) -> bool:
    return head.endswith(("发言人", "發言人"))


def _known(head: str, rest: str, body: Body) -> Person | None:
    """A bare name counts where the page proves it: listed, repeated, answering or greeting."""
    name = bare_name(head)
    proven = name in body.roster or body.names[name] > 1 or body.kind in ("question", "answer")
    return Person(name) if name and (proven or _GREETING.match(rest)) else None


def _speak(who: Person, role: Role, head: str, body: Body) -> None:
    speaker = body.roster.add(who, role)
    body.turn("answer" if role == "respondent" else "statement", speaker)
    if not words_kept(head, body.roster.entry(who.name)):
        body.keep(head)


def _host(head: str, rest: str, body: Body) -> bool:
    """The host's turns stand apart from answers; a host without a name is nobody's entry."""
    words = _HOST.sub("", fold(head)).strip(" ()")
    inside = head[head.find(words[0]) :].rstrip(" )）") if words else ""
    name = bare_name(inside)
    who = person(inside) or (Person(name) if name else None)
    if who is None and words:
        return False
    body.keep(head)
    if who is None and body.roster.host():
        who = body.roster.entry(body.roster.host())
    body.turn("statement", body.roster.add(who, "host") if who else None)
    body.put("statement", rest)
    return True


_TAKES = {
    "question": _question,
    "asker": _asker,
    "numbered": _numbered,
    "answer": _answer,
    "named": _named,
}
