"""A heading that reports a state is a measure where what stands below it reports a deed."""

import pytest

from .told import found, headings


@pytest.mark.parametrize(
    "text",
    [
        "转化服务更加便捷。建成服务窗口16个，开通热线。",
        "执法力度不断加大。2031年查处案件86起，移送公安机关7起。",
        "宣传氛围日益浓厚。举办讲座36场，发放手册2万册。",
        "风险分担托底有力。市县两级设立补偿资金池1.6亿元。",
        "转化渠道不断拓宽。全年组织对接会12场，走访企业635家。",
        "知识产权运用取得突破。组织“入园惠企”活动，帮助企业办理登记。",
        "保护网络越织越密。在展会设立投诉站，当场调处纠纷。",
        "法规制度日趋完善。出台配套文件23份。",
        "协作机制日益健全。与邻市签订协议，联合查办案件。",
    ],
)
def test_with_a_deed(text):
    (measure,) = found(text)
    assert (measure.heading, measure.stage) == (text[: text.index("。")], "done")


@pytest.mark.parametrize(
    "text",
    [
        "创新主体更加活跃。全市高新技术企业达到320家，增长12%。",
        "知识产权运用效益明显。质押融资登记金额3.1亿元，同比增长20%。",
        "商标注册量稳步增长。全年注册商标800件。",
        "创造水平再上台阶。专利授权3726件，比上年多214件。",
        "社会满意度持续提升。得分82.9分，较上年提高1.1分。",
        "作品登记量再创新高。全年登记8630件，其中美术作品占六成。",
        "企业创新主体地位更加突出。规上企业有效发明专利9427件，占全市的68%。",
        "知识产权创造稳步提升。全市专利授权2.4万件，居全省第三。",
        "展品更新更快。参展专利技术1.3万项，其中首次亮相的2100项。",
    ],
)
def test_with_figures_alone(text):
    assert headings(text) == []


def test_work_that_was_announced_before_is_work():
    lead = "近年来，市委、市政府高度重视，各项工作取得明显成效。"
    assert headings(lead, "知识产权创造稳步提升。专利授权由2018年77件增加到2022年193件。") == [
        "知识产权创造稳步提升"
    ]


def test_a_heading_of_its_own_line_is_judged_by_the_paragraph_below():
    texts = [
        "#（一）创造数量稳步增长",
        "2031年，全市专利授权3726件，增长6%。",
        "#（二）执法力度不断加大",
        "2031年，全市查处案件86起，移送公安机关7起。",
        "#（三）转化运用提速",
    ]
    assert headings(*texts) == ["执法力度不断加大"]


def test_a_heading_that_names_a_deed_needs_a_paragraph_below_or_a_speaker():
    texts = ["#（一）强化创造激励", "出台资助办法，发放奖励资金。", "#（二）强化转化运用"]
    assert headings(*texts) == ["强化创造激励", "强化转化运用"]
    assert headings("#（一）强化创造激励") == []


@pytest.mark.parametrize(
    "text",
    [
        "保护中心设有维权窗口。去年指导企业应对纠纷58起。",
        "专利权保护期限是固定的。请企业留意缴费日期。",
        "企业不用提供抵押。凭专利证书就能申请贷款。",
        "点子本身不受保护，注册成商标才受保护。可以先来窗口咨询。",
        "跨区域的协作也在深入。五市联合查办案件24起。",
        "在全省保护工作考核中，我市获得“优秀”等次。社会满意度83.6分。",
        "我市是国家试点城市。承担三项改革任务。",
        "开放许可明码标价，企业不用一家一家谈。今年备案226件。",
        "目前平台运行稳定。已注册用户8000个。",
    ],
)
def test_sentences_that_explain_are_no_headings(text):
    assert headings(text) == []
