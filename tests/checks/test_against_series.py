"""A reading beside what was published: leaps, changes that misfit, and names that are near."""

import pytest

from releases.checks.doubts import OF_THE_SERIES, with_series
from releases.checks.published import Published, bare
from releases.intake.parse.reader import read
from tests.checks.test_doubts_of_pages import LEAD, TITLE, WHO
from tests.planted.counting import published

HEAD = "发布时间：2031-06-12 10:05　来源：云岭日报\n"


def row(name, value, year, unit="件", part=("01-01", "12-31")):
    start, end = (f"{year}-{day}" for day in part)
    return {"indicator": name, "unit": unit, "value": value, "start": start, "end": end}


def against(words, *prior):
    reading = read(f"{TITLE}\n{HEAD}{LEAD}{WHO}{words}")
    told = with_series(reading, published(reading, list(prior)))
    texts = {block.id: block.text for block in reading.blocks}
    return [
        (doubt.code, texts[doubt.block][doubt.start : doubt.end])
        for doubt in told
        if doubt.code in OF_THE_SERIES
    ]


GRANTS = [row("专利授权量", "1800", 2028), row("专利授权量", "1950", 2029)]


@pytest.mark.parametrize("value", ["21050件", "195件", "2.1万件", "21件", "2100万件"])
def test_a_leap_is_doubted(value):
    assert against(f"2030年，全市专利授权量{value}。", *GRANTS) == [("leap_in_series", value)]


@pytest.mark.parametrize(
    "words",
    [
        "2030年，全市专利授权量2105件。",
        "2030年，全市专利授权量0.21万件。",
        "2030年，全市专利授权量6400件。",
        "2030年一季度，全市专利授权量190件。",
        "2030年，全市专利授权量同比增长8.3%。",
        "到2035年，全市专利授权量达到21050件。",
        "2030年，全市专利申请量21050件。",
    ],
)
def test_what_is_near_or_counts_something_else_is_no_leap(words):
    assert "leap_in_series" not in [code for code, _words in against(words, *GRANTS)]


def test_a_few_cases_may_become_many():
    few = row("惩罚性赔偿案件", "1", 2029)
    assert against("2030年，全市惩罚性赔偿案件8件。", few) == []
    assert against("2030年，全市惩罚性赔偿案件9万件。", few) != []


def test_a_leap_that_the_page_itself_tells_is_none():
    words = "2030年，全市专利授权量19500件，同比增长{}。"
    assert [code for code, _words in against(words.format("900%"), *GRANTS)] == []
    assert against(words.format("9%"), *GRANTS) == [("leap_in_series", "19500件")]


def test_a_stated_change_against_the_series():
    words = "2030年，全市专利授权量2106件，同比增长{}。"
    assert against(words.format("8%"), *GRANTS) == []
    assert against(words.format("18%"), *GRANTS) == [("change_misfits_series", "18%")]
    here = "2030年，全市专利授权量2106件，上年为1755件，同比增长20%。"
    assert against(here, *GRANTS) == []  # the page gives its own value of the year before


def test_a_change_says_both_values_and_what_follows():
    reading = read(f"{TITLE}\n{HEAD}{LEAD}{WHO}2030年，全市专利授权量2106件，同比增长18%。")
    doubts = with_series(reading, published(reading, GRANTS))
    (message,) = [d.message for d in doubts if d.code == "change_misfits_series"]
    assert all(words in message for words in ("1950件", "2106件", "+8%", "+18%"))


def test_a_short_name_that_two_indicators_could_have():
    known = [row("专利授权量", "1800", 2029), row("发明专利授权量", "400", 2029)]
    reading = read(f"{TITLE}\n{HEAD}{LEAD}{WHO}2030年，全市专利授权量2105件。")
    assert "name_unclear" not in [d.code for d in with_series(reading, published(reading, known))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("发明专利授权", "全市发明专利授权量"),
        ("云岭市作品登记量", "作品登记"),
        ("办案的数量", "办案"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert bare(one) == bare(other)


def test_nothing_published_says_nothing():
    reading = read(f"{TITLE}\n{HEAD}{LEAD}{WHO}2030年，全市专利授权量2105件。")
    assert with_series(reading, Published()) == reading.doubts
