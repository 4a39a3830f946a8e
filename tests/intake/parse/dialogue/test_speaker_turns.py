import pytest

from releases.intake.parse.dialogue.body_so_far import Body
from releases.intake.parse.dialogue.turn_markers import markers
from releases.intake.parse.dialogue.turn_speakers import host_speaks
from releases.intake.parse.people.roster import Roster
from releases.intake.parse.reader import read

HEAD = "云岭市举行养老服务发布会\n云岭市政府新闻办举行发布会。\n"


def blocks(*lines):
    reading = read(HEAD + "\n".join(lines))
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    return [(b.kind, names.get(b.speaker or 0), b.number, b.text) for b in reading.blocks[1:]]


@pytest.mark.parametrize(
    "marker",
    [
        "问：",
        "问题1：",
        "云岭日报记者：",
        "[云岭通讯社记者]",
        "有记者提问:",
        "1.请问",
        "【云岭网记者】",
        "云岭商报：",
        "云岭商报记者 李晓：",
    ],
)
def test_ways_to_open_a_question(marker):
    text = "床位够吗？"
    (block,) = blocks(marker + text)
    assert block[0] == "question"
    assert block[3].endswith(text)


@pytest.mark.parametrize(
    "marker",
    [
        "市民政局局长 周立民：",
        "[周立民]",
        "【市民政局局长 周立民】",
        "周立民答：",
        "11:06     周立民：",
        "周立民:",
        "市民政局局长周立民：",
    ],
)
def test_ways_to_open_an_answer(marker):
    found = blocks("问：床位够吗？", marker + "够。")
    assert found[1] == ("answer", "周立民", None, "够。")


@pytest.mark.parametrize("line", ["3.15活动很好。", "1.5亿元已到位。", "4.26主题日请问"])
def test_a_decimal_is_no_question_number(line):
    assert all(block[2] is None for block in blocks(line))


def test_a_numbered_point_of_a_speech_is_no_question():
    assert blocks("周立民：大家好。", "1.床位建设。去年建成。")[1][0] == "statement"


@pytest.mark.parametrize("line", ["目标：更好。", "方法：多样。", "注意：安全。"])
def test_words_before_a_colon_are_nobody(line):
    assert [(kind, name) for kind, name, *_ in blocks(line)] == [("paragraph", None)]


def test_an_answer_without_a_marker_is_doubted():
    reading = read(HEAD + "问：床位够吗？\n够，全市有三万张，请放心。")
    assert reading.blocks[-1].kind == "answer"
    assert "answer_without_speaker" in {doubt.code for doubt in reading.doubts}


def test_paragraphs_go_on_with_the_speaker():
    found = blocks("周立民：各位好。", "情况很好，请放心。")
    assert [name for _, name, *_ in found] == ["周立民", "周立民"]


def test_the_host_stays_apart_from_the_answers():
    found = blocks("主持人 何晓兰：请提问。", "问：床位够吗？", "周立民：够。", "何晓兰：再见。")
    assert found[-1][:2] == ("statement", "何晓兰")


def test_an_outlet_s_words_are_kept_once():
    line = "云岭日报记者：床位够吗？"
    reading = read(HEAD + f"{line}\n答：够。\n{line}\n答：够。")
    assert reading.media == ("云岭日报",)
    assert reading.furniture.count("云岭日报记者") == 1


def test_every_style_is_only_sought_at_the_start():
    assert markers("大家好，问：好吗") == [] or all(m.end < 8 for m in markers("大家好，问：好吗"))


def test_a_heading_inside_a_turn_is_nobodys():
    read_blocks = blocks(
        "云岭市公安局局长 王焜：全年办案3起，挽回损失20万元。",
        "一、打击有力",
        "今年以来，立案5起。",
    )
    speakers = {kind: name for kind, name, _number, _text in read_blocks}
    assert speakers["heading"] is None
    assert speakers["statement"] == "王焜"


@pytest.mark.parametrize("label", ["来源", "编辑", "发布时间", "来 源"])
def test_a_label_with_its_value_is_nobody_s_turn(label):
    found = blocks("市民政局局长 周立民：床位会增加。", f"{label}：云岭日报")
    assert {kind for kind, *_rest in found} == {"statement"}
    assert {name for _kind, name, *_rest in found} == {"周立民"}


def test_words_of_the_host_that_name_nobody_are_no_turn_of_the_host():
    found = blocks("市民政局局长 周立民：床位会增加。", "主持人提问环节：现在开始。")
    assert "主持人" not in {name for _kind, name, *_rest in found}


@pytest.mark.parametrize(
    ("head", "speaks"),
    [("主持人", True), ("主持人 周立民", True), ("主持人提问环节说明", False)],
)
def test_the_host_speaks_with_a_name_or_with_none(head, speaks):
    body = Body(Roster())
    assert host_speaks(head, "现在开始。", body) is speaks
    assert body.kind == ("statement" if speaks else "paragraph")


@pytest.mark.parametrize("note", ["¹案件数含联合查办的案件。", "[²] 含续展。", "〔尾注1〕见附表。"])
def test_a_note_below_the_text_is_said_by_nobody(note):
    page = f"云岭市召开发布会\n市局局长 张三：大家好，谢谢。\n{note}"
    said = {block.text: (block.kind, block.speaker) for block in read(page).blocks}
    assert said[note] == ("paragraph", None)
    assert ("statement", 1) in said.values()


def test_a_raised_mark_inside_a_line_opens_no_note():
    blocks = read("云岭市召开发布会\n市局局长 张三：大家好。\n授权8¹件，谢谢。").blocks
    assert blocks[-1].speaker == 1


@pytest.mark.parametrize("opened", ["1.【云岭日报】", "1.记者（云岭日报）："])
def test_a_number_before_an_outlet_is_that_of_its_question(opened):
    reading = read(f"{HEAD}{opened}床位够吗？")
    assert [(b.kind, b.number, b.text) for b in reading.blocks[1:]] == [
        ("question", 1, "床位够吗？")
    ]
    assert reading.media == ("云岭日报",)
