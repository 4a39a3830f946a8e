"""Saving rows of an open edition: never over somebody else's change, spans follow their words."""

import pytest

from releases.models import Block, Doubt, Statistic
from releases.publishing import editing
from releases.publishing.editing import EditedMeanwhile, NotOpen
from releases.publishing.errors import Refused
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make.make_user("编辑")


@pytest.fixture
def block():
    return make.make_block(make.make_edition(), "去年，全市专利授权1939件，商标注册777件。")


def save(instance, by, version=None):
    version = instance.lock_version if version is None else version
    editing.save(instance, version=version, by=by, now=make.NOW)
    instance.refresh_from_db()


def test_saving_counts_the_version_and_notes_who(block, by):
    block.number, block.kind = 3, "question"
    save(block, by)
    edition = block.edition
    edition.refresh_from_db()
    assert (block.lock_version, edition.updated_by, edition.lock_version) == (1, by, 0)


def test_the_second_of_two_editors_of_a_row_is_told(block, by):
    first, second = Block.objects.get(pk=block.pk), Block.objects.get(pk=block.pk)
    first.text = "甲"
    save(first, by)
    second.text = "乙"
    with pytest.raises(EditedMeanwhile, match="没有保存"):
        save(second, make.make_user("编辑"))
    block.refresh_from_db()
    assert block.text == "甲"


def test_the_second_of_two_editors_of_an_edition_is_told(block, by):
    edition = block.edition
    edition.title = "甲"
    save(edition, by)
    edition.title = "乙"
    with pytest.raises(EditedMeanwhile, match=str(by)):
        save(edition, by, version=0)
    edition.refresh_from_db()
    assert edition.title == "甲"


def test_two_editors_of_two_rows_do_not_disturb_each_other(block, by):
    other = make.make_block(block.edition, "另一段。")
    block.position, other.position = 5, 6
    save(block, by)
    save(other, make.make_user("编辑"))
    assert other.position == 6


def test_a_row_deleted_meanwhile_is_not_saved(block, by):
    Block.objects.filter(pk=block.pk).delete()
    with pytest.raises(EditedMeanwhile, match="删除"):
        editing.save(block, version=0, by=by, now=make.NOW)
    assert not Block.objects.exists()


def test_published_editions_do_not_change(by):
    edition = make.make_release().editions.get()
    block = make.make_block(edition)
    for action in (
        lambda: save(block, by),
        lambda: save(edition, by),
        lambda: editing.delete(block, version=0, by=by, now=make.NOW),
    ):
        with pytest.raises(NotOpen, match="已经发布"):
            action()


def test_spans_follow_their_words(block, by):
    figure = make.make_statistic(block, "777件")
    block.text = "据统计，" + block.text
    save(block, by)
    figure.refresh_from_db()
    assert Statistic.objects.get().quote == "777件"
    assert not Doubt.objects.exists()


def test_spans_follow_their_words_when_the_text_gets_shorter(block, by):
    make.make_statistic(block, "777件")
    block.text = block.text.removeprefix("去年，")
    save(block, by)
    assert Statistic.objects.get().quote == "777件"


def test_changed_words_leave_a_doubt(block, by):
    make.make_statistic(block, "1939件")
    block.text = block.text.replace("1939", "1938")
    save(block, by)
    assert Statistic.objects.get().quote == "1938件"
    assert Doubt.objects.get().code == "words_changed"


def test_removing_the_words_of_a_figure_is_refused(block, by):
    make.make_statistic(block, "777件", indicator=make.make_indicator("商标注册量"))
    block.text = "去年。"
    with pytest.raises(Refused, match="商标注册量"):
        save(block, by)
    assert Block.objects.get().text != "去年。"


def test_a_doubt_whose_words_are_gone_stays_on_its_block(block, by):
    Doubt.objects.create(
        edition=block.edition, block=block, start=3, end=12, code="x", message="请核对"
    )
    block.text = "完全不同。"
    save(block, by)
    assert (Doubt.objects.get().start, Doubt.objects.get().end) == (0, 0)


def test_what_others_hang_on_is_not_deleted(by):
    edition = make.make_edition()
    speaker = make.make_appearance(edition, "张焜")
    block = make.make_block(edition, kind="answer", speaker=speaker)
    make.make_measure(block, "强化保护")
    with pytest.raises(Refused, match="段落"):
        editing.delete(speaker, version=0, by=by, now=make.NOW)
    with pytest.raises(Refused, match="强化保护"):
        editing.delete(block, version=0, by=by, now=make.NOW)
    assert edition.blocks.exists()


def test_a_free_row_is_deleted(block, by):
    editing.delete(block, version=0, by=by, now=make.NOW)
    assert not Block.objects.exists()


def test_settling_a_doubt(block, by):
    doubt = Doubt.objects.create(edition=block.edition, code="no_date", message="没有日期")
    editing.settle(doubt, by=by, now=make.NOW)
    doubt.refresh_from_db()
    assert (doubt.settled_at, doubt.settled_by) == (make.NOW, by)


def test_a_form_opened_before_the_span_moved_does_not_write_it_back(block, by):
    figure = make.make_statistic(block, "777件")
    block.text = "据统计，" + block.text
    save(block, by)
    with pytest.raises(EditedMeanwhile):
        editing.save(figure, version=0, by=by, now=make.NOW)
    assert Statistic.objects.get().quote == "777件"


def test_a_figure_does_not_move_onto_the_words_of_another(by):
    block = make.make_block(make.make_edition(), "专利授权10件，商标注册10件。")
    make.make_statistic(block, "10件", indicator=make.make_indicator("专利授权量"))
    block.text = "商标注册10件。"
    with pytest.raises(Refused, match="专利授权量"):
        save(block, by)


def test_a_row_is_not_moved_out_of_a_published_edition(by):
    live = make.make_block(make.make_release().editions.get())
    live.edition = make.make_edition()
    with pytest.raises(NotOpen):
        save(live, by)


def test_a_doubt_is_settled_once(block, by):
    doubt = Doubt.objects.create(edition=block.edition, code="no_date", message="没有日期")
    for who in (by, make.make_user("编辑")):
        editing.settle(doubt, by=who, now=make.NOW)
    doubt.refresh_from_db()
    assert doubt.settled_by == by
