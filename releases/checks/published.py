"""What was published, as the checks look at it: histories of figures, and the names they have."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from releases.figures.indicator_history import History
from releases.text.folding import fold_simplified

_TELLS_NOTHING = re.compile(
    r"^(?:(?:全|我|本)[市县区省]|[\u4e00-\u9fff]{2,3}[市县](?=.{3}))|的|(?:数量|总量|总数|量|数)$"
)


@dataclass(frozen=True, slots=True)
class Published:
    """`histories` by the name that the reading has for an indicator.

    `units` is by every name of the vocabulary the unit that it is mostly told in, or "".
    """

    histories: Mapping[str, History] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)


def bare(name: str) -> str:
    """A key that 发明专利授权 and 全市发明专利授权量 share."""
    return _TELLS_NOTHING.sub("", fold_simplified(name))
