"""Paragraphs that were split or joined are told as that."""

import pytest

from releases.models import Edition
from releases.publishing import block_structure, copying
from releases.publishing.compare import correction_note, editions
from releases.publishing.compare.shown_differences import shown
from tests import make
from tests.publishing.compare.test_differences import applied, content, differences
from tests.publishing.compare.texts import side


def cuts(old, new):
    found = differences(content(block=old), content(block=new))
    assert applied(found) == found.new.rows
    return [(row.row.key, row.cut) for row in found.blocks]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"a": "甲乙", "z": "尾"}, {"a": "甲", "b": "乙", "z": "尾"}, ["split", "piece"]),
        ({"a": "甲乙丙"}, {"a": "甲", "b": "乙", "c": "丙"}, ["split", "piece", "piece"]),
        ({"a": "甲", "b": "乙", "z": "尾"}, {"a": "甲乙", "z": "尾"}, ["joined", "piece"]),
        ({"a": "甲乙"}, {"a": "甲", "b": "丙"}, ["", ""]),
        ({"a": "甲乙丙"}, {"a": "甲", "b": "乙"}, ["", ""]),
        ({"a": "甲", "b": "乙"}, {"a": "甲丙"}, ["", ""]),
        ({"a": "甲乙"}, {"a": "甲", "b": ""}, ["", ""]),
        ({"a": "甲"}, {"a": "甲", "b": "乙"}, [""]),
        ({"a": "甲乙"}, {"a": "乙"}, [""]),
    ],
)
def test_what_became_of_paragraphs_whose_words_stay(old, new, told):
    assert [cut for _key, cut in cuts(old, new)] == told


@pytest.mark.django_db
def test_a_split_and_a_join_mark_no_word(django_user_model):
    live, by = make.make_release().editions.get(), make.make_user("编辑")
    make.make_block(live, "第一句。第二句。", position=10)
    make.make_block(live, "第三句。", position=20)
    make.make_block(live, "第四句。", position=30)
    draft = copying.copy(live, by=None, now=make.NOW)
    first, _second, last = draft.blocks.in_order()
    block_structure.split(first, [4], version=0, by=by, now=make.NOW)
    block_structure.join(last, version=0, by=by, now=make.NOW)
    found = editions.between(live, Edition.objects.get(pk=draft.pk))
    blocks = shown(found).blocks
    assert "".join(side(block.runs, "gone", "new") for block in blocks) == ""
    assert [block.notes for block in blocks] == [
        ("拆成几段",), ("从上一段拆出",), ("并入了后面的文字",), ("并入上一段",),
    ]  # fmt: skip
    assert correction_note.proposed(found) == (
        "调整“第一句。第二句。”一段的分段；调整“第三句。第四句。”一段的分段。"
    )
