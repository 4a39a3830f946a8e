"""Two contents beside each other: every row is the same or told, and the old becomes the new."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.intake.parse.reading import ParsedBlock, Reading
from releases.intake.validate import reading_of
from releases.publishing.compare.contents import ComparedRow, ComparedSide
from releases.publishing.compare.differences import differences
from releases.publishing.compare.editions import between
from tests.intake.readings import TEXT, release
from tests.publishing.compare.texts import TEXTS, side


def body(*texts):
    return Reading(
        blocks=tuple(ParsedBlock(n, "paragraph", t) for n, t in enumerate(texts, 1) if t)
    )


def content(**rows):
    """`content(block={"a": "words"})`."""
    return ComparedSide(
        {}, {kind: tuple(ComparedRow(kind, key, {"text": text}) for key, text in told.items())
             for kind, told in rows.items()}
    )  # fmt: skip


def applied(found):
    """The old rows of a kind with the differences applied to them: nothing else is looked at."""
    made = {}
    for kind, rows in found.old.rows.items():
        told = found.rows.get(kind, ())
        leave = {row.old.key for row in told if row.old and (row.moved or not row.new)}
        made[kind] = [row for row in rows if row.key not in leave]
        for row in told:
            if row.old and row.new and not row.moved:
                made[kind][made[kind].index(row.old)] = patched(row)
        for row in sorted((r for r in told if r.new), key=lambda r: r.places[1]):
            if row.moved or not row.old:
                made[kind].insert(row.places[1], patched(row) if row.old else row.new)
    return {kind: tuple(rows) for kind, rows in made.items()}


def patched(row):
    fields = {change["field"]: change["now"] for change in row.changes()}
    fields.pop("position", None)
    return replace(row.old, values={**row.old.values, **fields}, block=row.new.block)


SIDES = st.dictionaries(st.sampled_from("abcdefgh"), TEXTS, max_size=8).flatmap(
    lambda rows: st.permutations(list(rows.items())).map(dict)
)


@given(SIDES, SIDES)
def test_the_difference_applied_to_the_old_gives_the_new(old, new):
    found = differences(content(block=old), content(block=new))
    assert applied(found) == found.new.rows
    assert bool(found) == (list(old.items()) != list(new.items()))


@given(SIDES)
def test_nothing_changed_is_no_difference(rows):
    assert not differences(content(block=rows), content(block=rows))


@given(st.permutations("abcdef"))
def test_as_few_rows_as_can_be_are_told_as_moved(order):
    rows = dict.fromkeys("abcdef", "同")
    found = differences(content(block=rows), content(block=dict.fromkeys(order, "同")))
    assert all(row.moved and not row.fields for row in found.blocks)
    stays = [key for key in order if key not in {row.row.key for row in found.blocks}]
    assert stays == sorted(stays)


def test_one_row_that_moved_is_one_difference():
    rows = {"a": "一", "b": "二", "c": "三", "d": "四"}
    moved = {"d": "四", "a": "一", "b": "二", "c": "三"}
    (found,) = differences(content(block=rows), content(block=moved)).blocks
    assert (found.row.key, found.places, found.moved) == ("d", (3, 0), True)


def test_what_went_is_told_where_it_stood():
    found = differences(
        content(block={"a": "一", "b": "二", "c": "三"}), content(block={"c": "四"})
    )
    assert [(row.row.key, row.new is None) for row in found.blocks] == [
        ("a", True), ("b", True), ("c", False),
    ]  # fmt: skip


def test_a_kind_that_one_side_cannot_have_is_not_told():
    assert not differences(content(block={}, attachment={"a": "图"}), content(block={}))


def test_the_same_reading_differs_in_nothing():
    assert not between(reading_of(release()), reading_of(release()))


def test_facts_that_differ_are_named():
    found = between(reading_of(release()), reading_of(release(title="改了", media=["岚东日报"])))
    assert found.facts == (("title", "云岫市召开知识产权新闻发布会", "改了"),)
    (gone,) = found.rows["attendingmedia"]
    assert (gone.old.values["name"], gone.new) == ("云岫日报(云岫发布)", None)


def test_blocks_added_removed_and_changed():
    old = body("第一段说专利。", "第二段说商标。", "第三段要走了，不再出现。")
    new = body("新来的开头。", "第一段说专利。", "第二段说的是商标。")
    added, changed, removed = between(old, new).blocks
    assert (added.old, added.new.text) == (None, "新来的开头。")
    assert (side(changed.runs, "new"), side(changed.runs, "gone")) == ("的是", "")
    assert (removed.old.text, removed.new) == ("第三段要走了，不再出现。", None)


def test_figures_that_changed():
    data = release()
    data["statistics"][0]["value"] = "1940"
    del data["statistics"][2]
    changed, gone = between(reading_of(release()), reading_of(data)).rows["statistic"]
    (change,) = changed.changes()
    assert (change["field"], change["was"], change["now"]) == ("value", "1939", "1940")
    assert (gone.old.values["kind"], gone.new) == ("位次", None)


def test_a_figure_that_came():
    data = release()
    data["statistics"].append(data["statistics"][0] | {"indicator": "商标注册量"})
    (found,) = between(reading_of(release()), reading_of(data)).rows["statistic"]
    assert (found.old, found.new.name) == (None, "商标注册量")


def test_of_two_equal_figures_the_one_that_changed_is_told():
    data, other = release(), release()
    for told, values in ((data, "57"), (other, "58")):
        told["statistics"] = [told["statistics"][0] | {"value": value} for value in values]
    (found,) = between(reading_of(data), reading_of(other)).rows["statistic"]
    assert [change["was"] + change["now"] for change in found.changes()] == ["78"]


def test_another_kind_of_a_block_is_told():
    reading = reading_of(release())
    blocks = (replace(reading.blocks[0], kind="heading"), *reading.blocks[1:])
    (found,) = between(reading, replace(reading, blocks=blocks)).blocks
    assert found.fields == ["kind"]
    assert TEXT in {block.text for block in reading.blocks}


@given(st.lists(TEXTS, max_size=8), st.lists(TEXTS, max_size=8))
def test_every_block_that_was_read_is_the_same_or_told(old, new):
    found = between(body(*old), body(*new))
    assert applied(found) == found.new.rows
    texts = [row.text for row in found.new.rows["block"]]
    assert texts == [text for text in new if text]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (body(*(["同一段。"] * 5_000)), body(*(["同一段。"] * 4_000 + ["另一段。"] * 900))),
        (body(*(f"第{n}段。" for n in range(5_000))), body(*(f"又{n}段。" for n in range(5_000)))),
        (body("甲乙" * 50_000), body("乙甲" * 50_000)),
    ],
    ids=["equal blocks", "other blocks", "long block"],
)
def test_hostile_bodies_take_no_long_time(old, new):
    started = time.process_time()
    assert between(old, new)
    assert time.process_time() - started < 3


def test_five_thousand_rows_moved_and_changed_take_no_long_time():
    old = {f"{n}": f"第{n}段说明知识产权。" for n in range(5_000)}
    new = {key: f"{text}改" for key, text in reversed(old.items())}
    started = time.process_time()
    found = differences(content(block=old), content(block=new))
    assert len(found.blocks) == 5_000
    assert time.process_time() - started < 2
