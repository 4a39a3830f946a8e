"""What a release may hold, by whichever door it comes in."""

from dataclasses import replace

import pytest

from releases.intake.parse.reading import ParsedBlock, ParsedSpeaker, Reading
from releases.intake.storable_values import (
    MAX_ROWS,
    MAX_TOPICS,
    YEARS,
    faults,
    size_fault,
    text_fault,
    year_fault,
)

TURNED = "云岫市\u202e会布发"
BLOCK = ParsedBlock(1, "paragraph", "甲")


@pytest.mark.parametrize("code", [0x061C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069])
def test_marks_that_turn_words_are_refused_by_their_number(code):
    assert f"U+{code:04X}" in text_fault(f"甲{chr(code)}乙")


@pytest.mark.parametrize("text", ["", "甲乙", "A B\u3000丙", "甲\u200b乙", "§ 1 ²", "👍🏽"])
def test_other_texts_are_stored(text):
    assert text_fault(text) == ""


@pytest.mark.parametrize(
    ("reading", "message"),
    [
        (Reading(title=TURNED), "title：有看不见的"),
        (Reading(topics=("甲", TURNED)), "topics[1]：有看不见的"),
        (Reading(speakers=(ParsedSpeaker(1, TURNED),)), "speakers[0].name：有看不见的"),
        (
            Reading(speakers=(ParsedSpeaker(1, "甲", "", (TURNED,)),)),
            "speakers[0].posts[0]：有看不见",
        ),
        (Reading(title="甲\x00"), "title：有不能保存的字符"),
        (Reading(blocks=(replace(BLOCK, text="\ud800"),)), "blocks[0].text：有不能保存的字符"),
    ],
)
def test_a_fault_is_told_with_its_path_and_never_printed_raw(reading, message):
    found = next(faults(reading))
    assert message in found
    assert "\u202e" not in found


def test_words_of_the_page_are_kept_as_they_are():
    page = Reading(blocks=(replace(BLOCK, text=TURNED),), furniture=(TURNED,))
    assert list(faults(page)) == []


def test_years_at_the_edge():
    assert [year for year in (1899, 1900, 2100, 2101) if not year_fault(year)] == [1900, 2100]
    assert year_fault(1) == f"年份要在 {YEARS[0]} 至 {YEARS[-1]} 之间"


def test_rows_at_the_edge():
    topics = tuple(map(str, range(MAX_TOPICS + 1)))
    media = tuple(map(str, range(MAX_ROWS + 1)))
    assert list(faults(Reading(topics=topics[1:], media=media[1:]))) == []
    assert list(faults(Reading(topics=topics))) == ["topics：有 201 项，最多 200 项"]
    assert list(faults(Reading(media=media))) == ["media：有 10,001 项，最多 10,000 项"]


def test_the_text_of_all_blocks_is_as_long_as_a_page(settings):
    settings.PASTE_MAX_CHARACTERS = 10
    whole = Reading(blocks=(replace(BLOCK, text="甲" * 6), replace(BLOCK, id=2, text="甲" * 4)))
    assert list(faults(whole)) == []
    longer = replace(whole, blocks=(*whole.blocks, replace(BLOCK, id=3)))
    assert list(faults(longer)) == ["blocks：正文有 11 个字符，超过上限 10"]
    assert size_fault(11)
