"""Any act in an edition is taken back by the trail, and done again, in whatever order."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st

from releases.models import Attachment, Block, Change, Doubt, Measure, Statistic
from releases.publishing import block_structure, editing, number_in_words
from releases.publishing.errors import Refused
from releases.publishing.trail import undoing
from releases.publishing.trail.field_changes import values
from tests import make

pytestmark = pytest.mark.django_db
TEXT = "去年，全市专利授权1939件。商标注册777件。"


@pytest.fixture
def by():
    return make.make_user("编辑")


@pytest.fixture
def block():
    block = make.make_block(make.make_edition(), TEXT, position=10)
    make.make_statistic(block, "1939件")
    make.make_statistic(block, "777件", value=777)
    return block


def state(edition):
    """All that the rows say, and their addresses."""
    return [
        (row.pk, row.uid, values(row))
        for model in (Block, Statistic, Measure, Doubt)
        for row in model.objects.of(edition).order_by("pk")
    ]


def step(edition, by, *, redo=False):
    change = undoing.undoable(edition, by)[redo]
    assert change is not None
    undoing.undo(change, edition, by=by, now=make.NOW)


def split(block, by):
    block.refresh_from_db()
    cut = block.text.index("商标")
    block_structure.split(block, [cut], version=block.lock_version, by=by, now=make.NOW)


def join(block, by):
    last = block.edition.blocks.in_order().last()
    block_structure.join(last, version=last.lock_version, by=by, now=make.NOW)


def rename(block, by):
    figure = Statistic.objects.order_by("pk").first()
    figure.value += 1
    number_in_words.save(figure, version=figure.lock_version, by=by, now=make.NOW)


def rewrite(block, by):
    block.refresh_from_db()
    block.text = f"据统计，{block.text}"
    editing.save(block, version=block.lock_version, by=by, now=make.NOW)


def drop(block, by):
    figure = Statistic.objects.order_by("pk").last()
    editing.delete(figure, version=figure.lock_version, by=by, now=make.NOW)


ACTS = {"split": split, "rename": rename, "rewrite": rewrite, "drop": drop}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_act_is_taken_back_and_done_again(block, by, act):
    before = state(block.edition)
    act(block, by)
    after = state(block.edition)
    assert after != before
    step(block.edition, by)
    assert state(block.edition) == before
    step(block.edition, by, redo=True)
    assert state(block.edition) == after
    step(block.edition, by)
    assert state(block.edition) == before


def test_a_joined_block_comes_back_under_its_address(block, by):
    split(block, by)
    before = state(block.edition)
    join(block, by)
    step(block.edition, by)
    assert state(block.edition) == before


@pytest.mark.deep
@given(st.lists(st.sampled_from([*ACTS, "undo", "redo"]), max_size=8))
def test_undo_goes_back_through_all_acts_and_redo_forth(names):
    """Held against a stack of states, as every editor keeps one."""
    by = make.make_user("编辑")
    block = make.make_block(make.make_edition(), TEXT, position=10)
    for quote in ("1939件", "777件"):
        make.make_statistic(block, quote, value=int(quote[:-1]))
    done, undone = [state(block.edition)], []
    for name in names:
        undo, redo = undoing.undoable(block.edition, by)
        assert (undo is not None, redo is not None) == (len(done) > 1, bool(undone))
        if name == "undo" and undo:
            step(block.edition, by)
            undone.append(done.pop())
        elif name == "redo" and redo:
            step(block.edition, by, redo=True)
            done.append(undone.pop())
        elif name in ACTS:
            block.refresh_from_db()
            if name == "split" and not block.text.partition("商标")[2]:
                continue
            if name == "drop" and Statistic.objects.of(block.edition).count() < 2:
                continue
            figure = Statistic.objects.of(block.edition).order_by("pk").first()
            if name == "rename":
                figure.value += 1
                number_in_words.save(figure, version=figure.lock_version, by=by, now=make.NOW)
            elif name == "drop":
                last = Statistic.objects.of(block.edition).order_by("pk").last()
                editing.delete(last, version=last.lock_version, by=by, now=make.NOW)
            else:
                ACTS[name](block, by)
            done.append(state(block.edition))
            undone.clear()
        assert state(block.edition) == done[-1]


def test_a_photo_goes_back_with_the_words_that_it_stood_behind(block, by):
    photo = Attachment.objects.create(
        edition=block.edition,
        block=block,
        name="图",
        alternative="图",
        file="a.jpg",
        width=9,
        height=9,
    )

    def behind():
        return Attachment.objects.get(pk=photo.pk).block

    split(block, by)
    last = block.edition.blocks.in_order().last()
    assert behind() == last != block
    step(block.edition, by)
    assert behind() == block
    step(block.edition, by, redo=True)
    assert behind() == last
    join(block, by)
    step(block.edition, by)
    assert behind() == last


def test_each_takes_back_their_own_and_never_over_another(block, by):
    other = make.make_user("编辑")
    rewrite(block, by)
    assert undoing.undoable(block.edition, other) == (None, None)
    rewrite(block, other)
    before = state(block.edition)
    with pytest.raises(Refused, match="后来又改过"):
        step(block.edition, by)
    assert state(block.edition) == before


def test_a_row_that_another_dropped_or_stands_on_is_not_taken_back(block, by):
    split(block, by)
    second = block.edition.blocks.in_order().last()
    make.make_measure(second)
    with pytest.raises(Refused, match="添加了内容"):
        step(block.edition, by)
    drop(block, by)
    change = undoing.undoable(block.edition, by)[0]
    step(block.edition, by)
    with pytest.raises(Refused, match="重新添加"):
        undoing.undo(change, block.edition, by=by, now=make.NOW)


def test_facts_and_topics_are_put_back_and_set_again(block, by):
    edition, topics = block.edition, [make.make_topic(name) for name in ("专利", "商标")]
    edition.topics.set(topics[:1])

    def now():
        edition.refresh_from_db()
        return edition.title, sorted(edition.topics.values_list("name", flat=True))

    before = now()
    edition.title = "另一个标题"
    version = edition.lock_version
    editing.save(edition, version=version, by=by, now=make.NOW, topics=topics)
    after = now()
    step(edition, by)
    assert now() == before
    step(edition, by, redo=True)
    assert now() == after
    edition.topics.set(topics[1:])
    with pytest.raises(Refused, match="后来又改过"):
        step(edition, by)


@pytest.mark.usefixtures("data_dir")
def test_a_dropped_block_comes_back_to_its_place_after_others_were_split(by):
    edition = make.make_edition()
    first, _second, third = (
        make.make_block(edition, text, kind="statement", position=10 * place)
        for place, text in enumerate(("甲。乙。丙。", "丁。", "戊。"), 1)
    )

    def texts():
        return list(edition.blocks.in_order().values_list("text", flat=True))

    editing.delete(third, version=third.lock_version, by=by, now=make.NOW)
    for cut in (4, 2):
        first.refresh_from_db()
        version = first.lock_version
        block_structure.split(first, [cut], version=version, by=by, now=make.NOW)
    step(edition, by)
    step(edition, by)
    step(edition, by)
    assert texts() == ["甲。乙。丙。", "丁。", "戊。"]
    for _step in range(3):
        step(edition, by, redo=True)
    assert texts() == ["甲。", "乙。", "丙。", "丁。"]


def test_a_doubt_comes_again_on_words_that_the_same_act_moved_on(by):
    block = make.make_block(make.make_edition(), "商标注册777件。", kind="statement")
    make.make_statistic(block, "777件", value=777)
    block.refresh_from_db()
    block.text = "据统计，去年全市商标注册778件。"
    editing.save(block, version=block.lock_version, by=by, now=make.NOW)
    doubt = Doubt.objects.get()
    assert doubt.end > len("商标注册777件。")
    step(block.edition, by)
    assert not Doubt.objects.exists()
    step(block.edition, by, redo=True)
    assert Doubt.objects.get().end == doubt.end


def test_an_attachment_comes_back_with_its_file(block, by):
    row = Attachment(edition=block.edition, name="表", alternative="一张表。", position=1)
    row.file.save("表.pdf", ContentFile(b"%PDF"), save=False)
    editing.save(row, version=0, by=by, now=make.NOW)
    old = row.file.name
    row.file.save("新.pdf", ContentFile(b"%PDF-1.7"), save=False)
    editing.save(row, version=row.lock_version, by=by, now=make.NOW)
    step(block.edition, by)
    row.refresh_from_db()
    assert (row.file.name, row.file.size) == (old, 4)
    editing.delete(row, version=row.lock_version, by=by, now=make.NOW)
    step(block.edition, by)
    assert Attachment.objects.get().file.name == old
    step(block.edition, by, redo=True)
    default_storage.delete(old)
    with pytest.raises(Refused, match="文件已经清除"):
        step(block.edition, by)


def test_an_undo_is_an_act_of_the_trail_and_done_once(block, by):
    rewrite(block, by)
    change = undoing.undoable(block.edition, by)[0]
    undoing.undo(change, block.edition, by=by, now=make.NOW, act=change.undoes)
    told = Change.objects.order_by("-pk").first()
    assert (told.undoes, told.by, told.verb) == (change.act, by, "edit")
    after = state(block.edition)
    undoing.undo(change, block.edition, by=by, now=make.NOW, act=told.act)
    assert state(block.edition) == after
