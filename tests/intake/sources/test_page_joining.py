"""Pages of one transcript: their order, and what is given once when they are joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.intake.sources.page_joining import is_page_turning, join, natural

HEAD = "云岫市召开知识产权新闻发布会\n发布时间：2025-04-25 09:30\n来源：云岫日报"
FOOT = "【责任编辑：林晓燕】"
ONE = f"{HEAD}\n浏览次数：33\n打印\n主持人：\n各位记者，大家好。\n上一页 [1] [2] 下一页\n{FOOT}"
TWO = f"{HEAD}\n浏览次数：34\n打印\n主持人：\n请继续提问。\n\n{FOOT}\n上一页 1 2"


@pytest.mark.parametrize(
    "names",
    [
        ["第1页.html", "第2页.html", "第10页.html"],
        ["第一页", "第二页", "第九页", "第十页", "第十一页", "第二十页"],
        ["t1.htm", "T2.htm", "t10.htm"],
        [
            "实录（一）.txt",
            "实录（二）.txt",
            "实录（三）.txt",
            "实录（十一）.txt",
        ],
        ["实录.txt", "实录(二).txt", "实录(三).txt"],
        ["实录【一】", "实录【二】", "实录【三】"],
        ["实录一", "实录二", "实录三", "实录二十"],
        ["实录之一", "实录之二", "实录之三"],
        ["实录㈠", "实录㈡", "实录㈢"],
        ["实录①", "实录②", "实录⑩"],
        ["第一场.html", "第二场.html", "第三场.html"],
        ["实录（上）.docx", "实录（中）.docx", "实录（下）.docx"],
        ["实录上", "实录中", "实录下"],
        ["上篇", "中篇", "下篇"],
        ["页.html", "页(2).html"],
        ["20250425_1", "20250425_2", "20250425_11"],
        ["1" * 18, "9" * 30],
    ],
)
def test_names_are_ordered_as_people_count(names):
    backwards = names[::-1]
    assert sorted(backwards, key=natural) == names


@given(st.lists(st.text(alphabet="第一十页0129a²٣.", max_size=8)))
def test_any_names_can_be_ordered(names):
    assert len(sorted(names, key=natural)) == len(names)


def test_one_page_stays_as_it_is():
    assert join([ONE]) == ONE


def test_repeated_heads_feet_and_buttons_are_given_once():
    assert join([ONE, TWO]).split("\n") == [
        *HEAD.split("\n"), "浏览次数：33", "打印", "主持人：", "各位记者，大家好。",
        "浏览次数：34", "主持人：", "请继续提问。", "", "【责任编辑：林晓燕】",
    ]  # fmt: skip


def test_a_speaker_who_opens_each_page_is_kept():
    pages = [f"{HEAD}\n[尹新天]\n第{n}段。" for n in range(3)]
    assert join(pages).count("[尹新天]") == 3
    assert join(pages).count("云岫日报") == 1


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        (f"{HEAD}(2)\n正文。".replace("发布会\n", "发布会(2)\n").replace("报(2)", "报"), "正文。"),
        ("云岫市召开知识产权新闻发布会（第2页）\n正文。", "正文。"),
        ("正文在先。\n来源：云岫日报", "正文在先。\n来源：云岫日报"),
        ("别的标题也留着\n来源：云岫日报\n正文。", "别的标题也留着\n来源：云岫日报\n正文。"),
        ("来源：云岫晚报\n正文。", "来源：云岫晚报\n正文。"),
        ("", ""),
        (HEAD, ""),
    ],
)
def test_only_what_is_the_same_is_left_out(second, kept):
    assert (
        join([ONE, second])
        .split("各位记者，大家好。")[1]
        .removeprefix("\n【责任编辑：林晓燕】")
        .removeprefix("\n")
        == kept
    )


def test_feet_of_long_pages_are_given_once_too():
    pages = [ONE.replace("各位", "甲：好。\n" * 99 + "各位") for _n in range(3)]
    assert join(pages).count("林晓燕") == 1
    assert join(pages).count("甲：好。") == 3 * 99


def test_a_foot_that_only_an_early_page_has_is_kept():
    assert "林晓燕" in join([ONE, "正文。"])


@pytest.mark.parametrize(
    "line",
    [
        "上一页 [1] [2] 下一页",
        "第1页 第2页",
        "共3页 1 2 3",
        "[1][2]",
        "首页 上一页 1/3 下页 尾页",
        "余下全文",
    ],
)
def test_buttons_that_turn_pages(line):
    assert is_page_turning(line)


@pytest.mark.parametrize("line", ["1", "2024", "第二页说明", "[1]", "", "页", "共3页材料", "3.15"])
def test_lines_that_are_no_buttons(line):
    assert not is_page_turning(line)


LINES = st.lists(st.sampled_from(["", *ONE.split("\n"), *TWO.split("\n"), "甲：好。"]), max_size=12)


@given(st.lists(LINES.map("\n".join), min_size=1, max_size=4))
def test_what_is_no_label_title_or_button_is_never_lost(pages):
    joined = join(pages)
    for line in ("主持人：", "各位记者，大家好。", "请继续提问。", "甲：好。"):
        assert joined.split("\n").count(line) == sum(p.split("\n").count(line) for p in pages)


CUT = "去年全市有效发明专利2105件，"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (CUT, "同比增长18.5%。二是商标注册1200件。", f"{CUT}同比增长18.5%。二是商标注册1200件。"),
        (
            "我们将进一步完善体制机制，推动",
            "高质量发展。",
            "我们将进一步完善体制机制，推动高质量发展。",
        ),
        ("全市专利授权量达到", "2105件。", "全市专利授权量达到2105件。"),
        ("分别增长8.5%、", "9.5%和10%。", "分别增长8.5%、9.5%和10%。"),
        ("他说：“我们做了三件事", "，都已完成。”", "他说：“我们做了三件事，都已完成。”"),
        ("涉及商标、", "专利和著作权。", "涉及商标、专利和著作权。"),
    ],
)
def test_a_sentence_cut_by_the_end_of_a_page_is_one_again(first, second, whole):
    one = f"{HEAD}\n各位记者，大家好，下面介绍情况。\n{first}\n上一页 [1] [2] 下一页"
    two = f"{HEAD}\n{second}\n谢谢大家。"
    assert whole in join([one, two]).splitlines()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("去年有效发明专利2105件。", "同比增长18.5%。"),
        ("主持人：", "各位记者，大家好。"),
        ("一、主要工作情况", "去年有效发明专利2105件。"),
        ("去年有效发明专利2105件，", "张焜：谢谢。"),
        ("去年有效发明专利2105件；", "云岫日报记者：请问情况如何？"),
        ("去年有效发明专利2105件", "[张焜]谢谢。"),
        ("去年有效发明专利2105件，", "二、下一步打算"),
        ("去年有效发明专利2105件，", "3.请问情况如何？"),
        ("10:03 张焜", "谢谢各位。"),
        ("会上，他说：", "“谢谢各位。”"),
    ],
)
def test_what_two_pages_say_apart_stays_apart(first, second):
    one, two = f"{HEAD}\n各位记者，大家好。\n{first}", f"{HEAD}\n{second}\n谢谢大家。"
    assert {first, second} <= set(join([one, two]).splitlines())
