"""A question is cut into what is known, and no character of it is lost."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.search.questions.periods import period_at
from releases.search.questions.question import Means, Part, Wants
from releases.search.questions.segments import MAX_NAME, PartsByName, cut

TODAY = datetime.date(2026, 12, 1)
NAMES = PartsByName(
    {
        name: Part(means, "", name, (n,))
        for n, (name, means) in enumerate(
            {
                "专利授权量": Means.INDICATOR,
                "发明专利授权量": Means.INDICATOR,
                "专利": Means.TERM,
                "法院": Means.BODY,
                "副院长": Means.POST,
                "ip": Means.TERM,
            }.items()
        )
    }
)


def means(typed):
    return [(p.typed, p.means) for p in cut(typed, NAMES, today=TODAY) if p.means != Means.FILLER]


def test_the_longest_names_leave_the_least_unknown():
    assert means("2022年发明专利授权量") == [
        ("2022年", Means.PERIOD), ("发明专利授权量", Means.INDICATOR),
    ]  # fmt: skip
    assert means("法院副院长") == [("法院", Means.BODY), ("副院长", Means.POST)]
    assert means("武汉市专利") == [("武汉市", Means.WORD), ("专利", Means.TERM)]


def test_courtesies_and_question_words_name_nothing():
    assert means("请问专利授权量是多少呢？谢谢") == [
        ("专利授权量", Means.INDICATOR), ("多少", Means.WANT),
    ]  # fmt: skip
    (asked,) = (p for p in cut("有多少家", NAMES, today=TODAY) if p.wants)
    assert (asked.wants, asked.name) == (Wants.AMOUNT, "多少家")


def test_a_word_is_not_cut_out_of_a_latin_one():
    assert means("ip") == [("ip", Means.TERM)]
    assert means("ship") == [("ship", Means.WORD)]


def test_width_and_traditional_characters_make_no_difference():
    assert means("２０２２年專利授權量") == [
        ("２０２２年", Means.PERIOD), ("專利授權量", Means.INDICATOR),
    ]  # fmt: skip


def test_a_name_is_looked_for_up_to_its_longest():
    long = "量" * MAX_NAME
    names = PartsByName({long: Part(Means.TERM, "", long), long + "量": Part(Means.TERM, "", "x")})
    assert names.longest == MAX_NAME
    (part,) = cut(long, names, today=TODAY)
    assert part.means is Means.TERM


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2022年", "2022-01-01", "2022-12-31"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("二〇二二年", "2022-01-01", "2022-12-31"),
        ("22年", "2022-01-01", "2022-12-31"),
        ("去年", "2025-01-01", "2025-12-31"),
        ("上年", "2025-01-01", "2025-12-31"),
        ("明年", "2027-01-01", "2027-12-31"),
        ("2023年上半年", "2023-01-01", "2023-06-30"),
        ("2024年底", "2024-12-01", "2024-12-31"),
        ("2020年至2022年", "2020-01-01", "2022-12-31"),
        ("近三年", "2023-01-01", "2026-12-31"),
        ("十四五", "2021-01-01", "2025-12-31"),
    ],
)
def test_stretches_of_time(typed, first, last):
    end, span = period_at(typed, 0, TODAY)
    assert (end, *map(str, span)) == (len(typed), first, last)


@pytest.mark.parametrize("typed", ["20221", "专利", "年", "2022件"])
def test_what_is_no_stretch_of_time_or_only_begins_with_one(typed):
    found = period_at(typed, 0, TODAY)
    assert found is None or found[0] < len(typed)


@given(st.text(max_size=60))
def test_every_character_is_in_one_part(typed):
    assert "".join(part.typed for part in cut(typed, NAMES, today=TODAY)) in (typed, "")


@given(st.text(alphabet="2022年专利授权量法院副长多少吗的 ip去近三“”", max_size=30))
def test_no_two_unknown_words_stand_beside_each_other(typed):
    parts = cut(typed, NAMES, today=TODAY)
    assert "".join(part.typed for part in parts) in (typed, "")
    pairs = pairwise(parts)
    assert not any(a.means is b.means is Means.WORD for a, b in pairs)
