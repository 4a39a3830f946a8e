"""Which indicator some words name together: 授权 and 发明专利 name 发明专利授权量."""

from collections.abc import Sequence

from releases.text.search_key import key

from .known_parts import KnownParts
from .phrases import LIGHT_ENDINGS, MONEY

# What makes another figure of one: never left out of a name, whatever else is.
KIND_WORDS = tuple(
    "占比 比重 比例 率 增速 增加 增长 位次 位 排名 由低到高 平均 人均 每 最高 最低 上限 下限 目标"  # noqa: SIM905
    " 单案 单笔 单户 首次 新增 净增 有效 未 不".split()
)
# What all figures here are about, so that nobody says it.
OF_ALL = ("侵犯知识产权", "知识产权")
_MARKS = "“”\"'‘’()（）、 "
MIN_LOOSE = 4  # characters named, for an indicator that has more in its name


def named_by(
    pieces: Sequence[str], known: KnownParts, unit: str, *, is_loose: bool
) -> tuple[int, ...]:
    """The keys of the indicators of which all pieces are the whole name, but for an ending such as
    量; if `is_loose`, of the only one that holds them all."""
    wanted = sorted(map(key, pieces), key=len, reverse=True)
    left: dict[int, int] = {}
    for pk, names in known.cores.items():
        left_of = (_without(name, wanted, is_loose=is_loose) for name in names)
        rests = [rest for rest in left_of if rest is not None]
        fits = [len(rest) for rest in rests if (_may_lack(rest) if is_loose else _is_light(rest))]
        if fits:
            left[pk] = min(fits)
    named = sum(map(len, wanted))
    if is_loose:
        # What was left unsaid may not be more than what was said.
        left = {pk: n for pk, n in left.items() if named >= MIN_LOOSE and n <= named}
        return tuple(left) if len(left) == 1 else ()
    found = [pk for pk, _n in sorted(left.items(), key=lambda each: each[1])]
    return tuple(counted_in(found, known, unit))


def _without(name: str, wanted: Sequence[str], *, is_loose: bool) -> str | None:
    """What is left of the name when each piece is taken out of it once; None if one is not there.
    Loosely, a piece may stand in it in two halves."""
    for piece in wanted:
        halves = (piece,) if piece in name else _halves(piece, name) if is_loose else ()
        if not halves:
            return None
        for half in halves:
            name = name.replace(half, "\0", 1)
    rest = name.replace("\0", "").strip(_MARKS)
    for word in OF_ALL if is_loose else ():
        rest = rest.replace(word, "")
    return rest


def _halves(piece: str, name: str) -> tuple[str, ...]:
    """打掉 and 犯罪团伙 of 打掉犯罪团伙."""
    for at in range(2, len(piece) - 1):
        first, second = piece[:at], piece[at:]
        if first in name and second in name.replace(first, "\0", 1):
            return first, second
    return ()


def _is_light(rest: str) -> bool:
    return not rest or rest in LIGHT_ENDINGS


def _may_lack(rest: str) -> bool:
    return not any(word in rest for word in KIND_WORDS)


def counted_in(found: list[int], known: KnownParts, unit: str) -> list[int]:
    """Of 质押融资金额 and 质押融资笔数 the one that is counted so."""
    if len(found) < 2 or not unit:
        return found
    money = unit in MONEY
    endings = ("金额", "额") if money else ("笔数", "件数", "数量", "数", "量")
    fitting = [pk for pk in found if known.indicators[pk][0].endswith(endings)]
    return fitting or found
