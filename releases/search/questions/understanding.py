"""What was typed, understood by what the site knows; what it knows nothing of stays a word."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from releases.text.fuzzy.pinyin import readings, typed_letters
from releases.text.search_key import key

from .known_parts import KnownParts, known_parts
from .named_indicators import counted_in, named_by, ways_of
from .phrases import MEASURED
from .question import CONTENT, Means, Part, ReaderQuestion, Wants
from .segments import cut

# Of longer input nothing is understood: it is a text and no question.
MAX_QUESTION = 120
# Fewer letters, or characters, sound like too much.
MIN_LETTERS, MIN_HEARD = 4, 3
# What stands between two that are compared.
PARTING = frozenset({"和", "与", "跟", "同", "比", "还是", "多还是", "and", "vs", "versus", "with"})
# What an indicator that tells such a thing has in its name.
KIND_NAMES = {Wants.SHARE: "占比", Wants.RANK: "位次"}


def understand(typed: str, *, today: date) -> ReaderQuestion:
    """Never raises; of what is too long everything is one word."""
    if len(typed) > MAX_QUESTION or not key(typed):
        return ReaderQuestion(typed, (Part(Means.WORD, typed, key(typed)),) if typed else ())
    known = known_parts()
    parts = cut(typed, known.names, today=today)
    if any(part.means is Means.WORD for part in parts):
        parts = _heard(parts, known, today)
    unit = next((unit for part in parts if (unit := _unit(part))), "")
    parts = _with_indicators(parts, known, unit)
    return ReaderQuestion(typed, tuple(_with_holders(parts, known)), unit)


def _unit(part: Part) -> str:
    found = MEASURED.fullmatch(part.name) if part.wants is Wants.AMOUNT else None
    return found[1] if found else ""


def _heard(parts: Sequence[Part], known: KnownParts, today: date) -> list[Part]:
    """With names that are spelled in letters, or sound as what was typed does, in its place: each
    unknown word by itself, else with what stands around it."""
    found: list[Part] = []
    for run in _runs(parts):
        alone = [
            _named(part.typed, known, today) if part.means is Means.WORD else [part] for part in run
        ]
        unknown = any(part.means is Means.WORD for part in run)
        if unknown and not all(alone):
            found += _named("".join(part.typed for part in run), known, today) or run
        else:
            found += [part for each in alone for part in each] if unknown else run
    return found


def _named(typed: str, known: KnownParts, today: date) -> list[Part]:
    """What sounds like it, as a guess; nothing where nothing does."""
    name = _sounding(key(typed), known)
    told = [part for part in cut(name, known.names, today=today) if part.means in CONTENT]
    if not told or any(part.means is Means.WORD for part in told):
        return []
    first, *rest = told
    return [
        replace(first, typed=typed, is_guess=True),
        *(replace(part, typed="", is_guess=True) for part in rest),
    ]


def _runs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts beside each other that name something, together; every other by itself. Latin words
    are parted by blanks, pinyin is not."""
    run: list[Part] = []
    for at, part in enumerate(parts):
        after = parts[at + 1] if at + 1 < len(parts) else None
        blank = not part.typed.strip() and run and after and _is_latin(run[-1], after)
        if (part.means in CONTENT and key(part.typed)) or blank:
            run.append(part)
            continue
        if run:
            yield run
            run = []
        yield [part]
    if run:
        yield run


def _is_latin(*parts: Part) -> bool:
    return all(part.means is Means.WORD and part.typed.isascii() for part in parts)


def _sounding(run: str, known: KnownParts) -> str:
    """The known name that is read exactly so, or that these letters spell; "" for none."""
    if any(char.isascii() and char.isalpha() for char in run):
        letters = typed_letters("".join(place.full[0] for place in readings(run)))
        names = known.spellings if len(letters) >= MIN_LETTERS else ()
        return next((name for name in names if _is_spelled(letters, name)), "")
    if len(run) < MIN_HEARD - 1:
        return ""
    mine = [set(place.full) for place in readings(run)]
    for name in known.near.near(run):
        theirs = [place.full for place in readings(name)]
        alike = len(theirs) == len(mine) == len(run)
        heard = alike and all(map(set.intersection, mine, map(set, theirs)))
        # Two characters sound like much; who was meant is shown.
        if heard and (len(run) >= MIN_HEARD or _is_person(name, known)):
            return name
    return ""


