"""A page is read the same whatever blanks, unseen marks and forms of characters it came with."""

import re

import opencc
import pytest

from releases.intake.parse.reader import read
from releases.intake.parse.reading_as_json import to_dict
from releases.text.folding import fold

PAGE = """\
临江市召开知识产权保护新闻发布会
发布时间：2024-05-10 09:30
信息来源：临江市市场监督管理局
5月9日上午，临江市人民政府新闻办公室召开新闻发布会，通报全市知识产权保护情况。
主持人：各位记者朋友，大家上午好。下面请王岚同志介绍情况。
临江市市场监督管理局副局长 王岚：2023年，全市专利授权1205件，同比增长12.5%。\
一是加强宣传教育，开展宣传活动40场。二是强化执法办案，查处侵权案件30余件。
临江日报记者：请问青年创新有哪些举措？
王岚：谢谢您的提问。2023年，青年人才获得专利授权210件，占17.4%。下一步，我们将建立青年创新服务站。
主持人：今天的发布会到此结束。
"""
HEAD = """\
临江市召开知识产权新闻发布会
发布时间：2024-05-10 09:00
5月9日，市政府新闻办举行新闻发布会。
"""
PLAIN = to_dict(read(PAGE))


def spread(mark: str, pattern: str) -> str:
    return re.sub(pattern, lambda found: found[0] + mark, PAGE)


@pytest.mark.parametrize("unseen", "\u200b\ufeff\u200e\u202a\u202c\u2060\u2066\u2069\u00ad\u200d")
@pytest.mark.parametrize(
    "where", ["^|(?<=\n)", "[一-龥]", "[0-9]", "：", "$|(?=\n)"], ids=lambda where: where[:6]
)
def test_unseen_characters_change_nothing(unseen, where):
    assert to_dict(read(spread(unseen, where))) == PLAIN


def test_a_variation_mark_after_a_digit_changes_nothing():
    assert to_dict(read(spread("\ufe0f", "[0-9]"))) == PLAIN


@pytest.mark.parametrize("colon", "∶︰﹕ː")
def test_every_colon_is_one(colon):
    found = read(PAGE.replace("：", colon))
    assert found.published_at == PLAIN["published_at"]
    assert [block.speaker for block in found.blocks] == [
        block["speaker"] for block in PLAIN["blocks"]
    ]


@pytest.mark.parametrize("blank", "\u00a0\u2005\u2006\u2009\u200a\u202f\u205f\u3000")
def test_every_blank_is_one(blank):
    found = to_dict(read(PAGE.replace(" ", blank)))
    # The words around a name stay as printed.
    assert found | {"furniture": list(map(fold, found["furniture"]))} == PLAIN | {
        "furniture": list(map(fold, PLAIN["furniture"]))
    }


@pytest.mark.parametrize("percent", ["﹪", "％"])
def test_every_per_cent_sign_is_one(percent):
    found = read(PAGE.replace("%", percent)).statistics
    assert [row.value for row in found] == [row["value"] for row in PLAIN["statistics"]]


def test_radicals_are_read_and_stored_as_their_ideographs():
    assert to_dict(read(PAGE.replace("青", "⻘").replace("一", "⼀").replace("长", "⻓"))) == PLAIN


def test_a_year_in_words_may_have_rings_for_noughts():
    found = read(PAGE.replace("2023年", "二○二三年")).statistics
    assert {row.period.start for row in found if row.period} == {"2023-01-01"}


def test_blanks_around_numbers_part_no_paragraph():
    """As editors of two-language pages set them: 全市专利授权 1205 件."""
    spaced = re.sub(r"(?<=[一-龥])(?=[0-9])|(?<=[0-9])(?=[一-龥])", " ", PAGE)
    found = read(spaced)
    assert len(found.blocks) == len(PLAIN["blocks"])
    assert [(row.value, row.unit) for row in found.statistics] == [
        (row["value"], row["unit"]) for row in PLAIN["statistics"]
    ]


def test_blanks_around_numbers_part_no_paragraph_of_a_page_in_one_line():
    line = (
        "2023 年，全市专利授权 1205 件，同比增长 12.5 %。有效发明专利 2105 件，商标注册 3 万件。"
        * 8
    )
    found = read(line)
    assert [fold(block.text) for block in found.blocks] == [fold(line)]


