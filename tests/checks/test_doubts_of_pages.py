"""Each kind of doubt where there is one, and beside it what only looks like one."""

import pytest

from releases.checks.doubts import doubts, in_order
from releases.intake.parse.reader import read
from releases.intake.parse.reading import ParsedBlock, ParsedDoubt, Reading
from tests.intake.parse.test_doubts import HEAD, LEAD, WHO

TITLE = "云岭市召开知识产权新闻发布会"
SOURCE = "来源：云岭日报\n"


def found(words, *, title=TITLE, head="发布时间：2031-06-12 10:05　来源：云岭日报\n", who=WHO):
    reading = read(f"{title}\n{head}{LEAD}{who}{words}")
    texts = {block.id: block.text for block in reading.blocks}
    return [
        (doubt.code, texts[doubt.block][doubt.start : doubt.end] if doubt.block else "")
        for doubt in reading.doubts
    ]


def codes(words, **more):
    return [code for code, _words in found(words, **more)]


CHANGES = [
    "全市商标申请量从2029年的1.2万件增加到2030年的1.5万件，增幅45%。",
    "2030年，专利执法办案量520件，比上年减少60件，上年为550件。",
    "2029年、2030年，全市作品登记量分别为4000件、5000件，2030年增长35%。",
    "2030年，全市受理商标异议240件，上年为200件，同比增长30%。",
    "2030年，全市受理商标异议240件，2029年为200件，增加50件。",
    "2030年，全市受理商标异议由上年的240件下降到200件，降幅26.7%。",
    "2030年，全市专利执法结案率96.1%，去年同期结案率为91.0%，提高6.1个百分点。",
    "2030年，全市商标质押金额6亿元，比2029年的4亿元翻了一番。",
    "2029年，全市专利代理机构20家；2030年，全市专利代理机构34家，是2029年的3倍。",
]
FITTING_CHANGES = [
    "全市商标申请量由2025年的1204件增加到2030年的4287件，2030年同比增长25.64%。",
    "全市商标申请量从2029年的1.2万件增加到2030年的1.5万件，增幅25%。",
    "2030年，专利执法办案量520件，比上年减少60件，上年为580件。",
    "2029年、2030年，全市作品登记量分别为4000件、5000件，2030年增长25%。",
    "2030年，全市受理商标异议240件，上年为200件，同比增长20%。",
    "2030年，全市商标质押金额6.3亿元，2029年为3.1亿元，翻了一番。",
    "2030年，全市受理商标异议2.4万件，2029年为2.0万件，同比增长18.6%。",
    "2030年，全市专利执法结案率96.1%，去年同期结案率为91.0%，提高5.1个百分点。",
    "2030年，按可比口径计算，全市产值240亿元，上年为200亿元，同比增长18%。",
    "2030年，全市受理商标异议240件，比上年的200件增加40件。",
    "2030年，全市受理商标异议240件，增幅比上年提高3个百分点。",
]
WORDS = [
    "2030年，全市检查市场518个，也就是近500个。",
    "2030年，全市专利申请超过3000件，达到2970件。",
    "2030年，全市在线办理占比超过七成，为68.2%。",
    "2030年，鼓楼、江岸、新港三个区立案分别为12件、31件。",
    "我们做了三项工作。一是走访企业。二是培训人员。三是开放数据。四是统一收费。",
    "我们推出四条举措：一是减负。二是提速。三是上门。",
    "2030年，全市检查经营主体812户。2030年，全市检查经营主体821户。",
]
FITTING_WORDS = [
    "2030年，全市检查市场488个，也就是近500个。",
    "2030年，全市专利申请超过3000件，达到3026件。",
    "2030年，全市在线办理占比超过六成，为68.2%。",
    "2030年，鼓楼、江岸、新港三个区立案分别为12件、31件、9件。",
    "2030年，鼓楼区和江岸区专利、商标立案分别为12件、31件、9件、8件。",
    "2029年、2030年，全市立案分别为12件、31件，2030年增长158.3%。",
    "我们做了三项工作。一是走访企业。二是培训人员。三是开放数据。",
    "我们推出三条举措：一是减负。二是提速。此外，我们还上门服务。",
    "今年有三项工作要继续抓好，大家都很关心。",
    "2029年，全市检查经营主体812户。2030年，全市检查经营主体821户。",
]
UNITS = [
    "2030年，全市商标质押融资金额21件。",
    "2030年，全市专利授权率为61.2件。",
    "2030年，全市没收侵权商品3万万件。",
    "2030年，全市专利纠纷平均办案周期41件。",
    "截至2030年底，每百户经营主体拥有商标4.1万件。",
    "2030年，全市抓获犯罪嫌疑人26万元。",
]
FITTING_UNITS = [
    "2030年，全市商标质押融资金额21亿元。",
    "2030年，全市专利授权率为61.2%。",
    "2030年，全市没收侵权商品3万件。",
    "2030年，全市专利纠纷平均办案周期41天。",
    "2030年，全市商标质押融资金额占全省的21%。",
    "2030年，全国快递业务量达到1.2万亿元。",
]
SUMS = [
    "2030年，全市查处商标案件30件、专利案件12件、版权案件9件，三项共61件。",
    "2030年，全市审结案件510件，同比增长2%，其中商标案件300件、专利案件250件。",
    "2030年，全市审结案件510件，上年为600件，其中商标案件300件、专利案件250件。",
    "2030年，全市审结案件510件，其中商标案件300件、专利案件250件。",
    "2030年，全市专利授权510件，其中发明100件、实用新型200件、外观设计110件。",
    "2030年，全市查处商标案件30件、专利案件12件、版权案件9件，共计61件。",
    "2030年，全市受理投诉400件，四个季度分别为80件、90件、100件、110件。",
    "2030年，全市查处的案件分为商标类、专利类、版权类，分别占61.2%、30.1%、19.9%。",
]
FITTING_SUMS = [
    "2030年，全市审结案件510件，同比增长2%，其中商标案件300件、专利案件150件。",
    "2030年，全市审结案件610件，上年为500件，其中商标案件300件、专利案件250件。",
    "2030年，全市审结案件510件，其中商标案件300件、专利案件150件。",
    "2030年，全市专利授权510件，其中发明100件、实用新型200件、外观设计210件。",
    "2030年，全市查处商标案件30件、专利案件12件、版权案件9件，共计51件。",
    "2030年，全市受理投诉400件，四个季度分别为80件、90件、110件、120件。",
    "2030年，全市查处的案件分为商标类、专利类、版权类，分别占60.2%、30.1%、9.8%。",
    "2030年，全市有专利的企业90家，其中民营企业80家、小微企业60家。",
    "2030年，全市受理投诉510件，其中涉及企业的420件，涉及网店的180件。",
    "2030年，全市建成指导站27个、工作站14个，其中新建11个和5个。",
    "2030年，全市质押融资12.4亿元，其中专利8.2亿元、商标4.3亿元。",
]
NAMES = ["2030年，全市金额达到3.2亿元。", "2030年，人数为61人。", "2030年，全市案件达到120件。"]
CLEAR_NAMES = [
    "2030年，全市商标质押融资金额达到3.2亿元。",
    "2030年，全市查处商标侵权案件120件，案值61万元。",
]
GOALS = [
    "到2035年，全市有效发明专利拥有量9000件。",
    "2033年，全市有效发明专利拥有量9000件。",
]
MARKS = ["我们印发《云岭市专利奖励办法，奖励专利权人。", "知识产权庭（巡回法庭揭牌。"]
FITTING_MARKS = [
    "我们印发《关于落实〈强国纲要〉的意见》（云政发〔2030〕8号）。",
    "要做到：1）先备案。2）再出口。",
]
KINDS = [
    ("change_does_not_fit", CHANGES, FITTING_CHANGES),
    ("words_disagree", WORDS, FITTING_WORDS),
    ("unit_does_not_fit", UNITS, FITTING_UNITS),
    ("parts_", SUMS, FITTING_SUMS),
    ("name_unclear", NAMES, CLEAR_NAMES),
    ("goal", GOALS, CLEAR_NAMES),
    ("unpaired_marks", MARKS, FITTING_MARKS),
]


