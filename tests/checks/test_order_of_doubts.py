"""On the same words the first doubt stands for all; what a paragraph lacks stands apart."""

import pytest

from releases.checks.doubts import OF_THE_SERIES, in_order
from releases.intake.parse.reading import ParsedDoubt

WIDE = [
    "period_from_afar",
    "answer_without_speaker",
    "statement_without_speaker",
    "speaker_unknown",
    "question_without_answer",
    "question_number_gap",
    "cut_off",
    "damaged",
]
NARROW = ["unpaired_marks", "name_unclear", "words_disagree", "two_values", "change_does_not_fit"]


def doubt(code, block=1, start=0, end=4):
    return ParsedDoubt(block, start, end, code, "看看。")


@pytest.mark.parametrize("code", WIDE)
def test_what_a_paragraph_lacks_stands_beside_other_doubts(code):
    found = in_order([doubt("name_unclear"), doubt(code)])
    assert [each.code for each in found] == ["name_unclear", code]


@pytest.mark.parametrize("code", NARROW)
def test_of_doubts_on_the_same_words_the_first_is_told(code):
    assert [each.code for each in in_order([doubt("leap_in_series"), doubt(code)])] == [
        "leap_in_series"
    ]


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([(0, 4), (4, 8)], [(0, 4), (4, 8)]),
        ([(4, 8), (0, 4)], [(0, 4), (4, 8)]),
        ([(0, 4), (3, 8)], [(0, 4)]),
        ([(3, 8), (0, 4)], [(3, 8)]),
        ([(0, 9), (2, 3)], [(0, 9)]),
        ([(2, 3), (0, 9)], [(2, 3)]),
    ],
)
def test_doubts_that_share_words_are_one(spans, kept):
    found = in_order([doubt("two_values", 1, *span) for span in spans])
    assert [(each.start, each.end) for each in found] == kept


def test_doubts_of_the_page_come_first_and_others_by_place():
    found = in_order([doubt("a", 2), doubt("b", 1, 5, 6), doubt("c", None), doubt("d", 1, 1, 2)])
    assert "".join(each.code for each in found) == "cdba"


def test_what_the_figures_published_say_comes_anew():
    assert {"leap_in_series", "change_misfits_series", "name_near_known"} == OF_THE_SERIES