def test_the_page_itself_is_kept_as_it_came():
    """Only the reading is cleaned: the words that a person sees are the same."""
    found = read(spread("\u200b", "[一-龥]"))
    assert "\u200b" not in "".join(block.text for block in found.blocks)
    assert not found.doubts or all(doubt.code != "damaged" for doubt in found.doubts)


def test_a_page_in_traditional_characters_is_read_as_in_simplified_ones():
    found = to_dict(read(opencc.OpenCC("s2t").convert(PAGE)))
    assert [block["kind"] for block in found["blocks"]] == [
        block["kind"] for block in PLAIN["blocks"]
    ]
    assert [block["speaker"] for block in found["blocks"]] == [
        block["speaker"] for block in PLAIN["blocks"]
    ]
    for key in ("kind", "value", "start", "end", "basis", "qualifier"):
        assert [row[key] for row in found["statistics"]] == [
            row[key] for row in PLAIN["statistics"]
        ]
    assert [row["stage"] for row in found["measures"]] == [
        row["stage"] for row in PLAIN["measures"]
    ]
    assert found["event"]["date"] == PLAIN["event"]["date"]


def test_words_stay_as_a_page_in_traditional_characters_prints_them():
    found = read(HEAD + "2023年，專利授權3萬件，較上年減少5個百分點，發明專利佔三成。")
    assert [(row.indicator, row.value, row.unit, row.basis) for row in found.statistics] == [
        ("專利授權", "3", "萬件", ""),
        ("專利授權", "-5", "個百分點", "yoy"),
        ("發明專利佔比", "3", "成", ""),
    ]


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("1 200件", "1200", "件"),
        ("1\u00a0200件", "1200", "件"),
        ("1\u2009200 件", "1200", "件"),
        ("1\u202f234\u202f567元", "1234567", "元"),
        ("1\u200b200件", "1200", "件"),
        ("1 234.5 万元", "1234.5", "万元"),
        ("1'200件", "1200", "件"),
        ("1’200件", "1200", "件"),
        ("1.2\u2009万件", "1.2", "万件"),
        ("1,200 件", "1200", "件"),
        ("负1200件", "-1200", "件"),
        ("−1200件", "-1200", "件"),
        ("①200件", "200", "件"),
        ("⑴200件", "200", "件"),
        ("❶200件", "200", "件"),
        ("1200件/万人", "1200", "件/万人"),
        ("4.31件/万人", "4.31", "件/万人"),
        ("350元/户", "350", "元/户"),
    ],
)
def test_a_number_is_read_whole(printed, value, unit):
    found = read(f"{HEAD}2023年，全市净增专利{printed}。").statistics
    assert [(row.value, row.unit, row.indicator) for row in found] == [(value, unit, "净增专利")], (
        found
    )


@pytest.mark.parametrize("mark", ["-", "‑", "−", "–", "—", "~", "～", "∼", "〜", "至"])
def test_both_ends_of_a_range_are_read_whole(mark):
    found = read(f"{HEAD}2023年，全市专利授权1200{mark}1300件。").statistics
    assert [(row.value, row.unit, row.qualifier) for row in found] == [
        ("1200", "件", "range"),
        ("1300", "件", "range"),
    ]


@pytest.mark.parametrize("printed", ["1200/1300件", "1200·300件", "1200:300件", "12 00件"])
def test_a_number_that_may_be_cut_is_a_doubt(printed):
    found = read(f"{HEAD}2023年，全市专利授权{printed}。")
    assert "number_cut" in [doubt.code for doubt in found.doubts]


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("专利授权1200件，商标300件", ["1200", "300"]),
        ("受理12件、300人次", ["12", "300"]),
        ("增长正负3%", ["3"]),
        ("企业负债1200万元", ["1200"]),
        ("专利授权2 件，商标 300 件", ["2", "300"]),
    ],
)
def test_numbers_that_stand_side_by_side_stay_two(printed, values):
    found = read(f"{HEAD}2023年，全市{printed}。")
    assert [row.value for row in found.statistics] == values
    assert "number_cut" not in [doubt.code for doubt in found.doubts]
