"""Names of figures beside those of the vocabulary: one that is near, or several that it may be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from releases.figures.units import comparable
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading
from releases.text.fuzzy.name_words import words_of

from .passages import AMOUNTS, at_figure
from .published import Published

_SHOWN = 3
# Two of these together are what 知识产权 says.
_KINDS_OF_RIGHTS = frozenset({"专利", "商标", "著作权", "地理标志"})


def names_near_known(reading: Reading, published: Published) -> Iterator[ParsedDoubt]:
    """One for each new name, where it stands first."""
    told: set[str] = set()
    near: dict[frozenset[str], list[str]] = defaultdict(list)
    for known in published.units:
        near[telling_words(known)].append(known)
    for row in reading.statistics:
        name = row.indicator
        if name in told or not name or name in published.units or row.kind not in AMOUNTS:
            continue
        told.add(name)
        if same := fitting(row, near.get(telling_words(name), ()), published):
            message = f"“{name}”是新名称，可能就是已有的指标{shown(same)}，请核对。"
            yield at_figure(row, "name_near_known", message)
            continue
        short = fitting(row, (k for k in published.units if is_short_for(name, k)), published)
        if len(short) > 1:
            message = f"“{name}”可能指已有的指标{shown(short)}，请把名称写完整。"
            yield at_figure(row, "name_unclear", message)


def telling_words(name: str) -> frozenset[str]:
    """专利商标质押融资额 and 知识产权质押融资金额 have the same."""
    words = words_of(name)
    rights = words & _KINDS_OF_RIGHTS
    return words - rights | {"知识产权"} if len(rights) > 1 else words


def fitting(row: ParsedStatistic, names: Iterable[str], published: Published) -> list[str]:
    """Those whose figures are told in the same kind of unit."""
    units = published.units
    return [n for n in names if not units[n] or not row.unit or comparable(units[n], row.unit)]


def is_short_for(name: str, known: str) -> bool:
    """授权量 for 专利授权量 and for 发明专利授权量."""
    return len(name) < len(known) and known.endswith(name)


def shown(names: list[str]) -> str:
    return "、".join(f"“{name}”" for name in names[:_SHOWN])