@pytest.mark.parametrize(
    ("code", "words"), [(code, each) for code, bad, _good in KINDS for each in bad]
)
def test_a_fault_is_doubted_once(code, words):
    told = codes(words)
    if code == "goal":
        rows = read(f"{HEAD}{LEAD}{WHO}{words}").statistics
        assert "goal_as_result" in told or all(row.goal for row in rows)
    else:
        assert len([one for one in told if one.startswith((code, "two_values"))]) == 1, told


@pytest.mark.parametrize(
    ("code", "words"), [(code, each) for code, _bad, good in KINDS for each in good]
)
def test_what_fits_is_not_doubted(code, words):
    assert not [one for one in codes(words) if one.startswith((code, "two_values"))]


def test_a_title_against_its_body():
    body = "2030年，全市发明专利授权2015件，同比增长9.6%。全市专利授权4310件。"
    title = "云岭市发明专利授权{}件 市政府新闻办举行发布会"
    assert ("words_disagree", "2015件") in found(body, title=title.format("2105"))
    assert "words_disagree" not in codes(body, title=title.format("2015"))
    assert "words_disagree" not in codes(body, title=title.format("超2000"))
    assert "words_disagree" not in codes(body, title="云岭市去年专利授权超4000件")


@pytest.mark.parametrize(
    ("printed", "lead", "early"),
    [
        ("2031-06-11 09:05", "6月11日下午3时", True),
        ("2031-06-11 09:05", "6月11日上午9时30分", True),
        ("2031-06-11 10:05", "6月11日上午9时30分", False),
        ("2031-06-11 09:05", "6月11日下午", True),
        ("2031-06-11 09:05", "6月11日上午", False),
        ("2031-06-11", "6月11日下午3时", False),
        ("2031-06-12 09:05", "6月11日下午3时", False),
    ],
)
def test_a_publication_before_its_event(printed, lead, early):
    text = f"{TITLE}\n发布时间：{printed}　{SOURCE}{lead}，云岭市政府新闻办召开新闻发布会。\n"
    told = [doubt.code for doubt in read(f"{text}{WHO}大家好。").doubts]
    assert ("published_before_event" in told) is early


