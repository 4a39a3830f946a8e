"""Measures side by side without numbers, and headings that only report a state."""

import pytest

from tests.intake.parse.measures.test_measure_finder import found, told

PARALLEL = [
    (
        "下一步，我们将进一步加大宣传力度，办好宣传周。进一步激发创造活力，完善资助政策。"
        "进一步优化服务供给，培养代理师。进一步加大保护力度，建成快速处理平台。"
        "进一步强化管理效能，推进信用分级。",
        ["进一步加大宣传力度", "进一步激发创造活力", "进一步优化服务供给", "进一步加大保护力度",
         "进一步强化管理效能"],
    ),
    (
        "下一步，全市法院将做好以下工作：加大惩治力度，依法适用惩罚性赔偿。健全解纷机制，共建工作室。"
        "打造专业队伍，完成法官轮训。",
        ["加大惩治力度", "健全解纷机制", "打造专业队伍"],
    ),
    (
        "今后，公安机关将抓好两项工作。保持严打高压态势，组织开展专项行动。深化行刑衔接，共享数据。",
        ["保持严打高压态势", "深化行刑衔接"],
    ),
    (
        "首先开展走访服务。帮企业解难题。其次强化监督检查。查处违法行为。最后丰富宣传形式。办好讲座。",
        ["开展走访服务", "强化监督检查", "丰富宣传形式"],
    ),
    ("我们做了三件事。首先，开展走访，送服务上门。其次，加强检查，查处案件。",
     ["开展走访,送服务上门", "加强检查,查处案件"]),
    ("下一步，我们一是开展诉讼监督，提高采纳率；二是用好保护中心，覆盖县区。",
     ["开展诉讼监督,提高采纳率", "用好保护中心,覆盖县区"]),
    ("公安机关紧盯源头。一是打链条。循线深挖，打掉团伙4个。二是建机制。与企业建立联络点。",
     ["打链条", "建机制"]),
    ("（二）抓对接。今年以来举办对接活动46场。", ["抓对接"]),
    ("——力促专利产业化。今年完成备案600件。", ["力促专利产业化"]),
    (
        # Three short ones that open alike are the promises, what follows says how.
        "下一步，我们将进一步加大宣传力度。进一步激发创造活力。进一步优化服务供给。"
        "加强部门协作，建成快速处理平台。",
        ["进一步加大宣传力度", "进一步激发创造活力", "进一步优化服务供给"],
    ),
]  # fmt: skip

NONE = [
    "首先，我先通报一下情况。大家知道，今年工作很多。",
    "首先，请允许我介绍有关情况。",
    "首先，感谢各位的到来。其次，欢迎大家提问。",
    "作品登记量再创新高。2029年登记8630件，2030年突破1万件，三年年均增长24%。",
    "企业创新主体地位更加突出。2030年，规上企业有效发明专利9427件，占全市的68.4%。",
    "在全省考核中，我市连续三年获得优秀等次。满意度83.6分，排名第四。",
    "保护中心设有海外维权窗口。三年来共指导企业58起。",
    "点子本身不受保护，写成方案才受保护。可以先来窗口咨询。",
    "在两省流域，保护协作也在深入。近三年联合侦办案件24起。",
    "亮点一：展品更新。参展技术1.3万项。",
    "开放许可明码标价，企业不用一家一家谈。今年备案226件。",
    # two that only happen to open alike
    "进一步说明一下。进一步的情况请看材料。",
    "大家都很关心。加强管理的同时也有困难。",
]

DEEDS = [
    ("网络版权环境更加清朗。开展打击侵权盗版行动，关闭网站31个。", "网络版权环境更加清朗", "done"),
    ("专利创造稳步提升。去年组织评审，培育项目30个。", "专利创造稳步提升", "done"),
    ("风险补偿托底有力。两级设立资金池1.6亿元，累计补偿2137万元。", "风险补偿托底有力", "done"),
    ("保护力度持续加大。法院审结案件1.9万件，海关扣留货物380批次。", "保护力度持续加大", "done"),
    ("开展银企对接。组织对接会12场。", "开展银企对接", "done"),
    ("开展入企走访。走访35家。", "开展入企走访", "done"),
    ("开展法治宣讲。宣讲覆盖8600户次。", "开展法治宣讲", "done"),
    ("加大执法力度。查扣侵权货物3.2万箱。", "加大执法力度", "done"),
]


@pytest.mark.parametrize(("text", "headings"), PARALLEL)
def test_each_stands_for_itself(text, headings):
    headed = [heading.replace("，", ",") for heading, _stage in told(text)]
    assert headed == headings


@pytest.mark.parametrize("text", NONE)
def test_these_are_no_measures(text):
    assert told(text) == []


@pytest.mark.parametrize(("text", "heading", "stage"), DEEDS)
def test_a_state_whose_paragraph_reports_a_deed(text, heading, stage):
    assert told(text) == [(heading, stage)]


def test_parallel_promises_are_planned():
    assert {stage for text, _headings in PARALLEL[:3] for _heading, stage in told(text)} == {
        "planned"
    }


def test_each_ends_with_its_sentence():
    text = PARALLEL[2][0]
    assert [text[m.start : m.end] for m in found(text)] == [
        "保持严打高压态势，组织开展专项行动。",
        "深化行刑衔接，共享数据。",
    ]


def test_promises_without_a_time_are_planned():
    text = "进一步加强宣传，办好讲座。进一步加强执法，严查侵权。进一步加强服务，优化窗口。"
    assert [stage for _heading, stage in told(text)] == ["planned"] * 3
