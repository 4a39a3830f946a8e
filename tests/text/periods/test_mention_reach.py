"""How far a time in a text speaks of the figures after it, one example of each way to tell."""

from datetime import date

import pytest

from releases.text.periods.period_mentions import mentions
from releases.text.periods.printed_dates import Period

ON = date(2031, 8, 17)
REACHES = {
    "number": """
        比2028年上升
        较2028年以来
        由2028年的300件下降到200件
        从2028年的3亿元增至5亿元
        自2028年的300件降为200件
        2028年水平
        2028年相比
        与2028年机构改革时相比
        同2028年相比
        和2028年的情况相比
        是2028年500件的4.2倍
        为2028年500件的两倍
        达2028年的水平
        高于2028年底的数
        超过2028年同期
        比上年同期
    """,
    "none": """
        占2028年
        继2028年
        《2029年白皮书》显示
        “2029年行动”
        “2029年以来的专项行动”
        “十四五”规划
        “十四五”开局之年
        4月26日是世界知识产权日
        4月26日召开会议
        去年8月启动的行动
        今天
        今日查获3件
        2031年是开局之年。
        2031年底前
        近年来最多
        2029年以来新高
        2029年以来的
        2029年以来施行
    """,
    "sentence": """
        上年同期
        去年同期7000件
        2030年8月,我市出台办法
        于2027年获批试点城市
        4月26日当天
        去年8月开展的“春雷”行动
        目前
    """,
    "clause": """
        全市公安机关总结了去年8月开展的“春雷”行动
        全市各级法院审理了去年8月查获的一批货物
    """,
    "paragraph": """
        由2028年开始
        是2028年500件
        《白皮书》2029年显示
        “十四五”以来
        “十四五”末
        “十四五”期间
        2030年,我市出台办法
        2027年获批试点城市300件
        2031年前三季度
        2029年以来
        截至2029年底
        上年为7000件,增长4.6%
    """,
}
TOLD = [
    (reach, line.strip())
    for reach, lines in REACHES.items() for line in lines.strip().splitlines()
]  # fmt: skip


@pytest.mark.parametrize(("reach", "text"), TOLD)
def test_how_far_a_time_reaches(reach, text):
    assert [mention.reach for mention in mentions(text, ON)] == [reach]


@pytest.mark.parametrize(
    ("aside", "reach"),
    [
        ("上年为7000件,增长4.6%", "number"),
        ("上年仅有7000件。", "number"),
        ("上年同期为7000件,", "number"),
        ("上年全市共立案7000件,", "paragraph"),
    ],
)
def test_a_number_alone_is_set_beside_the_year_before(aside, reach):
    assert [mention.reach for mention in mentions(f"2030年立案7500件,{aside}", ON)][1] == reach


def test_a_part_of_the_time_told_before_lets_it_go_on():
    months = Period("2031年1—7月", "2031-01-01", "2031-07-31")
    half = Period("2031年上半年", "2031-01-01", "2031-06-30")
    of_months, of_half = (mentions("上半年20件", ON, told=told) for told in (months, half))
    assert [mention.reach for mention in of_months] == ["sentence"]
    assert [mention.reach for mention in of_half] == ["paragraph"]


@pytest.mark.parametrize(
    ("text", "bars"),
    [
        ("比2028年上升", False),
        ("2030年立案50件", False),
        ("4月26日当天", True),
        ("目前", True),
        ("去年8月启动的行动", True),
        ("2029年以来的", True),
        ("于2027年获批试点城市", True),
        ("占2028年", False),
        ("去年同期7000件", False),
    ],
)
def test_a_time_of_a_thing_bars_the_one_before_it(text, bars):
    assert [mention.bars for mention in mentions(text, ON)] == [bars]
