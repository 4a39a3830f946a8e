import pytest

from releases.intake.parse.measures.measure_finder import measures
from releases.intake.parse.reader import read
from releases.intake.parse.reading import ParsedBlock, ParsedSpeaker

SPEAKERS = [ParsedSpeaker(1, "沈焜", "市商务局", ("局长",), "presenter")]


def found(*texts, kind="statement", question=""):
    blocks = [ParsedBlock(1, "question", question)] if question else []
    blocks += [ParsedBlock(number, kind, text, 1) for number, text in enumerate(texts, 2)]
    return list(measures(blocks, SPEAKERS))


def told(*texts, **kw):
    return [(m.heading, m.stage) for m in found(*texts, **kw)]


def test_a_lead_sentence_heads_its_paragraph():
    text = "优化办事流程,减轻企业负担。去年印发了清单。"
    (measure,) = found(text)
    assert (measure.start, measure.end) == (0, len(text))
    assert measure.heading == "优化办事流程,减轻企业负担"
    assert measure.organisation == "市商务局"


@pytest.mark.parametrize(
    "text",
    [
        "工业生产稳定增长。全市工业增加值增长5%。",
        "谢谢大家的提问。我来回答。",
        "全市建成12个平台。效果很好。",
        "加强管理。",
        "下一步,我们将加强管理。请大家监督。",
    ],
)
def test_what_is_no_measure(text):
    assert told(text) == []


def test_numbered_items_each_stand_alone():
    text = (
        "我们做了几项工作:一是摸清底数,建档立卡。走访慰问各家各户。"
        "二是用好政策,兜牢底线;三是凝聚力量。"
    )
    assert [heading for heading, _ in told(text)] == [
        "摸清底数,建档立卡",
        "用好政策,兜牢底线",
        "凝聚力量",
    ]


def test_items_in_paragraphs_of_their_own():
    assert len(told("一是加强统筹。完善机制。", "二是加强培训。")) == 2


def test_what_follows_the_next_steps_is_planned():
    stages = told(
        "近年来,市局高度重视。",
        "商圈建设不断加强。建成3个商圈。",
        "下一步,市局将抓好落实。",
        "加快建设步伐。推进项目落地。",
    )
    assert stages == [("商圈建设不断加强", "done"), ("加快建设步伐", "planned")]


def test_a_question_about_plans_makes_its_answer_planned():
    asked = "请问2031年将采取哪些措施?"
    assert told("开展整治行动。紧盯重点环节。", kind="answer", question=asked)[0][1] == "planned"


def test_a_question_about_both_leaves_it_to_the_answer():
    asked = "请问做了什么,下一步有什么打算?"
    text = "我们做了工作:一是摸清底数。二是用好政策。下一步,我们将继续努力。"
    assert [stage for _, stage in told(text, kind="answer", question=asked)] == ["done", "done"]


def test_the_words_of_a_deadline():
    (measure,) = found("完善商业体系。2031年6月底前建成12个商贸中心。")
    assert measure.due == "2031年6月底前"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("严厉打击侵权假冒。查处违法案件。", "protection"),
        ("促进成果转化运用。推进质押融资。", "utilisation"),
        ("夯实专利创造基础。加强高价值培育。", "creation"),
        ("加强宣传培训服务。开展进企业活动。", "service"),
        ("完善政策制度体系。健全管理机制。", "management"),
        ("凝聚各方力量,做好接待。大家齐心。", ""),
    ],
)
def test_themes(text, theme):
    assert found(text, "全市专利数量持续增加。")[0].theme == theme


@pytest.mark.parametrize(
    ("text", "theme"),
    [("加强日常保护。定期巡查。", "protection"), ("查处违法案件。严格执法。", "")],
)
def test_outside_intellectual_property_only_the_chain_s_own_words_count(text, theme):
    assert found(text)[0].theme == theme


def test_what_is_done_has_no_deadline():
    reading = read(
        "云岭市发布会\n云岭市公安局局长 王焜\n近年来，成效明显。\n"
        "创造稳步提升。专利授权由2018年77件增加到2022年193件。\n"
        "下一步，重点做好以下工作。\n建成保护中心。年底前建成市保护中心。\n"
    )
    assert {(m.stage, m.due) for m in reading.measures} == {("done", None), ("planned", "年底前")}
