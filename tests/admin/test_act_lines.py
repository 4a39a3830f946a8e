"""The trail in words: what an act changed, and what an undo took back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.models import Change, Edition
from releases.publishing import block_structure, editing
from releases.publishing.trail import undoing
from tests import make
from tests.admin.asking import text, url


@pytest.fixture
def figure(editor):
    block = make.make_block(make.make_edition(), "全年专利授权1939件。", position=10)
    make.make_block(block.edition, "第二段。", position=20)
    figure = make.make_statistic(block, "1939件")
    figure.value = 1940
    editing.save(figure, version=0, by=editor.user, now=make.NOW)
    return figure


def step(editor, edition, *, redo=False):
    change = undoing.undoable(edition, editor.user)[redo]
    undoing.undo(change, edition, by=editor.user, now=make.NOW)


def shown(client, edition):
    return text(
        client.get(url("change_changelist"), {"kind": "release", "subject": edition.release_id})
    )


EDITED = "数据“专利授权量 1940件”的数值：1939 → 1940"


def test_an_undo_says_what_it_took_back_and_a_redo_what_it_did_again(editor, figure):
    assert EDITED in shown(editor, figure.edition)
    step(editor, figure.edition)
    page = shown(editor, figure.edition)
    assert f"撤销了“{EDITED}”" in page
    assert ">撤销</td>" in page
    step(editor, figure.edition, redo=True)
    page = shown(editor, figure.edition)
    assert f"重做了“{EDITED}”" in page
    assert ">重做</td>" in page
    assert "1940 → 1939" not in page


def test_an_act_of_its_own_page_says_it_too(editor, figure):
    step(editor, figure.edition)
    page = text(editor.get(url("change_change", Change.objects.latest("pk").pk)))
    assert f"撤销了“{EDITED}”" in page


def test_a_move_is_no_number(editor, figure):
    block = figure.block
    block_structure.move(block, 1, version=block.lock_version, by=editor.user, now=make.NOW)
    page = shown(editor, figure.edition)
    assert "段落“全年专利授权1939件。”移到后面" in page
    assert "次序" not in page


def test_a_long_text_is_shown_at_every_place_that_changed(editor, figure):
    block = figure.edition.blocks.in_order()[1]
    block.text = "甲" * 50 + "37" + "乙" * 50 + "三" + "丙" * 50
    editing.save(block, version=0, by=editor.user, now=make.NOW)
    block.refresh_from_db()
    block.text = block.text.replace("37", "38").replace("三", "二")
    editing.save(block, version=block.lock_version, by=editor.user, now=make.NOW)
    line = "…甲甲甲甲甲甲甲甲38乙乙乙乙乙乙乙乙…乙乙乙乙乙乙乙乙二丙丙丙丙丙丙丙丙…"
    assert line in shown(editor, figure.edition)


def test_the_queries_do_not_grow(editor, figure):
    edition = Edition.objects.get(pk=figure.edition_id)
    shown(editor, edition)
    counts = []
    for _n in range(3):
        step(editor, edition)
        step(editor, edition, redo=True)
        with CaptureQueriesContext(connection) as captured:
            shown(editor, edition)
        counts.append(len(captured))
    assert len(set(counts)) == 1
