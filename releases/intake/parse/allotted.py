"""Names of amounts that a rule sets or hands out: 按每户180立方米核定, 免费供应6立方米用水."""

import re

from .counted_nouns import noun_after

_SET = re.compile(r"^(?:予以|进行)?(?:核定|计收|收取|征收|执行|发放|补助|补贴|计算)")
_BY = re.compile(r"(?P<what>[^,，。;；:：、\d]{2,12}?)(?:统一)?按照?[^,，。;；]{0,12}$")
_HANDED_OUT = re.compile(
    r"(?P<how>(?:每[户人车亩家间月年日季])*(?:免费|无偿|定额)?(?:供应|供给|赠送|配发))$"
)


def set_by_rule(left: str, right: str) -> str:
    """``第一阶梯按每户每年180立方米核定``: what is set, as a standard; ``""`` elsewhere."""
    by = _BY.search(left) if _SET.match(right) else None
    return f"{by['what'].removesuffix('标准')}标准" if by else ""


def handed_out(left: str, right: str) -> str:
    """``每户每月免费供应6立方米用水``: the doing and its object; ``""`` elsewhere."""
    how, what = _HANDED_OUT.search(left), noun_after(right)
    return f"{how['how']}{what}" if how and what else ""
