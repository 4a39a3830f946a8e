import pytest

from releases.intake.parse.reader import read

HEAD = "云岭市召开养老服务新闻发布会\n发布时间：2031-06-12 10:05\n"
LEAD = "6月11日上午，云岭市政府新闻办在市民中心召开新闻发布会。\n"
WHO = "市民政局局长  周立民：\n"


def codes(text):
    return [doubt.code for doubt in read(text).doubts]


def spoken(words):
    return codes(HEAD + LEAD + WHO + words)


DOUBTED = [
    ("two_values", "2030年，全市养老床位120张。我们在2030年全市养老床位121张。"),
    ("parts_exceed_total", "2030年下达资金10亿元。其中：市级资金6亿元，县级资金5亿元。"),
    ("change_does_not_fit", "案件由2029年100件增加到2030年150件，同比增长35%。"),
    ("unit_unclear", "2030年受理投诉1286，已全部办结。"),
    ("year_unresolved", "年，全市建成机构5家。"),
    ("unpaired_quotes", "开展“夕阳红行动，效果很好。"),
    ("damaged", "保护知識產(chǎn)權。"),
    ("damaged", "报市人民*府批准。"),
    ("damaged", "效果\ufffd\ufffd很好。"),
    ("cut_off", "我们对全市的养老机构开展了一次全面的检查，发现问题以后"),
]
FINE = [
    ("two_values", "2029年，全市养老床位120张。2030年，全市养老床位121张。"),
    ("parts_exceed_total", "2030年下达资金10亿元。其中：市级资金6亿元，县级资金4亿元。"),
    ("change_does_not_fit", "案件由2029年100件增加到2030年150件，同比增长50%。"),
    ("unit_unclear", "欢迎拨打投诉热线12345，随时受理。"),
    ("year_unresolved", "2030年，全市建成机构5家。"),
    ("unpaired_quotes", "开展“夕阳红”行动，效果很好。"),
    ("damaged", "保护知识产权（IP）和WTO（世贸组织）规则。"),
    ("cut_off", "检查已经结束。"),
]


@pytest.mark.parametrize(("code", "words"), DOUBTED)
def test_doubted(code, words):
    assert code in spoken(words)


@pytest.mark.parametrize(("code", "words"), FINE)
def test_not_doubted(code, words):
    assert code not in spoken(words)


def test_a_speaker_never_introduced():
    text = HEAD + LEAD + WHO + "大家好。\n问：床位够吗？\n"
    assert "speaker_unknown" in codes(text + "梁远：够。")
    assert "speaker_unknown" not in codes(text + "周立民：够。")


def test_an_answer_without_a_speaker():
    text = HEAD + LEAD + WHO + "大家好。\n问：床位够吗？\n"
    assert "answer_without_speaker" in codes(text + "答：够。")
    assert "answer_without_speaker" not in codes(text + "周立民答：够。")


def test_an_event_after_its_publication():
    late = LEAD.replace("6月11日", "2031年6月21日")
    assert "event_after_publication" in codes(HEAD + late + WHO + "大家好。")
    assert "event_after_publication" not in spoken("大家好。")


def test_a_page_without_title_or_date():
    assert {"no_title", "no_date", "no_speaker"} <= set(codes("今天召开了新闻发布会，介绍情况。"))
    assert not {"no_title", "no_date", "no_speaker"} & set(spoken("大家好。"))


@pytest.mark.parametrize("page", ["", "  \n", "来源：云岫日报"])
def test_where_nothing_was_said_no_day_is_missed(page):
    assert not {"no_date", "no_publication_date", "no_event_date"} & set(codes(page))


def test_a_page_that_is_no_conference():
    assert "not_a_conference" in codes("今天天气很好，我们去公园散步。")
    assert "not_a_conference" not in spoken("大家好。")


def test_a_doubt_says_where_and_what_in_chinese():
    reading = read(HEAD + LEAD + WHO + "保护知識產(chǎn)權。")
    (doubt,) = [doubt for doubt in reading.doubts if doubt.code == "damaged"]
    block = next(block for block in reading.blocks if block.id == doubt.block)
    assert block.text[doubt.start : doubt.end] == "(chǎn)"
    assert doubt.message.endswith("。")


def test_a_negative_level_without_parts_is_no_total():
    assert "parts_exceed_total" not in spoken("全市平均气温-5度,其中增长3%。")
