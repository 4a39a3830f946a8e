"""The golden pages and those of the demo, as they are read: what is told of them is true."""

import json
from collections import Counter
from dataclasses import replace

import pytest

from releases.checks.editions.all_findings import findings
from releases.checks.editions.finding import CheckedEdition
from releases.demo.load import HERE
from releases.intake.parse.reading import Reading
from releases.intake.validate import reading_of
from releases.text.periods.printed_dates import iso_day
from tests.newsroom.counting import WORDS
from tests.pasted.golden_pages import files, read_page

# What such pages lack or print wrongly indeed: each of these was looked at.
TRUE = frozenset({
    "no_date", "no_host", "no_venue", "no_source", "no_editor", "no_speaker", "no_speaker_told",
    "editor_is_reviewer", "mixed_marks", "unpaired_marks", "unfinished_sentence",
})  # fmt: skip
DEMO = sorted(HERE.glob("20*.json"))


def false_ones(reading: Reading) -> list[str]:
    """What no doubt of the reading has said already."""
    doubted = {(doubt.code, doubt.block) for doubt in reading.doubts}
    day = iso_day(reading.event.date) or iso_day(reading.published_at)
    told = findings(CheckedEdition(numbered(reading), WORDS, told_on=day))
    return [
        f"{each.kind} {each.message}"
        for each in told
        if each.kind not in TRUE and (each.kind, each.at.n + 1) not in doubted
    ]


def numbered(reading: Reading) -> Reading:
    """With its blocks counted from 1, as an edition's are."""
    ids = {block.id: n for n, block in enumerate(reading.blocks, 1)}
    return replace(
        reading,
        blocks=tuple(replace(block, id=ids[block.id]) for block in reading.blocks),
        statistics=tuple(replace(row, block=ids[row.block]) for row in reading.statistics),
    )


@pytest.mark.slow
def test_a_golden_page_has_one_false_warning_at_most():
    found = {page: false_ones(read_page(page)) for page in files()}
    assert not {page: told for page, told in found.items() if len(told) > 1}
    assert Counter(len(told) for told in found.values())[0] >= 0.9 * len(found)


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_a_page_of_the_demo_has_one_false_warning_at_most(path):
    told = false_ones(reading_of(json.loads(path.read_text("utf-8"))))
    assert len(told) <= 1, told
