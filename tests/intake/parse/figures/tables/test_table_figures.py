"""A table's figures by row head and column head, each on its own cell."""

from datetime import date

import pytest

from releases.intake.parse.figures.statistic_finder import figures
from releases.intake.parse.reading import BlockKind, ParsedBlock
from tests.intake.parse.figures.told import ON, line, lines

YEARS = "2029-01-01 2029-12-31"


def read(table, above="", on: date | None = ON):
    kinds: list[tuple[BlockKind, str]] = [("statement", above)] if above else []
    kinds.append(("table", table.replace("|", "\t")))
    blocks = [ParsedBlock(n, kind, text) for n, (kind, text) in enumerate(kinds, 1)]
    return [row for row in figures(blocks, on) if row.block == len(blocks)], blocks[-1].text


def told(table, above=""):
    return [line(row) for row in read(table, above)[0]]


CASES = [
    # units in a column, years and a rate
    (
        "指标|单位|2029年|2030年|同比\n有效发明专利|件|1777|2105|18.5%",
        "有效发明专利 1777件; 有效发明专利 2105件; 有效发明专利 ~18.5%",
    ),
    # units in the row heads, no unit at the rate
    (
        "指标|2029年|2030年|增长（%）\n专利授权量（件）|8,214|7,960|-3.1\n质押融资额（亿元）|21.3|34.6|62.4",
        "专利授权量 8214件; 专利授权量 7960件; 专利授权量 ~-3.1%; "
        "质押融资额 21.3亿元; 质押融资额 34.6亿元; 质押融资额 ~62.4%",
    ),
    # units in the column heads, districts as rows, a total
    (
        "区县|专利授权量（件）|质押融资额（万元）\n东城区|2,630|96,500\n云屏县|873|—\n合计|3,503|96,500",
        "专利授权量 2630件 @东城区; 质押融资额 96500万元 @东城区; 专利授权量 873件 @云屏县; "
        "专利授权量 3503件; 质押融资额 96500万元",
    ),
    # years as rows
    (
        "年度|受理案件（件）|审结案件（件）|结案率（%）\n2029年|1,411|1,390|98.5\n2030年|1,267|1,243|98.1",
        "受理案件 1411件; 审结案件 1390件; 结案率 98.5%; "
        "受理案件 1267件; 审结案件 1243件; 结案率 98.1%",
    ),
    # a head of two rows, a cell of it over two columns
    (
        "指标|2029年||2030年|\n|数值|同比（%）|数值|同比（%）\n专利申请量（件）|5,316|4.2|5,702|7.3",
        "专利申请量 5316件; 专利申请量 ~4.2%; 专利申请量 5702件; 专利申请量 ~7.3%",
    ),
    # parts, and what is not known
    (
        "项目|数量（件）|占比（%）\n专利授权量|500|\n其中：发明|100|20\n实用新型专利授权量|/|—",
        "专利授权量 500件; 发明专利授权量 100件; 发明专利授权量占比 20%",
    ),
    # goals beside results
    (
        "指标|2030年|2035年目标|2031年预计\n维权中心（个）|4|9|6",
        "维权中心 4个; 维权中心 !9个; 维权中心 ?6个",
    ),
    # kinds as rows, deeds as columns
    (
        "类别|申请量（件）|授权量（件）\n发明专利|900|320\n外观设计|80|76",
        "发明专利申请量 900件; 发明专利授权量 320件; 外观设计申请量 80件; 外观设计授权量 76件",
    ),
    # units in the cells; points; ranks
    (
        "指标|2030年|比上年|全省排名\n合格率|98.2%|0.4个百分点|3\n登记量|1.2万件|-5.1%|第7位",
        "合格率 98.2%; 合格率 ~0.4个百分点; 合格率 #3 @全省; "
        "登记量 1.2万件; 登记量 ~-5.1%; 登记量 #7 @全省",
    ),
    # running numbers, full width
    (
        "序号|指标|单位|数值\n1|商标注册量|件|３，２００\n2|商标有效量|万件|１．５",
        "商标注册量 3200件; 商标有效量 1.5万件",
    ),
    # no head: the cells say all
    ("专利授权量|7960件\n商标注册量|3200件", "专利授权量 7960件; 商标注册量 3200件"),
    # falls that their head tells
    ("指标|2030年|下降（%）\n侵权案件（件）|120|8.5", "侵权案件 120件; 侵权案件 ~-8.5%"),
    # a second row of the head holds the units
    ("年份|授权量|登记量\n|件|万件\n2030|7960|1.5", "授权量 7960件; 登记量 1.5万件"),
    # half a table: nothing counted
    ("姓名|职务\n张三|局长\n李四|处长", ""),
    ("时间|地点\n9:00|市政府新闻厅\n10:30|会议室", ""),
]


@pytest.mark.parametrize(("table", "expected"), CASES)
def test_figures_of_a_table(table, expected):
    assert told(table) == lines(expected)


def test_each_stands_on_its_cell():
    rows, text = read("指标|单位|2029年|2030年|同比\n有效发明专利|件|1,777|2,105|18.5%")
    assert [text[row.start : row.end] for row in rows] == ["1,777", "2,105", "18.5%"]


@pytest.mark.parametrize(
    ("table", "above", "periods"),
    [
        ("指标|2029年|2030年|同比\n专利（件）|7|9|5%", "", ["2029", "2030", "2030"]),
        ("指标|2030年|同比|2029年\n专利（件）|7|9%|5", "", ["2030", "2030", "2029"]),
        ("区县|专利（件）\n东城区|7", "表2　2030年各区县主要指标", ["2030"]),
        ("年度|专利（件）\n2029|7\n2030|9", "", ["2029", "2030"]),
        ("区县|专利（件）\n东城区|7", "2030年工作很好。各区县情况见下表。", [None]),
    ],
)
def test_the_time_is_told_by_the_table(table, above, periods):
    rows, _text = read(table, above)
    assert [row.period and row.period.start[:4] for row in rows] == periods
    assert {row.period.told_in for row in rows if row.period} <= {"table"}


def test_halves_and_bases():
    rows, _text = read("指标|2030年上半年|环比（%）|比2029年增长\n专利（件）|7|9|5%")
    assert [(row.basis, row.period and row.period.end) for row in rows] == [
        ("", "2030-06-30"),
        ("mom", "2030-06-30"),
        ("since", "2030-06-30"),
    ]


def test_the_unit_stands_above_the_table():
    assert told("区县|授权量\n东城区|7", "各区县专利授权情况（单位：件）") == ["授权量 7件 @东城区"]


def test_a_year_that_goes_on_is_told_as_far_as_the_conference():
    rows, _text = read("指标|2030年|2031年|今年目标\n专利（件）|7|9|12")
    assert [(row.goal, row.period and row.period.end) for row in rows] == [
        ("", "2030-12-31"),
        ("", "2031-06-11"),
        ("target", "2031-12-31"),
    ]
