"""Rows that an undo puts back stand between the same rows as before, whatever came since."""

import pytest

from releases.models import Change
from releases.publishing import block_structure, editing
from releases.publishing.errors import Refused
from releases.publishing.trail import undoing
from tests import make

pytestmark = pytest.mark.django_db
WORDS = "一。二。三。四。五。六。"


@pytest.fixture
def by():
    return make.make_user("编辑")


@pytest.fixture
def other():
    return make.make_user("编辑")


@pytest.fixture
def edition():
    edition = make.make_edition()
    for n, text in enumerate((WORDS, "甲。", "乙。", "丙。"), 1):
        make.make_block(edition, text, kind="statement", position=10 * n)
    return edition


def texts(edition):
    return " ".join(edition.blocks.in_order().values_list("text", flat=True))


def act(verb, row, *more, by):
    row.refresh_from_db()
    verb(row, *more, version=row.lock_version, by=by, now=make.NOW)
    return Change.objects.latest("pk")


def split_five_times(edition, by):
    """At one place, where there is room for fewer: each time behind the first sentence left."""
    for n in range(5):
        act(block_structure.split, edition.blocks.in_order()[n], [2], by=by)


def undo(change, edition, by):
    undoing.undo(change, edition, by=by, now=make.NOW)


SPLIT = "一。 二。 三。 四。 五。 六。"


@pytest.mark.parametrize(("dropped", "left"), [(1, "乙。 丙。"), (2, "甲。 丙。")])
def test_an_older_drop_is_undone_after_five_splits_at_one_place(edition, by, other, dropped, left):
    row = edition.blocks.in_order()[dropped]
    drop = act(editing.delete, row, by=by)
    split_five_times(edition, other)
    assert texts(edition) == f"{SPLIT} {left}"
    undo(drop, edition, by)
    assert texts(edition) == f"{SPLIT} 甲。 乙。 丙。"
    undo(undoing.undoable(edition, by)[1], edition, by)  # dropped again
    assert texts(edition) == f"{SPLIT} {left}"


def test_those_that_give_way_are_told(edition, by):
    def places():
        return dict(edition.blocks.values_list("pk", "position"))

    seen = Change.objects.latest("pk").pk if Change.objects.exists() else 0
    before = places()
    split_five_times(edition, by)
    assert any(places()[pk] > at for pk, at in before.items())
    for change in Change.objects.filter(pk__gt=seen).order_by("pk"):
        for each in change.differences:
            if each["field"] == "position":
                assert before[each["pk"]] == each["was"]
                before[each["pk"]] = each["now"]
            elif each["field"] == "" and each["was"] is None:
                before[each["pk"]] = each["now"]["position"]
    assert places() == before


def test_five_splits_are_undone_and_done_again(edition, by):
    split_five_times(edition, by)
    for _step in range(5):
        undo(undoing.undoable(edition, by)[0], edition, by)
    assert texts(edition) == f"{WORDS} 甲。 乙。 丙。"
    for _step in range(5):
        undo(undoing.undoable(edition, by)[1], edition, by)
    assert texts(edition) == f"{SPLIT} 甲。 乙。 丙。"


def test_a_move_is_undone_though_both_gave_way_since(edition, by, other):
    move = act(block_structure.move, edition.blocks.in_order()[1], 1, by=by)
    split_five_times(edition, other)
    assert texts(edition) == f"{SPLIT} 乙。 甲。 丙。"
    undo(move, edition, by)
    assert texts(edition) == f"{SPLIT} 甲。 乙。 丙。"


def test_a_move_is_not_undone_where_somebody_moved_them_since(edition, by, other):
    row = edition.blocks.in_order()[1]
    move = act(block_structure.move, row, 1, by=by)
    act(block_structure.move, row, -1, by=other)
    with pytest.raises(Refused, match="后来又改过"):
        undo(move, edition, by)


def test_the_first_block_comes_back_as_the_first(edition, by, other):
    first = edition.blocks.in_order().first()
    drop = act(editing.delete, first, by=by)
    act(block_structure.move, edition.blocks.in_order()[1], -1, by=other)
    edition.blocks.filter(text="乙。").update(position=0)
    undo(drop, edition, by)
    assert texts(edition) in (f"{WORDS} 乙。 甲。 丙。", f"乙。 {WORDS} 甲。 丙。")


def test_a_copy_tells_who_gave_way(edition, by):
    row = edition.blocks.in_order().first()
    edition.blocks.filter(text="甲。").update(position=11)
    copied = act(block_structure.duplicate, row, by=by)
    assert texts(edition) == f"{WORDS} {WORDS} 甲。 乙。 丙。"
    assert [each["name"] for each in copied.differences if each["field"] == "position"] == ["甲。"]
    undo(copied, edition, by)
    assert texts(edition) == f"{WORDS} 甲。 乙。 丙。"
