"""Which short names may stand for which full ones: grounds for an offer, never for a decision."""

import re
from typing import NamedTuple

from releases.text.folding import fold

# Longer endings first: what an ending says of the kind of body, whatever its length.
_ENDINGS = {
    **dict.fromkeys(("委员会", "管委会", "组委会"), "委"),
    "联合会": "联",
    "协会": "协",
    "办公室": "办",
    **dict.fromkeys(("人民法院", "法院", "检察院"), "院"),
    "海关": "关",
    "总局": "局",
    **{kind: kind for kind in "委办院局部厅署"},
    **dict.fromkeys("法检", "院"),
    "关": "关",
}
_LEVELS = "省市县区州盟旗"
# 州 is a level (恩施州公安局), but a part of the name where the level follows (随州市公安局); 市场
# and 区域 are no levels.
_IN_PLACE = rf"(?:[^{_LEVELS}]|州(?=[省县]|市(?!场)|区(?!域)))"
_SEAT = re.compile(rf"(?P<place>{_IN_PLACE}{{2,4}}?)?(?P<level>[{_LEVELS}])")
OF_THE_STATE = re.compile("国家|全国|中国|最高|国务院")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


class BodyName(NamedTuple):
    """随州市科学技术局 → place 随州, level 市, rest 科学技术局."""

    place: str
    level: str
    rest: str


def parts_of(name: str) -> tuple[str, ...]:
    """The name without brackets, then what stands in them: 市监局(知识产权局) holds two names."""
    folded = fold(name)
    outside = _BRACKETS.sub("", folded).strip()
    inside = (found.strip() for found in _BRACKETS.findall(folded))
    return tuple(dict.fromkeys(part for part in (outside, *inside) if part))


def split(name: str) -> BodyName:
    """The place, the level and the rest of a body's name."""
    bare = fold(name).removeprefix("中共").strip()
    seat = None if OF_THE_STATE.match(bare) else _SEAT.match(bare)
    if seat is None or seat.end() == len(bare):
        return BodyName("", "", bare)
    return BodyName(seat["place"] or "", seat["level"], bare[seat.end() :])


def ending(name: str) -> str:
    """The word class that a body's name ends in; its last character where none is known."""
    return next((kind for end, kind in _ENDINGS.items() if name.endswith(end)), name[-1:])


def may_be_one(one: str, other: str) -> bool:
    """Whether either may be short for the other, or both differ by the city's name alone."""
    a, b = split(one), split(other)
    if a == b or a.level != b.level or (a.place and b.place and a.place != b.place):
        return False
    if ending(a.rest) != ending(b.rest):
        return False
    if a.rest == b.rest:
        return len(a.rest) > 1
    short, full = sorted((a.rest, b.rest), key=len)
    # Without a 市 or 省 before it, a short name begins as the full one does: 国新办.
    if len(short) < 2 or (not a.level and (len(short) < 3 or short[0] != full[0])):
        return False
    ahead = iter(full)
    return all(char in ahead for char in short)