def test_who_signs_and_where_it_is_from():
    head = "发布时间：2031-06-12 10:05　来源：云岭日报　编辑：白荷　审核：{}\n"
    assert "editor_is_reviewer" in codes("大家好。", head=head.format("白荷"))
    assert "editor_is_reviewer" not in codes("大家好。", head=head.format("白河"))
    assert "no_source" not in codes("大家好。")
    assert "no_source" in codes("大家好。", head="发布时间：2031-06-12 10:05\n")


def test_a_page_without_a_date_has_one_doubt_for_all_its_times():
    words = "今年，全市立案12件。去年，全市立案31件。今年上半年，全市结案9件。"
    reading = read(f"{TITLE}\n{SOURCE}云岭市政府新闻办召开新闻发布会。\n{WHO}{words}")
    assert [d.code for d in reading.doubts if "date" in d.code or "year" in d.code] == ["no_date"]


def test_a_host_without_a_name_is_doubted_once():
    said = [ParsedBlock(n, "statement", "下面请提问。") for n in (1, 2, 3)]
    told = doubts(Reading(blocks=tuple(said)))
    (one,) = [doubt for doubt in told if doubt.code == "statement_without_speaker"]
    assert one.block == 1
    assert "3段" in one.message


def test_one_cause_makes_one_doubt_and_places_come_in_order():
    first, second = (ParsedDoubt(2, at, at + 4, "a", "甲。") for at in (3, 9))
    again = ParsedDoubt(2, 5, 12, "b", "乙。")
    earlier = ParsedDoubt(1, 0, 2, "c", "丙。")
    whole = ParsedDoubt(None, None, None, "d", "丁。")
    assert in_order([second, first, again, earlier, whole]) == (whole, earlier, first, second)
