import pytest

from releases.intake.parse.reader import read

from .pages import CITY, TRANSCRIPT


@pytest.fixture(scope="module")
def city():
    return read(CITY)


def test_the_page_head(city):
    assert city.title == "澄江市召开2031年促进消费新闻发布会"
    assert city.published_at == "2031-06-12T10:05:00+08:00"
    assert (city.source, city.editor, city.reviewer) == ("", "林晓舟", "郑可")


def test_the_event(city):
    assert city.event.date == "2031-06-11"
    assert city.event.time == "上午"
    assert city.event.venue == "澄江市融媒体中心一楼"
    assert city.event.host == "市政府新闻办"


def test_who_was_there(city):
    assert city.organisations == ("市委宣传部", "市商务局", "市税务局")
    assert city.media == ("澄江日报", "澄江广播电视台(综合频道、云上澄江)", "云岭晚报")


def test_who_spoke(city):
    assert [(s.name, s.organisation, s.posts, s.role) for s in city.speakers] == [
        ("沈焜", "市商务局", ("党组书记", "局长", "二级调研员"), "presenter"),
        ("欧阳明", "市市场监管局", ("副局长",), "respondent"),
        ("梁远", "市税务局", ("总会计师",), "respondent"),
    ]


def test_the_blocks_in_order(city):
    kinds = [(b.kind, b.speaker, b.number) for b in city.blocks]
    assert kinds == [
        *[("paragraph", None, None)] * 3,
        *[("statement", 1, None)] * 4,
        ("heading", None, None),
        ("question", None, 1),
        ("answer", 2, None),
        ("answer", 2, None),
        ("question", None, 2),
        ("answer", 3, None),
    ]
    assert city.blocks[-1].text == "新增退税12.4亿元。"


def test_measures_and_their_stages(city):
    told = [(m.heading, m.stage, m.organisation, m.due) for m in city.measures]
    assert told == [
        ("商圈建设不断加强", "done", "市商务局", None),
        ("加快推进县域商业建设", "planned", "市商务局", "年底前"),
        ("加强市场执法", "done", "市市场监管局", None),
    ]


def test_statistics(city):
    told = [(s.indicator, s.kind, s.value, s.unit, s.basis, s.scope) for s in city.statistics]
    assert told[:3] == [
        ("社会消费品零售总额", "level", "1205.3", "亿元", "", ""),
        ("社会消费品零售总额", "change", "8.1", "%", "yoy", ""),
        ("社会消费品零售总额增速", "rank", "3", "", "", "全省"),
    ]


def test_the_page_s_furniture_is_kept_apart(city):
    assert "打印" in city.furniture
    assert "扫一扫在手机上查看当前页面" in city.furniture


def test_turns_of_a_transcript():
    reading = read(TRANSCRIPT)
    names = {s.id: s.name for s in reading.speakers}
    assert [(b.kind, names.get(b.speaker or 0)) for b in reading.blocks] == [
        ("statement", "何晓兰"),
        ("statement", "周立民"),
        ("question", None),
        ("answer", "周立民"),
        ("answer", "周立民"),
        ("question", None),
        ("answer", None),
    ]
    assert reading.media == ("云岭日报",)
    assert {s.name: s.role for s in reading.speakers}["何晓兰"] == "host"


def test_a_text_that_is_no_conference_keeps_its_paragraphs():
    reading = read("今天天气很好。\n我们去公园散步了，看见了许多花。")
    assert {block.kind for block in reading.blocks} == {"paragraph"}
    assert "not_a_conference" in {doubt.code for doubt in reading.doubts}


def test_no_year_is_guessed():
    reading = read("云岭市召开发布会\n4月20日，市政府新闻办召开新闻发布会。去年办理5件。")
    assert reading.event.date is None
    assert reading.statistics[0].period is None
