"""From what was typed to a question. Never raises, and loses no character of it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from releases.search.cache import DataVersion
from releases.search.query.parser import QUOTES, parse
from releases.text.fuzzy.name_words import words_of
from releases.text.search_key import key, keyed

from .guesses import with_guesses
from .known_words import known_words
from .lexicon import Lexicon
from .question import Means, Part, Question, Wants
from .segmentation import MAX_PARTED, Stretch, piece, pieces_of
from .texts import in_texts

_QUOTED = re.compile(f"[{QUOTES}]([^{QUOTES}]+)[{QUOTES}]")
# What asks for a number, so that words are taken for what is counted.
_ASKING = (Wants.AMOUNT, Wants.CHANGE, Wants.COMPARISON)
# Words that only say that something is counted.
_COUNTED = frozenset(["量", "数", "数量", "总量", "总数", "件数", "个数", "家数"])


def understand(typed: str, *, today: date, at: DataVersion = "") -> Question:
    """`at` is the version of the data, where it was asked for already."""
    if len(typed) > MAX_PARTED or parse(typed).excluded:
        return Question(typed, (Part(Means.WORD, typed, typed),), exact=True)
    words = known_words(at)
    parts: list[Part] = []
    wants: set[Wants] = set()
    for run, quoted in _runs(typed):
        told = [_quoted(run, words, today)] if quoted else _read(run, words, today, wants)
        parts += _typed_parts(run, told)
    return Question(typed, tuple(parts), frozenset(wants))


def _runs(typed: str) -> Iterator[tuple[str, bool]]:
    """What stands in quotes, quotes included, and what stands between."""
    at = 0
    for found in _QUOTED.finditer(typed):
        if found.start() > at:
            yield typed[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(typed):
        yield typed[at:], False


def _quoted(run: str, words: Lexicon, today: date) -> Stretch:
    """Never split: it is a name, a period, or a word."""
    inside, whole = run[1:-1], len(key(run))
    told = words.meanings.get(key(inside))
    if told is not None and told.means not in (Means.FILLER, Means.WANT):
        return piece(0, whole, told)
    found = pieces_of(key(inside), words, today)
    if len(found) == 1 and found[0].means is Means.PERIOD:
        return found[0]._replace(start=0, end=whole)
    return Stretch(0, whole, Means.WORD, inside)


def _read(run: str, words: Lexicon, today: date, wants: set[Wants]) -> list[Stretch]:
    text = key(run)
    found = with_guesses(text, pieces_of(text, words, today), words)
    wants |= {one.wants for one in found if one.wants}
    found = _counted(text, _with_bodies(found, words), words)
    return in_texts(text, found)


def _with_bodies(pieces: list[Stretch], words: Lexicon) -> list[Stretch]:
    """A post after its body is held by those of that body."""
    found: list[Stretch] = []
    for one in pieces:
        before = next((each for each in reversed(found) if each.means is not Means.FILLER), None)
        if one.means is Means.POST and before is not None and before.means is Means.BODY:
            held = words.holders.get(one.name, ())
            keys = tuple(dict.fromkeys(who.person for who in held if who.body in before.keys))
            found.append(one._replace(keys=keys))
        else:
            found.append(one)
    return found


def _counted(text: str, pieces: list[Stretch], words: Lexicon) -> list[Stretch]:
    """Words in a row that are together what an indicator counts: 授权的专利, of a year."""
    asked = any(one.means is Means.PERIOD or one.wants in _ASKING for one in pieces)
    if not asked:
        return pieces
    found: list[Stretch] = []
    for in_row, run in groupby(pieces, key=_is_counted):
        row = list(run)
        found += _as_figure(text, row, words) if in_row else row
    return found


def _is_counted(one: Stretch) -> bool:
    row_of = (Means.TERM, Means.TOPIC, Means.WORD, Means.FILLER)
    return one.means in row_of or one.wants is Wants.AMOUNT


def _as_figure(text: str, row: list[Stretch], words: Lexicon) -> list[Stretch]:
    content = [nth for nth, one in enumerate(row) if one.is_content]
    if not content:
        return row
    first, last = content[0], content[-1]
    named = [row[nth] for nth in content]
    if not all(words_of(one.name) or one.name in _COUNTED for one in named):
        return row  # 中国 and 各级 say whose it is
    keys = words.figures_by_words.get(words_of("".join(one.name for one in named)))
    if not keys:
        return row
    name = words.figures[keys[0]]
    guessed = any(one.guessed for one in named)
    start, end = row[first].start, row[last].end
    also = ("".join(one.name for one in named),)
    whole = Stretch(start, end, Means.INDICATOR, name, keys, also, guessed=guessed)
    return [*row[:first], whole, *row[last + 1 :]]


def _typed_parts(run: str, pieces: Iterable[Stretch]) -> Iterator[Part]:
    """The pieces with what was typed for them; what lies between, blanks above all, is filler."""
    read, done = keyed(run), 0
    for one in pieces:
        # Several names may be spelled by one run of letters: the first has all of it.
        start, end = done, done
        if one.end > one.start and one.end <= len(read.key):
            start, end = read.span(one.start, one.end)
        if start > done:
            yield Part(Means.FILLER, run[done:start], "")
        start = max(start, done)
        end = max(end, start)
        yield Part(one.means, run[start:end], one.name, one.keys, one.period, one.also, one.guessed)
        done = end
    if done < len(run):
        yield Part(Means.FILLER, run[done:], "")
