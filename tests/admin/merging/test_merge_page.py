"""The pages of a merge: choosing, the preview, the buttons, taking it back."""

import pytest

from releases.models import VocabularyEntry
from releases.publishing.vocabulary.different_things import told_apart
from releases.publishing.vocabulary.merging import merge
from tests import make
from tests.admin.asking import form_of, said, text, url
from tests.publishing.vocabulary.nouns import BUILDERS, EACH, in_every_state

each_kind = pytest.mark.parametrize("kind", EACH)


@pytest.fixture
def pair(kind):
    return BUILDERS[kind]("甲某"), BUILDERS[kind]("乙某")


def address(kept, other):
    return url("vocabularyentry_merge", kept.kind_of_noun, kept.pk, other.pk)


def press(client, page, **fields):
    return client.post(page, {**form_of(client.get(page)), **fields}, follow=True)


@each_kind
def test_a_reviewer_merges_from_the_preview(reviewer, kind, pair):
    kept, other = pair
    in_every_state(other)
    page = text(reviewer.get(address(kept, other)))
    assert "“乙某”并入“甲某”" in page
    assert "改链接的版本：4 个" in page
    answer = press(reviewer, address(kept, other))
    assert "“乙某”已并入“甲某”" in said(answer)
    assert not type(other).objects.filter(pk=other.pk).exists()
    assert VocabularyEntry.objects.get().by_name == reviewer.user.username


@each_kind
def test_an_editor_sees_it_and_may_only_tell_apart(editor, kind, pair):
    kept, other = pair
    page = text(editor.get(address(kept, other)))
    assert 'value="合并"' not in page
    assert "要由审核来做" in page
    assert "没有合并名称的权限" in said(press(editor, address(kept, other)))
    assert "是两回事" in said(press(editor, address(kept, other), different="1"))
    assert told_apart(kind) == {(kept.pk, other.pk)}
    assert "有人标记过：这是两回事" in text(editor.get(address(kept, other)))
    assert type(kept).objects.count() == 2


@each_kind
def test_who_is_too_late_is_told_on_the_page(chief, kind, pair):
    kept, other = pair
    form = form_of(chief.get(address(kept, other)))
    type(other).objects.filter(pk=other.pk).update(lock_version=7)
    answer = chief.post(address(kept, other), form)
    assert "已被改过" in text(answer)
    assert type(other).objects.count() == 2


def test_a_form_without_versions_is_refused(chief):
    kept, other = make.make_topic("甲"), make.make_topic("乙")
    assert "缺少版本号" in text(chief.post(address(kept, other), {"kept_version": "x"}))


@each_kind
def test_one_that_is_gone_meanwhile_leads_to_the_list(chief, kind, pair):
    kept, other = pair
    form = form_of(chief.get(address(kept, other)))
    type(other).objects.filter(pk=other.pk).delete()
    assert chief.post(address(kept, other), form).status_code == 404


@each_kind
def test_a_merge_is_taken_back_from_its_record(chief, kind, pair):
    kept, other = pair
    in_every_state(other)
    press(chief, address(kept, other))
    entry = VocabularyEntry.objects.get()
    record = text(chief.get(url("vocabularyentry_change", entry.pk)))
    undo = url("vocabularyentry_undo", entry.pk)
    assert undo in record
    answer = press(chief, undo)
    assert "已撤销合并，“乙某”恢复了" in said(answer)
    assert type(other).objects.get(pk=other.pk).name == "乙某"
    assert "已撤销（" in text(chief.get(url("vocabularyentry_changelist")))
    assert "已经撤销过" in text(chief.get(undo))
    assert "已经撤销过" in text(chief.post(undo))


def test_only_who_may_merge_takes_back(editor):
    kept, other = make.make_topic("甲"), make.make_topic("乙")
    entry = merge(kept, other, versions=(0, 0), by=None, now=make.NOW)
    undo = url("vocabularyentry_undo", entry.pk)
    assert editor.get(undo).status_code == editor.post(undo).status_code == 403
    assert editor.get(url("vocabularyentry_changelist")).status_code == 200


@pytest.mark.parametrize("args", [("rubbish", 1, 2), ("topic", 0, 1)])
def test_what_is_no_noun_is_not_found(chief, args):
    assert chief.get(url("vocabularyentry_merge", *args)).status_code == 404


@each_kind
def test_the_other_is_looked_up_by_name_or_alias(chief, kind, pair):
    kept, other = pair
    other.aliases.create(name="丙 （某）")
    choose = url("vocabularyentry_choose", kind, kept.pk)
    assert choose in text(chief.get(url(f"{type(kept)._meta.model_name}_change", kept.pk)))
    for typed in ("乙", "丙(某"):
        found = chief.get(choose, {"q": typed}).context["found"]
        assert [noun for noun, _link in found] == [other]
    assert "没有这样的名称" in text(chief.get(choose, {"q": "戊"}))


@pytest.mark.parametrize(("others", "told"), [(49, False), (50, True)])
def test_fifty_are_listed(chief, others, told):
    kept = make.make_topic("甲")
    for n in range(others):
        make.make_topic(f"乙{n}")
    page = text(chief.get(url("vocabularyentry_choose", "topic", kept.pk), {"q": "乙"}))
    assert ("只列出前 50 条" in page) is told
