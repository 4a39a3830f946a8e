"""Two readings beside each other: what differs, and that the marks rebuild both."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.intake.compare import Run, compare, runs, shared
from releases.intake.parse.reading import ParsedBlock, Reading
from releases.intake.validate import reading_of
from tests.intake.readings import TEXT, release

TEXTS = st.text("专利授权量件一二三12,.%ab。，", max_size=40)


def side(found, *signs):
    return "".join(run.text for run in found if run.sign in signs)


def body(*texts):
    return Reading(
        blocks=tuple(ParsedBlock(n, "paragraph", t) for n, t in enumerate(texts, 1) if t)
    )


def test_the_same_reading_differs_in_nothing():
    assert not compare(reading_of(release()), reading_of(release()))


def test_numbers_stay_whole_and_characters_are_told_apart():
    assert runs("授权1,939件,增4.5%", "授权1,940件,增5.5%") == (
        Run("same", "授权"), Run("gone", "1,939"), Run("new", "1,940"),
        Run("same", "件,增"), Run("gone", "4.5%"), Run("new", "5.5%"),
    )  # fmt: skip
    assert runs("稳步提升", "大幅提升") == (
        Run("gone", "稳步"), Run("new", "大幅"), Run("same", "提升"),
    )  # fmt: skip


def test_facts_that_differ_are_named():
    new = reading_of(release(title="改了", media=["岚东日报"]))
    assert compare(reading_of(release()), new).facts == (
        ("title", "云岫市召开知识产权新闻发布会", "改了"),
        ("media", "云岫日报(云岫发布)、岚东日报", "岚东日报"),
    )


def test_blocks_added_removed_and_changed():
    old = body("第一段说专利。", "第二段说商标。", "第三段要走了，不再出现。")
    new = body("新来的开头。", "第一段说专利。", "第二段说的是商标。")
    added, changed, removed = compare(old, new).blocks
    assert (added.old, added.new.text) == (None, "新来的开头。")
    assert (side(changed.runs, "new"), side(changed.runs, "gone")) == ("的是", "")
    assert (removed.old.text, removed.new) == ("第三段要走了，不再出现。", None)


def test_figures_that_changed():
    data = release()
    data["statistics"][0]["value"] = "1940"
    del data["statistics"][2]
    ((old, new), (gone, nothing)) = compare(reading_of(release()), reading_of(data)).figures
    assert (old.value, new.value) == ("1939", "1940")
    assert (gone.kind, nothing) == ("rank", None)


def test_a_figure_that_came():
    data = release()
    data["statistics"].append(data["statistics"][0] | {"indicator": "商标注册量"})
    ((old, new),) = compare(reading_of(release()), reading_of(data)).figures
    assert (old, new.indicator) == (None, "商标注册量")


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [(["甲", "乙"], ["甲", "乙"], 1), (["甲", "乙"], ["甲"], 0.5), ([], [], 0), (["甲"], ["乙"], 0),
     (["甲", "甲"], ["甲"], 0.5)],
)  # fmt: skip
def test_what_part_is_shared(old, new, part):
    assert shared(old, new) == part


@given(TEXTS, TEXTS)
def test_runs_rebuild_both_texts(old, new):
    found = runs(old, new)
    assert side(found, "same", "gone") == old
    assert side(found, "same", "new") == new
    assert all(run.text for run in found)


@given(st.lists(TEXTS, max_size=8), st.lists(TEXTS, max_size=8))
def test_every_block_is_the_same_or_told(old, new):
    before, after = body(*old), body(*new)
    blocks = compare(before, after).blocks
    told_old = [change.old.text for change in blocks if change.old]
    told_new = [change.new.text for change in blocks if change.new]
    kept = [b.text for b in before.blocks if b.id not in {c.old.id for c in blocks if c.old}]
    assert len(told_old) + len(kept) == len(before.blocks)
    assert sorted([*kept, *told_new]) == sorted(b.text for b in after.blocks)
    for change in blocks:
        assert side(change.runs, "same", "gone") == (change.old.text if change.old else "")
        assert side(change.runs, "same", "new") == (change.new.text if change.new else "")


@given(TEXTS)
def test_a_text_against_itself_is_the_same(text):
    assert side(runs(text, text), "gone", "new") == ""
    assert not compare(body(text), body(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (body("件" * 100_000), body("件" * 99_999 + "个")),
        (body("甲乙" * 50_000), body("乙甲" * 50_000)),
        (body(*(["同一段。"] * 5_000)), body(*(["同一段。"] * 4_000 + ["另一段。"] * 900))),
        (body(*(f"第{n}段。" for n in range(3_000))), body(*(f"又{n}段。" for n in range(3_000)))),
    ],
    ids=["long block", "shifted block", "equal blocks", "other blocks"],
)
def test_hostile_texts_take_no_long_time(old, new):
    started = time.process_time()
    assert compare(old, new)
    assert time.process_time() - started < 5


def test_only_the_text_of_a_block_counts():
    reading = reading_of(release())
    other = replace(
        reading, blocks=(replace(reading.blocks[0], kind="answer"), *reading.blocks[1:])
    )
    assert not compare(reading, other)
    assert TEXT in {block.text for block in other.blocks}