def _is_person(name: str, known: KnownParts) -> bool:
    part = known.names.by_key.get(key(name))
    return part is not None and part.means is Means.PERSON


def _is_spelled(letters: str, name: str) -> bool:
    """Whether the letters are the whole pinyin of the name; initials alone are too many's."""
    reached = {0}
    for place in readings(name):
        reached = {
            at + len(one) for at in reached for one in place.full if letters.startswith(one, at)
        }
    return len(letters) in reached


def _with_indicators(parts: Sequence[Part], known: KnownParts, unit: str) -> list[Part]:
    """The indicator that is named; of a comparison one on each side of what parts them."""
    sides = _sides(parts)
    if any(part.wants is Wants.COMPARISON for part in parts) and len(sides) > 1:
        found = [_with_indicator(side, known, unit) for side in sides]
        if sum(any(p.means is Means.INDICATOR for p in side) for side in found) > 1:
            return [part for side in found for part in side]
    return _with_indicator(parts, known, unit)


def _sides(parts: Sequence[Part]) -> list[list[Part]]:
    sides: list[list[Part]] = [[]]
    for part in parts:
        if part.name in PARTING:
            sides.append([])
        sides[-1].append(part)
    return sides


def _with_indicator(parts: Sequence[Part], known: KnownParts, unit: str) -> list[Part]:
    """Words that together are an indicator's name, in whatever order, are that indicator."""
    pieces = [p for p in parts if p.means in (Means.TERM, Means.WORD, Means.INDICATOR)]
    asked = [p for p in parts if p.wants in KIND_NAMES]
    around = [p for p in parts if p.means is Means.BODY]
    named = [p for p in pieces if p.means is Means.INDICATOR]
    if not pieces or (len(named) == len(pieces) and (len(named) > 1 or not asked)):
        return [_counted(part, known, unit) for part in parts]
    beside = dict.fromkeys(((*around, *asked), tuple(asked), tuple(around), ()))
    # Of a promise the words count that were typed.
    strict = any(p.wants is Wants.PROMISE for p in parts)
    for is_loose in (False,) if strict else (False, True):
        for more in beside:
            told = [*pieces, *more]
            names = [KIND_NAMES.get(p.wants, p.name) if p.wants else p.name for p in told]
            ways = [ways_of(p, name, known) for p, name in zip(told, names, strict=True)]
            owners = named_by(ways, known, unit, is_loose=is_loose)
            if owners and more:  # what has it in its name, and what may be told of it besides
                alone = [ways_of(p, p.name, known) for p in pieces]
                owners = tuple(
                    dict.fromkeys((*owners, *named_by(alone, known, unit, is_loose=is_loose)))
                )
            if owners:
                return _merged(parts, told, owners, known, is_guess=is_loose)
    return [_counted(part, known, unit) for part in parts]


def _counted(part: Part, known: KnownParts, unit: str) -> Part:
    if part.means is not Means.INDICATOR or len(part.keys) < 2:
        return part
    keys = tuple(counted_in(part.keys, known, unit)) or part.keys
    return replace(part, keys=keys, name=known.indicators[keys[0]][0])


def _merged(
    parts: Sequence[Part],
    told: Sequence[Part],
    owners: tuple[int, ...],
    known: KnownParts,
    *,
    is_guess: bool,
) -> list[Part]:
    """The indicator in the place of its first word; the others ask nothing more."""
    found: list[Part] = []
    first = True
    for part in parts:
        if not any(part is each for each in told):
            found.append(part)
        elif first:
            name = known.indicators[owners[0]][0]
            guess = is_guess or part.is_guess
            found.append(Part(Means.INDICATOR, part.typed, name, owners, is_guess=guess))
            first = False
        else:
            found.append(replace(part, means=Means.FILLER, keys=(), wants=None))
    return found


def _with_holders(parts: Sequence[Part], known: KnownParts) -> Iterator[Part]:
    """Each post with the people who held it in the body named before it; without a body, where
    one person alone ever did, or a person is named beside it."""
    bodies: tuple[int, ...] = ()
    is_named = any(part.means is Means.PERSON for part in parts)
    for part in parts:
        if part.means is Means.BODY:
            bodies = part.keys
        if part.means is not Means.POST:
            yield part
            continue
        held = (
            people
            for (post, at), people in known.posts.items()
            if post == part.name and (at in bodies or not bodies)
        )
        people = tuple(dict.fromkeys(person for each in held for person in each))
        yield replace(part, keys=people if bodies or is_named or len(people) == 1 else ())
