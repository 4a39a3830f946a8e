"""Differences as a page shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.intake.parse.reading import ParsedBlock, Reading
from releases.publishing.compare.correction_note import proposed
from releases.publishing.compare.editions import between
from releases.publishing.compare.shown_differences import shown
from tests.publishing.compare.texts import side


def body(*texts):
    return Reading(blocks=tuple(ParsedBlock(n, "paragraph", t) for n, t in enumerate(texts, 1)))


def test_what_stays_the_same_is_counted():
    found = shown(
        between(body("一", "二", "走了的", "三", "四"), body("一", "二", "三", "来了的", "四"))
    )
    assert [(side(b.runs, "gone", "new"), b.skipped, b.anchor) for b in found.blocks] == [
        ("走了的", 2, ""), ("来了的", 1, "b-+#4"),
    ]  # fmt: skip
    assert found.same_after == 1


def test_a_long_paragraph_is_shown_around_what_changed():
    (block,) = shown(
        between(body("甲" * 300 + "37" + "乙" * 300), body("甲" * 300 + "38" + "乙" * 300))
    ).blocks
    assert len(side(block.runs, "same", "gone")) < 260


@pytest.mark.parametrize(("count", "left_out"), [(200, 0), (201, 1)])
def test_two_hundred_blocks_are_shown(count, left_out):
    found = shown(between(body(), body(*(f"第{n}段" for n in range(count)))))
    assert (len(found.blocks), found.left_out) == (200, left_out)


def test_nothing_is_nothing():
    assert not shown(between(body("一"), body("一")))


@given(st.lists(st.text(), max_size=5), st.lists(st.text(), max_size=5))
def test_human_text_never_raises(old, new):
    found = between(body(*old), body(*new))
    assert bool(shown(found)) == bool(proposed(found)) == (old != new)
