"""Done, going on or planned: by the grammar of the verb, nearest words first."""

import pytest

from .told import stages


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("一是组织对接会12场。二是走访企业35家。三是建成工作站8个。", "done done done"),
        ("一是出台了实施办法。二是已开通绿色通道。三是先后联合执法。", "done done done"),
        ("一是拟建设分中心。二是将出台办法。三是要抓好培训。", "planned planned planned"),
        ("一是力争建成5个基地。二是争取设立巡回法庭。", "planned planned"),
        ("一是建设审理中心，9月底前揭牌。二是计划开展巡讲，覆盖各县。", "planned planned"),
        ("一是正在建设数据平台。二是持续推进代理整治。", "ongoing ongoing"),
        ("我们正在推进两项改革。一是推行集成服务。二是试点开放许可。", "ongoing ongoing"),
        ("目前正在做两件事：一是选派特派员，已选派64名。二是开放专利库。", "ongoing ongoing"),
        ("我们已经做了两件事：一是推行集成服务。二是试点开放许可。", "done done"),
        ("下一步，一是新建服务站8个。二是组织巡讲20场。", "planned planned"),
        ("去年以来，我们主要从两端发力。一是摸清底数。二是对接需求。", "done done"),
        ("过去一年，我们一是摸清底数，登记入库。二是对接需求，上门挑选。", "done done"),
    ],
)
def test_of_items(text, wanted):
    assert " ".join(stages(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("强化考核评价。将知识产权纳入年度考核，印发了评分办法。", "done"),
        ("压实平台责任。要求平台下架链接300条，关停网店5家。", "done"),
        ("实施高价值专利培育计划。遴选项目38个，拨付经费900万元。", "done"),
        ("推进海外布局。为了帮助企业，将于年内发布指引。", "planned"),
        ("深化协作机制。需要了解情况的企业，随时联系我们。", "ongoing"),
        ("优化审批服务。办理时限由10天压缩到3天。", "done"),
        ("完善培训体系。今年以来，举办讲座6期。", "done"),
        ("开展等级评定。已评定12家，年底前全部完成。", "ongoing"),
        ("建设公共服务网点。到2033年底，网点达到50个以上。", "planned"),
    ],
)
def test_of_a_paragraph(text, wanted):
    assert stages(text) == [wanted]


def test_a_heading_far_above_does_not_outweigh_the_sentence():
    done = "优化窗口服务。去年以来已增设窗口6个，压缩了办理时限。"
    planned = "加快立法进程。我们将于年内提请审议条例草案。"
    assert stages("#三、下一步打算", done) == ["done"]
    assert stages("#二、主要做法", planned) == ["planned"]
    assert stages("#三、下一步打算", "建设育种基地。建成用地3000亩。") == ["planned"]


def test_what_is_done_stays_so_where_more_is_to_follow():
    text = "完善服务网络。建成站点12个。下一步，将新建5个。"
    assert stages("#二、主要做法", text) == ["done"]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("请问今年的拍卖季有什么安排？", "planned"),
        ("请问下一步有哪些打算？", "planned"),
        ("请问市局将如何推动转化？", "planned"),
        ("请问去年做了哪些工作？", "done"),
        ("请问专项行动取得了哪些成果？", "done"),
    ],
)
def test_what_a_question_asks_for(question, wanted):
    assert stages("第一，征集拍品。第二，精准推介。", question=question) == [wanted] * 2
