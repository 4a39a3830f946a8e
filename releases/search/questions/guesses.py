"""What was likely meant by a slip or by pinyin: always a guess, and said to be one; pure."""

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from releases.text.fuzzy import pinyin
from releases.text.han import is_han

from .lexicon import Lexicon
from .question import Means
from .segmentation import Stretch, piece

# Names are compared with so many pieces on either side of an unknown one.
_BESIDE = 3
_FARTHEST = 24
_LEAST_SURE = 5
# A name is another's opposite by one of these.
_TURNING = frozenset(
    "无非未不反新旧增减升降前后上下内外多少大小高低男女一二三四五六七八九十0123456789"
)


def with_guesses(text: str, pieces: list[Stretch], words: Lexicon) -> list[Stretch]:
    """Each unknown word, with what stands beside it, in the place of a name that it is near to."""
    found = pieces
    for _turn in range(3):
        at = next((nth for nth, one in enumerate(found) if _may_be_a_slip(one)), None)
        if at is None:
            return [_tried(one, undo=True) for one in found]
        better = _spelled(text, found, at, words) or _near(text, found, at, words)
        found = better or [_tried(one) if nth == at else one for nth, one in enumerate(found)]
    return [_tried(one, undo=True) for one in found]


def _may_be_a_slip(one: Stretch) -> bool:
    return one.means is Means.WORD and not one.guessed


def _tried(one: Stretch, *, undo: bool = False) -> Stretch:
    return one._replace(guessed=not undo) if one.means is Means.WORD else one


def _around(pieces: list[Stretch], at: int) -> Iterator[tuple[int, int]]:
    """From one piece to another with the unknown one between, the longest first."""
    first, last = at, at
    while first and at - first < _BESIDE and _goes_on(pieces[first - 1]):
        first -= 1
    while last + 1 < len(pieces) and last - at < _BESIDE and _goes_on(pieces[last + 1]):
        last += 1
    spans = [(a, b) for a in range(first, at + 1) for b in range(at, last + 1)]
    yield from sorted(spans, key=lambda span: pieces[span[0]].start - pieces[span[1]].end)


def _goes_on(one: Stretch) -> bool:
    return one.means not in (Means.PERIOD, Means.WANT) and not (
        one.means is Means.FILLER and one.end - one.start > 1
    )


def _near(text: str, pieces: list[Stretch], at: int, words: Lexicon) -> list[Stretch] | None:
    for first, last in _around(pieces, at):
        start, end = pieces[first].start, pieces[last].end
        typed = text[start:end]
        if not 2 <= len(typed) <= _FARTHEST or not all(map(is_han, typed)):
            continue
        for name in words.near.near(typed):
            if _is_slip(typed, name):
                told = piece(start, end, words.meanings[name], guessed=True)
                return [*pieces[:first], told, *pieces[last + 1 :]]
    return None


def _is_slip(typed: str, name: str) -> bool:
    """Of the same sound, or one character off in a long name that does not say the opposite."""
    if typed == name or not all(map(is_han, name)):
        return False
    far = OSA.distance(typed, name, score_cutoff=2)
    if len(typed) == len(name) and far <= 2 and pinyin.syllables(typed) == pinyin.syllables(name):
        return far == 1 or len(name) > _LEAST_SURE
    if far != 1 or len(name) < _LEAST_SURE:
        return False
    return not (set(typed) ^ set(name)) & _TURNING and len(typed) >= len(name) - 1


def _spelled(text: str, pieces: list[Stretch], at: int, words: Lexicon) -> list[Stretch] | None:
    """Latin letters that spell names, alone or among characters: zhuanli授权量."""
    if not pieces[at].name.isascii() or not pieces[at].name.isalpha():
        return None
    for first, last in _around(pieces, at):
        start, end = pieces[first].start, pieces[last].end
        letters = _letters(text[start:end])
        name = words.spelled.get(letters)
        if name is not None:
            told = piece(start, end, words.meanings[name], guessed=True)
            return [*pieces[:first], told, *pieces[last + 1 :]]
    one = pieces[at]
    names = _parted(one.name, words)
    if not names:
        return None
    told_all = [piece(one.start, one.end, words.meanings[name], guessed=True) for name in names]
    return [*pieces[:at], *told_all, *pieces[at + 1 :]]


def _letters(typed: str) -> str:
    spelled = pinyin.syllables(typed) if any(map(is_han, typed)) else ()
    if not spelled:
        return "".join(char for char in typed if char.isascii() and char.isalpha())
    return "".join(spelled)


def _parted(letters: str, words: Lexicon) -> list[str]:
    """The fewest names that all of the letters spell."""
    best: dict[int, list[str]] = {0: []}
    for end in range(1, len(letters) + 1):
        ways = [
            [*best[start], name]
            for start in range(end)
            if start in best and (name := words.spelled.get(letters[start:end])) is not None
        ]
        if ways:
            best[end] = min(ways, key=len)
    return best.get(len(letters), [])
