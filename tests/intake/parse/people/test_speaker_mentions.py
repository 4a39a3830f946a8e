import pytest

from releases.intake.parse.people.roster import NamedPerson, Roster
from releases.intake.parse.people.speaker_mentions import known, only_a_body, tellers
from releases.intake.parse.reader import read


@pytest.fixture
def roster():
    found = Roster()
    found.add(NamedPerson("孟归鸿", "市文化旅游局", ("副局长",)))
    found.add(NamedPerson("罗旋", "市民政局", ("局长",)))
    return found


@pytest.mark.parametrize(
    ("text", "name"), [("孟归鸿副局长", "孟归鸿"), ("罗局长", "罗旋"), ("孟归鸿先生", "孟归鸿")]
)
def test_a_short_form_names_somebody_listed(text, name, roster):
    found = known(text, roster)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("text", ["王局长", "孟归鸿", "问题", "罗"])
def test_what_names_nobody_listed(text, roster):
    assert known(text, roster) is None


def test_a_surname_that_two_share_names_nobody(roster):
    roster.add(NamedPerson("罗晓", "市公安局", ("局长",)))
    assert known("罗局长", roster) is None


def test_whom_a_report_quotes(roster):
    text = "罗旋介绍，情况良好。“请放心。”孟归鸿说。王五表示满意。"
    assert tellers(text, roster) == [("罗旋", "presenter"), ("孟归鸿", "presenter")]


def test_only_a_body():
    assert only_a_body("市财政局")
    assert not only_a_body("周立民")


HEAD = "云岭市举行养老服务发布会\n6月11日，云岭市政府新闻办举行发布会。\n市民政局局长  周立民：\n"


def kinds(*lines):
    reading = read(HEAD + "\n".join(lines))
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    return [(b.kind, names.get(b.speaker or 0)) for b in reading.blocks[1:]]


def test_a_bureau_may_answer():
    found = kinds("大家好。", "问：床位够吗？", "市财政局：够。")
    assert found[-1] == ("answer", None)


def test_bare_questions_are_headings_that_ask():
    page = (
        HEAD.split("市民政局局长")[0]
        + "为什么要调整？\n因为成本上升。\n家里人多怎么办？\n可以申请。"
    )
    assert [b.kind for b in read(page).blocks][1:] == ["question", "answer"] * 2


def test_a_named_reporter():
    assert kinds("大家好。", "云岭电视台记者 李晓：床位够吗？", "周立民：够。")[1][0] == "question"


def test_a_line_broken_inside_its_sentence_is_joined():
    first = (
        "我们对全市的养老机构开展了一次全面检查，发现问题以后立即督促有关单位逐项整改到位，"
        "并且回访核实"
    )
    reading = read(f"{HEAD}{first}\n了结果。")
    assert reading.blocks[-1].text == f"{first}\n了结果。"


def test_the_host_is_known_by_what_the_host_says():
    reading = read(
        "云岭市举行养老服务发布会\n[市政府新闻办主任 方砚秋]\n"
        "大家好，欢迎出席今天的新闻发布会。请周立民局长介绍。\n[市民政局局长 周立民]\n大家好。"
    )
    assert next((s.name, s.role) for s in reading.speakers) == ("方砚秋", "host")
