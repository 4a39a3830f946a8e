"""People named on a page (named entities): each with organisation and posts, and all of them."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from releases.intake.parse.reading import ParsedSpeaker, Role
from releases.text.folding import fold_simplified

from .affiliations import affiliation, belongs, ends_as_body
from .person_names import looks_like_name, may_be_name, tidy
from .posts import ends_as_title, is_post

_HONORIFIC = re.compile(r"\s*(?:先生|女士|同志)$")
_PARTED_NAME = re.compile(r"\s(\S)\s+(\S)$")
_SPACED = re.compile(r"^(?P<who>.*\S)(?P<gap>\s+)(?P<name>\S{1,15}|\S\s+\S)$")
_BRACKETED = re.compile(r"^(?P<name>[^()]{2,8})\((?P<who>[^()]{3,60})\)$")
# 张三，市科技局局长 and 张  三  市科技局局长: the name comes first.
_NAME_FIRST = re.compile(r"^(?P<name>\S{2,4}|\S\s{1,4}\S)(?:\s*,\s*|\s+)(?P<who>\S.{2,60})$")
_MAX_ENTRY = 90
_RANK: dict[Role, int] = {"host": 3, "presenter": 2, "respondent": 1, "attendee": 0}


class NamedPerson(NamedTuple):
    """Somebody named on the page, as printed."""

    name: str
    organisation: str = ""
    posts: tuple[str, ...] = ()


def person(text: str, *, labelled: bool = False) -> NamedPerson | None:
    """``市科技局副局长  张三``, glued or spaced; a bare name is left to whoever knows the page.

    Behind a label, or before a colon, a body alone is enough: ``发布人：市科技局 张三``.
    """
    words = _HONORIFIC.sub("", text.strip(" :：;；。"))
    if not 3 <= len(words) <= _MAX_ENTRY or any(
        mark in fold_simplified(words) for mark in "。!?;:"
    ):
        return None
    for pattern in (_BRACKETED, _NAME_FIRST):
        first = pattern.match(fold_simplified(words))
        if first and _holds_post(first["who"]) and looks_like_name(tidy(first["name"])):
            start, end = first.span("who")
            return NamedPerson(tidy(first["name"]), *affiliation(words[start:end]))
    spaced = _SPACED.match(words)
    who, name = (spaced["who"], tidy(spaced["name"])) if spaced else ("", "")
    # 梁  远 leaves the surname with the post, so the blank inside a name is closed first.
    if (pair := _PARTED_NAME.search(words)) and may_be_name(pair[1] + pair[2]):
        who, name = words[: pair.start()].rstrip(), pair[1] + pair[2]
    if may_be_name(name) and is_post(who):
        return NamedPerson(name, *affiliation(who))
    if looks_like_name(name) and (
        belongs(who) or (labelled and (ends_as_body(who) or who.endswith("记者")))
    ):
        return NamedPerson(name, *affiliation(who))
    size = name_after_post(words) or (_name_after_body(words) if labelled else 0)
    return NamedPerson(words[-size:], *affiliation(words[:-size])) if size else None


def bare_name(text: str) -> str:
    """A name standing alone, blanks inside it taken out; ``""`` if it cannot be one."""
    name = tidy(_HONORIFIC.sub("", text.strip()))
    return name if looks_like_name(name) else ""


def bare_person(text: str) -> NamedPerson | None:
    """Somebody of whom nothing but the name is said."""
    name = bare_name(text)
    return NamedPerson(name) if name else None


def name_after_post(words: str) -> int:
    """``某局局长张三`` ends in a name of two characters; 0 where no name ends it."""
    fits = (s for s in (3, 2, 4) if looks_like_name(words[-s:]) and _holds_post(words[:-s]))
    return next((size for size in fits if not is_post(words[-size:])), 0)


def _name_after_body(words: str) -> int:
    """How long the name is that ends ``市科技局张三``."""
    fits = (s for s in (3, 2, 4) if looks_like_name(words[-s:]) and ends_as_body(words[:-s]))
    return next((size for size in fits if not is_post(words[-size:])), 0)


def _holds_post(words: str) -> bool:
    """Whether the words end in a post: a known one, or one that follows a known body."""
    return is_post(words) or (ends_as_title(words) and belongs(words))


@dataclass
class Roster:
    """The people of one page in order of appearance; a bare name later on finds the full entry."""

    _people: dict[str, NamedPerson] = field(default_factory=dict)
    _roles: dict[str, Role] = field(default_factory=dict)
    _ids: dict[str, int] = field(default_factory=dict)
    _hosts: set[str] = field(default_factory=set)

    def __contains__(self, name: str) -> bool:
        return name in self._people

    def add(self, who: NamedPerson, role: Role = "attendee") -> int:
        """The speaker's number; the entry that tells most about posts is the one kept."""
        known = self._people.get(who.name)
        if known is None or len(who.posts) > len(known.posts):
            self._people[who.name] = who
        if _RANK[role] >= _RANK[self._roles.get(who.name, "attendee")]:
            self._roles[who.name] = role
        if role == "host":  # above every other role
            self._hosts.add(who.name)
        return self._ids.setdefault(who.name, len(self._ids) + 1)

    def number(self, name: str) -> int | None:
        return self._ids.get(name)

    def numbered(self, number: int) -> NamedPerson:
        return next(self._people[name] for name, known in self._ids.items() if known == number)

    def entry(self, name: str) -> NamedPerson:
        return self._people[name]

    def names(self) -> tuple[str, ...]:
        return tuple(self._people)

    def host(self) -> str:
        """The name of the one host, if there is one."""
        return next(iter(self._hosts)) if len(self._hosts) == 1 else ""

    def speakers(self) -> tuple[ParsedSpeaker, ...]:
        return tuple(
            ParsedSpeaker(number, who.name, who.organisation, who.posts, self._roles[who.name])
            for number, who in enumerate(self._people.values(), 1)
        )


def words_kept(marker: str, who: NamedPerson) -> bool:
    """Whether each run of the marker's words stands in the speaker's entry as it is written."""
    entry = "".join([who.name, who.organisation, *who.posts])
    runs = re.split(r"[:,、;。?!()]+", "".join(fold_simplified(marker).split()))
    return all(run in fold_simplified(entry) for run in runs)
