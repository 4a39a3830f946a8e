"""The page's own text with the words marked that each row was read from."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.admin.check_page.source_marks import SourceMark, pieces
from releases.admin.check_page.source_text import lines
from releases.intake.parse.reader import read
from releases.intake.parse.reading import ParsedBlock, ParsedDoubt, ParsedStatistic, Reading
from tests.admin.pasted_page import PAGE


def marked(text, reading, name, facts=()):
    """The words on the page that a row is tied to."""
    return "".join(
        piece.text for line in lines(text, reading, facts) for piece in line.pieces
        if name in piece.names
    )  # fmt: skip


def test_pieces_cut_nested_and_overlapping_spans():
    found = pieces(
        "甲乙丙丁", [SourceMark("measure-1", 0, 3, 2), SourceMark("statistic-1", 1, 2, 1)]
    )
    assert [(p.text, p.names) for p in found] == [
        ("甲", ("measure-1",)), ("乙", ("statistic-1", "measure-1")), ("丙", ("measure-1",)),
        ("丁", ()),
    ]  # fmt: skip
    assert [p.opens for p in found] == [("measure-1",), ("statistic-1",), (), ()]
    assert found[1].kind == "statistic"


def test_a_mark_without_words_opens_and_one_outside_is_ignored():
    assert pieces("甲乙", [SourceMark("doubt-1", 2, 2)])[-1].opens == ("doubt-1",)
    assert pieces("甲", [SourceMark("doubt-1", 5, 9)])[0].names == ()
    assert pieces("", []) == []


@given(
    st.text("甲乙丙 \n", max_size=30),
    st.lists(st.tuples(st.integers(-1, 35), st.integers(-1, 35)), max_size=8),
)
def test_pieces_hold_every_character_and_every_mark(text, spans):
    marks = [SourceMark(f"block-{n}", a, b) for n, (a, b) in enumerate(spans)]
    found = pieces(text, marks)
    assert "".join(piece.text for piece in found) == text
    at = 0
    for piece in found:
        over = {m.name for m in marks if 0 <= m.start <= at < m.end <= len(text)}
        assert set(piece.names) <= over
        assert len(piece.names) == min(len(over), 6) or not piece.text
        at += len(piece.text)
    inside = [m.name for m in marks if 0 <= m.start <= m.end <= len(text)]
    assert sorted(name for piece in found for name in piece.opens) == sorted(inside)


def test_every_row_is_marked_on_its_words():
    reading = read(PAGE)
    for n, row in enumerate(reading.statistics, 1):
        text = next(b.text for b in reading.blocks if b.id == row.block)
        assert marked(PAGE, reading, f"statistic-{n}") == text[row.start : row.end]
    for n, block in enumerate(reading.blocks, 1):
        assert marked(PAGE, reading, f"block-{n}") == block.text


def test_the_page_is_shown_as_it_came():
    shown = lines(PAGE, read(PAGE), [])
    assert ["".join(p.text for p in line.pieces) for line in shown] == PAGE.splitlines()
    assert [line.number for line in shown] == list(range(1, len(shown) + 1))


def test_a_fact_is_found_by_the_first_words_that_stand_there():
    facts = [("fact-event.date", ["2025-04-25", "4月25日"]), ("fact-title", [""]),
             ("fact-source", ["没有的报"])]  # fmt: skip
    assert marked(PAGE, read(PAGE), "fact-event.date", facts) == "2025-04-25"
    assert marked(PAGE, read(PAGE), "fact-source", facts) == ""


def test_blanks_and_breaks_within_a_block_do_not_hide_it():
    block = ParsedBlock(1, "paragraph", "去年授权1939件。")
    row = ParsedStatistic(1, 4, 9, "专利", "level", "1939", "件")
    text = "标题\n　去年 授权\u200b19\n39件。\n完"
    reading = Reading(blocks=(block,), statistics=(row,))
    assert marked(text, reading, "statistic-1") == "1939件"
    opens = [n for line in lines(text, reading, []) for p in line.pieces for n in p.opens]
    assert sorted(opens) == ["block-1", "statistic-1"]


@pytest.mark.parametrize("page", ["⻘年\u200b授权\ufe0f12件", "⻘年\u2009授权\u202812件"])
def test_what_was_cleaned_out_of_a_block_does_not_hide_it(page):
    found = lines(page, Reading(blocks=(ParsedBlock(1, "paragraph", "青年授权12件"),)), [])
    assert all(line.number for line in found)
    assert "".join(piece.text for line in found for piece in line.pieces) == page.replace(
        "\u2028", ""
    )


def test_a_block_that_stands_nowhere_is_shown_at_the_end():
    reading = Reading(
        blocks=(ParsedBlock(4, "paragraph", "改写过的。"),),
        doubts=(ParsedDoubt(4, 0, 2, "x", "看看"),),
    )
    last = lines("原来的。\n", reading, [])[-1]
    assert last.number is None
    assert [(p.text, p.kind) for p in last.pieces] == [("改写", "doubt"), ("过的。", "block")]


def test_equal_blocks_are_found_one_after_the_other():
    reading = Reading(
        blocks=(ParsedBlock(1, "paragraph", "同上。"), ParsedBlock(2, "paragraph", "同上。"))
    )
    first, second = lines("同上。\n同上。", reading, [])
    assert first.pieces[0].names == ("block-1",)
    assert second.pieces[0].names == ("block-2",)


@given(st.text() | st.text("，。：、1一年月日件第％%（）[]【】问答 \n\u3000张局长", max_size=200))
def test_any_page_is_shown_whole(text):
    reading = read(text)
    shown = [line for line in lines(text, reading, []) if line.number]
    assert ["".join(p.text for p in line.pieces) for line in shown] == text.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["专利1件，" * 20_000, "专利1件。\n" * 20_000, "甲" * 200_000],
    ids=["one line", "many lines", "no figures"],
)  # fmt: skip
def test_long_pages_take_no_long_time(text):
    block = ParsedBlock(1, "paragraph", text.strip())
    step = max(1, len(block.text) // 5000)
    rows = tuple(
        ParsedStatistic(1, at, at + 1, "甲", "level", "1") for at in range(0, len(block.text), step)
    )
    started = time.process_time()
    lines(text, Reading(blocks=(block,), statistics=rows), [])
    assert time.process_time() - started < 5
