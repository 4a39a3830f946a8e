"""Which indicator some words name together: 授权 and 发明专利 name 发明专利授权量."""

from collections.abc import Sequence

from releases.text.search_key import key

from .known_parts import KnownParts
from .phrases import LIGHT_ENDINGS, MONEY
from .question import Means, Part

# What makes another figure of one: never left out of a name, whatever else is.
KIND_WORDS = tuple(
    "占比 比重 比例 率 增速 增加 增长 位次 位 排名 由低到高 人均 每 最高 最低 上限 下限 目标"  # noqa: SIM905
    " 单案 单笔 单户 首次 新增 净增 有效 未 不 研究院 高校 院校 软件 县 区".split()
)
# What all figures here are about, so that nobody says it.
OF_ALL = ("侵犯知识产权", "知识产权")
_MARKS = "“”\"'‘’()（）、 "
MIN_LOOSE = 4  # characters named, for an indicator that has more in its name
# So little may be left unsaid where other names hold the words too.
MAX_UNSAID = 2
Ways = Sequence[str]  # in which a piece may stand in a name


def named_by(
    pieces: Sequence[Ways], known: KnownParts, unit: str, *, is_loose: bool
) -> tuple[int, ...]:
    """The keys of the indicators of which all pieces are the whole name, but for an ending such as
    量; if `is_loose`, of the one that holds them all and little else."""
    wanted = sorted(pieces, key=lambda ways: len(ways[0]), reverse=True)
    left: dict[int, int] = {}
    for pk, names in known.cores.items():
        rests = (_without(name, wanted, is_loose=is_loose) for name in names)
        fits = [len(rest) for rest in rests if rest is not None and _fits(rest, is_loose)]
        if fits:
            left[pk] = min(fits)
    found = counted_in(sorted(left, key=lambda pk: left[pk]), known, unit)
    if not is_loose:
        return tuple(found)
    named = sum(len(ways[0]) for ways in wanted)
    sure = [pk for pk in found if unit and known.units.get(pk) == unit]
    # What was left unsaid may not be more than what was said, unless the unit speaks for it.
    likely = [pk for pk in found if named >= MIN_LOOSE and left[pk] <= named]
    likely = likely or [pk for pk in sure if left[pk] <= 3 * named]
    if len(likely) < 2:
        return tuple(likely)
    first, second = likely[:2]
    nearest = left[first] <= MAX_UNSAID and left[first] < left[second]
    return (first,) if nearest or _is_in_all(first, likely[1:], known) else ()


def _is_in_all(first: int, others: Sequence[int], known: KnownParts) -> bool:
    """Whether the others are the same of something more: 查扣货物批次 beside 查扣货物."""
    name = known.cores[first][0]
    return all(known.cores[other][0].startswith(name) for other in others)


def ways_of(part: Part, name: str, known: KnownParts) -> Ways:
    """A word, and what editors call it besides; an indicator or a body as it was typed, too."""
    typed = key(part.typed)
    found = [key(name), *known.synonyms.get(key(name), ())]
    if part.means in (Means.INDICATOR, Means.BODY):
        found.append(typed)
    return list(dict.fromkeys(way for way in found if way))


def _without(name: str, wanted: Sequence[Ways], *, is_loose: bool) -> str | None:
    """What is left of the name when each piece is taken out of it once; None if one is not there.
    Loosely, a piece may stand in it in two halves."""
    for ways in wanted:
        there = next((way for way in ways if way in name), "")
        halves = (there,) if there else _halves(ways[0], name) if is_loose else ()
        if not halves:
            return None
        for half in halves:
            name = name.replace(half, "\0", 1)
    rest = name.replace("\0", "").strip(_MARKS)
    for word in OF_ALL if is_loose else ():
        rest = rest.replace(word, "")
    for ending in LIGHT_ENDINGS if is_loose else ():
        rest = rest.removesuffix(ending)
    return rest


def _halves(piece: str, name: str) -> tuple[str, ...]:
    """打掉 and 犯罪团伙 of 打掉犯罪团伙."""
    for at in range(2, len(piece) - 1):
        first, second = piece[:at], piece[at:]
        if first in name and second in name.replace(first, "\0", 1):
            return first, second
    return ()


def _fits(rest: str, is_loose: bool) -> bool:
    if is_loose:
        return not any(word in rest for word in KIND_WORDS)
    return not rest or rest in LIGHT_ENDINGS


def counted_in(found: Sequence[int], known: KnownParts, unit: str) -> list[int]:
    """Of 质押融资金额 and 质押融资笔数 the one that is counted so: no money where a number is asked
    for, and the other way round."""
    if not unit:
        return list(found)
    units = {pk: known.units.get(pk, "") for pk in found}
    money = unit in MONEY
    fitting = [pk for pk in found if not units[pk] or units[pk].endswith("元") == money]
    exactly = [pk for pk in fitting if (units[pk].endswith("元") if money else units[pk] == unit)]
    return exactly or fitting
