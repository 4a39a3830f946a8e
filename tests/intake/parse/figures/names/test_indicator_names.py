"""Names of figures as a table's row head would have them."""

from datetime import date

import pytest

from releases.intake.parse.figures.statistic_finder import figures, statistics
from releases.intake.parse.reading import ParsedBlock

ON = date(2031, 6, 11)


def names(text):
    return [row.indicator for row in statistics(ParsedBlock(1, "statement", text), ON)]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # who acted goes, what was done stays
        ("全市法院受理知识产权案件2864件。", ["受理知识产权案件"]),
        ("全市共有市场主体56.8万户。", ["市场主体"]),
        ("充电桩接入监测平台3.6万个。", ["充电桩"]),
        ("热线设置话务座席168个。", ["话务座席"]),
        ("我们为客船加装定位终端312套。", ["加装定位终端"]),
        # the subject goes on
        ("新收案件3211件，审结3105件。", ["新收案件", "审结案件"]),
        ("GDP突破5000亿元大关，达到5012.6亿元，按不变价格计算，同比增长5.5%。", ["GDP"] * 3),
        ("居民收入32456元，名义增长6.1%，扣除价格因素实际增长5.5%。", ["居民收入"] * 3),
        ("工业增加值增长6.3%，高于全国0.8个百分点。", ["工业增加值"] * 2),
        ("接到线索6起，经比对确认3起。", ["线索", "确认线索"]),
        ("新增企业12家，总数达到58家。", ["新增企业", "企业总数"]),
        # cases and the people in them
        ("起诉侵权犯罪672件1678人。", ["起诉侵权犯罪", "起诉侵权犯罪人数"]),
        # parts, shares, rates of completion
        ("出口452.7亿元，占进出口总值的73.2%。", ["出口", "出口占进出口总值比重"]),
        ("其中，第一产业占8.3%。", ["第一产业占比"]),
        ("发明专利占比由2029年的12.3%提高到2030年的21.8%。", ["发明专利占比", "发明专利占比"]),
        ("高新产业占规上工业比重由2029年底的38%提高到45%。", ["高新产业占规上工业比重"] * 2),
        ("新增就业5.2万人，完成年度目标的86.7%。", ["新增就业", "新增就业年度目标完成率"]),
        ("超过六成企业实现盈利。", ["实现盈利的企业"]),
        # what stands after the number
        ("为326家企业发放贷款18.6亿元。", ["发放贷款的企业", "贷款"]),
        ("集聚了120多家知识产权服务机构。", ["知识产权服务机构"]),
        ("其中在云岭市有181支医疗队，20374名队员。", ["在云岭市的医疗队", "在云岭市的队员"]),
        ("与十余家龙头企业签订合作协议。", ["签约龙头企业"]),
        ("支持10家医院合计7626万元。", ["医院", "支持医院"]),
    ],
)
def test_names(text, indicators):
    assert names(text) == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "专利、商标、著作权案件分别为24件、18件和26件，分别同比增长16.5%、下降12.4%、增长3%。",
            ["专利案件", "商标案件", "著作权案件"] * 2,
        ),
        ("锂电池、光伏产品出口额分别为38亿元、21亿元。", ["锂电池出口额", "光伏产品出口额"]),
        ("质押登记120笔，金额达12亿元，同比增长45%、67%。", ["质押登记", "质押登记金额"] * 2),
        (
            "甲类产品增长1%，乙类产品增长2%，双双居全省第一。",
            ["甲类产品", "乙类产品", "甲类产品增速", "乙类产品增速"],
        ),
        ("专利授权5件，商标注册8件。同比分别增长1%、2%。", ["专利授权", "商标注册"] * 2),
    ],
)  # fmt: skip
def test_lists_are_paired_in_order(text, indicators):
    assert names(text) == indicators


def test_a_bare_verb_takes_its_object_from_the_lead_sentence():
    assert names("改造敬老候车亭。去年完成改造156座。") == ["改造敬老候车亭"]


@pytest.mark.parametrize(
    ("text", "label", "start", "end"),
    [
        ("去年同期为651起火灾。", None, None, None),
        ("1—5月，接报火灾590起。", "1—5月", "2031-01-01", "2031-05-31"),
        ("今年前5个月，建成农田7万亩。", "今年前5个月", "2031-01-01", "2031-05-31"),
        ("2030年1月至今年5月，培训8740名。", "2030年1月至今年5月", "2030-01-01", "2031-05-31"),
        ("第一季度投资56亿元。", "第一季度", "2031-01-01", "2031-03-31"),
        ("明年投资56亿元。", "明年", "2032-01-01", "2032-12-31"),
        ("9月底前新增线路12条。", None, None, None),
        ("年，全市办案5件。", None, None, None),
    ],
)
def test_times(text, label, start, end):
    (row,) = statistics(ParsedBlock(1, "statement", text), ON)
    got = row.period
    assert (got and got.label, got and got.start, got and got.end) == (label, start, end)


def test_last_years_same_stretch():
    rows = list(statistics(ParsedBlock(1, "statement", "1—5月，火灾590起，去年同期为651起。"), ON))
    assert rows[1].period is not None
    assert (rows[1].period.start, rows[1].period.end) == ("2030-01-01", "2030-05-31")


def test_an_average_is_of_all_the_years():
    rows = list(
        statistics(
            ParsedBlock(1, "statement", "案件由2026年57件增加到2030年188件，年均增长34.8%。"), ON
        )
    )
    assert rows[2].period is not None
    assert (rows[2].period.start, rows[2].period.end) == ("2026-01-01", "2030-12-31")


def test_a_time_goes_on_in_the_speaker_s_next_paragraph():
    blocks = [
        ParsedBlock(1, "statement", "2030年，受理案件5件。", 1),
        ParsedBlock(2, "statement", "审结4件。", 1),
    ]
    later = [
        ParsedBlock(3, "statement", "下一步，建设站点6个。", 1),
        ParsedBlock(4, "statement", "查处7件。", 2),
    ]
    labels = [row.period and row.period.label for row in figures([*blocks, *later], ON)]
    assert labels == ["2030年", "2030年", None, None]
