"""Text parted by known words, so that as little as possible is left unknown; pure."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from releases.figures.period_lengths import CalendarPeriod

from .asking_words import AT_THE_END, MARKS, SO_MANY, is_free
from .lexicon import Lexicon, Meaning
from .question import Means, Wants
from .typed_periods import periods_at

# Longer input is no question, and is searched as it stands.
MAX_PARTED = 200
_LETTERS = re.compile("[a-z0-9]+(?:[.'-][a-z0-9]+)*")
_SO_MANY = re.compile(SO_MANY)
_UNKNOWN, _FILLER, _LONE, _CONTENT, _TERM = 10.0, 2.6, 6.0, 2.0, 2.2


class Stretch(NamedTuple):
    """A run of characters, from `start` to before `end`, and what it means."""

    start: int
    end: int
    means: Means
    name: str
    keys: tuple[int, ...] = ()
    also: tuple[str, ...] = ()
    wants: Wants | None = None
    period: CalendarPeriod | None = None
    guessed: bool = False

    @property
    def is_content(self) -> bool:
        return self.means not in (Means.FILLER, Means.WANT)


def piece(start: int, end: int, told: Meaning, *, guessed: bool = False) -> Stretch:
    return Stretch(
        start, end, told.means, told.name, told.keys, told.also, told.wants, guessed=guessed
    )


def pieces_of(text: str, words: Lexicon, today: date) -> list[Stretch]:
    """The whole text in turn, blanks aside."""
    best: list[tuple[float, Stretch | None, int]] = [(0.0, None, len(text))] * (len(text) + 1)
    for at in range(len(text) - 1, -1, -1):
        if text[at] == " ":
            best[at] = (best[at + 1][0], None, at + 1)
            continue
        ways = [
            (cost + best[one.end][0], -one.end, nth, one)
            for nth, (cost, one) in enumerate(_ways(text, at, words, today))
        ]
        cost, _end, _nth, one = min(ways)
        best[at] = cost, one, one.end
    found, at = [], 0
    while at < len(text):
        _cost, chosen, after = best[at]
        if chosen is not None:
            found.append(chosen)
        at = after
    return _at_the_end(_merged(text, found))


def _ways(text: str, at: int, words: Lexicon, today: date) -> Iterator[tuple[float, Stretch]]:
    """What may begin here, and what it costs; the unknown costs most."""
    for period in periods_at(text, at, today):
        told = Stretch(
            at, period.end, Means.PERIOD, period.name, also=period.also, period=period.period
        )
        yield 1.5, told
    if found := _SO_MANY.match(text, at):
        yield _CONTENT, Stretch(at, found.end(), Means.WANT, found[0], wants=Wants.AMOUNT)
    for end in range(min(len(text), at + words.longest), at, -1):
        told_as = words.meanings.get(text[at:end])
        if told_as is not None and _whole(text, at, end):
            yield _cost(told_as, end - at), piece(at, end, told_as)
    letters = _LETTERS.match(text, at)
    end = letters.end() if letters else at + 1
    if text[at] in MARKS:
        yield 0.5, Stretch(at, at + 1, Means.FILLER, text[at])
    yield _UNKNOWN + (end - at), Stretch(at, end, Means.WORD, text[at:end])


def _cost(told: Meaning, size: int) -> float:
    if told.means is Means.FILLER:
        return _FILLER if size > 1 or is_free(told.name) else _LONE
    return _TERM if told.means is Means.TERM else _CONTENT


def _whole(text: str, start: int, end: int) -> bool:
    """No part of a run of letters or digits."""
    return not any(
        0 < edge < len(text)
        and text[edge - 1].isascii()
        and text[edge].isascii()
        and text[edge - 1].isalnum()
        and text[edge].isalnum()
        for edge in (start, end)
    )


def _merged(text: str, pieces: list[Stretch]) -> list[Stretch]:
    """Unknown characters beside each other are one word, and so is a filler of one character that
    stands beside them: 有 of 有机."""
    found: list[Stretch] = []
    for one in pieces:
        before = found[-1] if found else None
        unknown = one.means is Means.WORD or (
            one.means is Means.FILLER and one.end - one.start == 1 and not is_free(text[one.start])
        )
        joined = (
            before is not None
            and before.end == one.start
            and unknown
            and before.means is Means.WORD
            and not text[one.start].isascii()
            and not text[before.end - 1].isascii()
        )
        if joined and before is not None:
            found[-1] = Stretch(before.start, one.end, Means.WORD, text[before.start : one.end])
        else:
            found.append(one)
    return _with_heads(text, found)


def _with_heads(text: str, pieces: list[Stretch]) -> list[Stretch]:
    """The same of a filler before an unknown word."""
    found: list[Stretch] = []
    for one in reversed(pieces):
        after = found[-1] if found else None
        if (
            after is not None
            and after.means is Means.WORD
            and one.end == after.start
            and one.means is Means.FILLER
            and one.end - one.start == 1
            and not is_free(text[one.start])
            and not one.name.isascii()
        ):
            found[-1] = Stretch(one.start, after.end, Means.WORD, text[one.start : after.end])
        else:
            found.append(one)
    return found[::-1]


def _at_the_end(pieces: list[Stretch]) -> list[Stretch]:
    """数据 and 情况 ask for nothing where no content follows."""
    found, content_follows = [], False
    for one in reversed(pieces):
        if one.name in AT_THE_END and not content_follows and one.means is not Means.INDICATOR:
            found.append(one._replace(means=Means.FILLER))
            continue
        content_follows = content_follows or one.is_content
        found.append(one)
    return found[::-1]
