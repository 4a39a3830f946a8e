"""Names that do not say which figure they are: 案件, 金额, 总量."""

import re
from collections.abc import Iterator

from releases.intake.parse.reading import ParsedDoubt, Reading

from .passages import AMOUNTS, at_figure, passages

_OF_WHOM = re.compile(
    r"^(?:(?:全|我|本|各)[市县区省州国院局]|各级|法院|检察机关|公安机关|海关|市场监管部门|"
    r"总|共有?|新增|其中|累计|已有|年末|今年|去年|的)+"
)
# Heads of names that need a word before them.
_HEADS = (
    "案件|金额|总额|数额|总量|数量|总数|人数|件数|人员|企业|机构|单位|项目|商品|货物|产品|"
    "(?:比|增|概|频|利|合格|成功)率|比例|比重|占比|增幅|增速|"
    "(?:登记|授权|申请|注册|受理|拥有|审结|办结)量?|(?:交易|成交|融资|贷款)额|专利|商标"
)
_GENERIC = re.compile(rf"(?:{_HEADS})|.{{1,2}}")


def unclear_names(reading: Reading) -> Iterator[ParsedDoubt]:
    """The first figure of a sentence under a name that many things could have; one a paragraph."""
    for passage in passages(reading):
        for places in passage.sentences():
            row = passage.rows[places[0]]
            bare = _OF_WHOM.sub("", row.indicator)
            generic = _GENERIC.fullmatch(bare)
            if not row.indicator or row.kind not in AMOUNTS or row.goal or not generic:
                continue
            digits = any(char.isdigit() for char in passage.text[row.start : row.end])
            if row.scope or not digits:  # 全省两个城市 counts what it names
                continue
            message = f"“{row.indicator}”说得太笼统，看不出是哪个指标，请把名称写完整。"
            yield at_figure(row, "name_unclear", message)
            break
