"""List marks of any kind stay out of headings and hide no measure."""

import pytest

from releases.intake.parse.reader import read

HEAD = (
    "云岭市举行专利工作发布会\n发布时间：2031-05-10 09:00\n5月9日，云岭市政府新闻办举行发布会。\n"
    "市知识产权局局长 周立民：大家好，近年来我们开展了以下工作。\n"
)
BULLETS = [*"•·●■◆➢▪-*○□✓★※►◇▲△▷▶☆✔√➤◎\uf0b7\uf06c\uf0d8\uf0fc—–"]
NUMBERS = [
    "①",
    "②",
    "⑴",
    "⑵",
    "⒈",
    "㈠",
    "❶",
    "a.",
    "b)",
    "A.",
    "一.",
    "一、",
    "（一）",
    "(一)",
    "第一、",
    "第一，",
    "其一，",
    "其二，",
    "1)",
    "1）",
    "（1）",
    "(1)",
    "【1】",
    "[1]",
    "1.",
    "1、",
    "［1］",
    "其一：",
]
MEASURES = ("加强专利保护", "推动专利转化")


def headings(*lines):
    return [(m.heading, m.stage) for m in read(HEAD + "\n".join(lines)).measures]


def done(*words):
    return [(word, "done") for word in words]


@pytest.mark.parametrize("mark", [*BULLETS, "l\t", "Ø\t", "ü\t", "n\t", "u\t", "§\t", "v\t"])
def test_symbols_open_items(mark):
    gap = "" if mark.endswith("\t") else " "
    lines = [f"{mark}{gap}{word}。全年办结案件3{n}件。" for n, word in enumerate(MEASURES)]
    assert headings(*lines) == done(*MEASURES)


@pytest.mark.parametrize("mark", [b for b in BULLETS if b not in ("-", "*", "—", "–")])
def test_symbols_without_a_blank(mark):
    lines = [f"{mark}{word}。全年办结案件3{n}件。" for n, word in enumerate(MEASURES)]
    assert headings(*lines) == done(*MEASURES)


@pytest.mark.parametrize("mark", NUMBERS)
def test_numbers_open_items(mark):
    lines = [f"{mark}{word}。全年办结案件3{n}件。" for n, word in enumerate(MEASURES)]
    assert headings(*lines) == done(*MEASURES)


@pytest.mark.parametrize("mark", NUMBERS)
def test_numbers_with_a_blank(mark):
    lines = [f"{mark} {word}。全年办结案件3{n}件。" for n, word in enumerate(MEASURES)]
    assert headings(*lines) == done(*MEASURES)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("①", "②"),
        ("⑴", "⑵"),
        ("（1）", "（2）"),
        ("1)", "2)"),
        ("其一，", "其二，"),
        ("第一，", "第二，"),
        ("一是", "二是"),
    ],
)
def test_items_of_one_paragraph(one, two):
    line = f"我们做了两件事：{one}{MEASURES[0]}，办结30件；{two}{MEASURES[1]}，转化20件。"
    found = [heading.partition("，")[0] for heading, _stage in headings(line)]
    assert found == list(MEASURES)


@pytest.mark.parametrize(
    "line",
    [
        "-5℃低温天气持续，请注意防寒。",
        "*号为估计值，仅供参考。",
        "—5%至8%之间，较为平稳。",
        "l 级指标保持稳定，请放心。",
    ],
)
def test_a_sign_of_the_text_is_no_list_mark(line):
    assert read(HEAD + line).blocks[-1].text == line


@pytest.mark.parametrize("mark", ["① ", "1) ", "【1】", "a. ", "其一，"])
def test_a_number_stays_in_the_text(mark):
    line = f"{mark}加强专利保护。全年办结案件30件。"
    assert read(HEAD + line).blocks[-1].text == line
