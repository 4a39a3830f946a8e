"""The forms of shared names: aliases, look-alikes, two editors, old names and addresses."""

import pytest
from django.contrib import admin

from releases.models import FormerAddress, VocabularyEntry
from tests import make
from tests.admin.asking import edit, form_of, said, text, url
from tests.publishing.vocabulary.nouns import BUILDERS, EACH

each_kind = pytest.mark.parametrize("kind", EACH)
but_people = pytest.mark.parametrize("kind", [kind for kind in EACH if kind.values != ("person",)])


@pytest.fixture
def noun(kind):
    return BUILDERS[kind]("甲某")


def page(noun):
    return url(f"{type(noun)._meta.model_name}_change", noun.pk)


def sent(client, noun, **fields):
    form = {**form_of(client.get(page(noun))), **fields}
    return client.post(page(noun), form, follow=True)


@each_kind
def test_renaming_keeps_the_old_name_as_an_alias(editor, kind, noun):
    sent(editor, noun, name="乙某")
    shown = form_of(editor.get(page(noun)))
    assert (shown["name"], shown["other_names"]) == ("乙某", "甲某")
    assert VocabularyEntry.objects.get().by_name == editor.user.username


@each_kind
def test_what_the_second_editor_typed_stays_on_the_form(editor, chief, kind, noun):
    form = form_of(chief.get(page(noun)))
    sent(editor, noun, other_names="丙")
    answer = chief.post(page(noun), {**form, "name": "丁某", "other_names": "戊\n己"})
    shown = text(answer)
    assert "您打开之后这里已被改过" in shown
    assert editor.user.username in shown
    assert 'value="丁某"' in shown
    assert "戊\n己" in shown.replace("\r", "")
    noun.refresh_from_db()
    assert noun.name == "甲某"


@each_kind
def test_four_hundred_aliases_are_saved(editor, kind, noun):
    sent(editor, noun, other_names="\n".join(f"别名{n}" for n in range(400)))
    assert noun.aliases.count() == 400


@each_kind
@pytest.mark.parametrize("typed", ["甲（某）", "甲 (某)", "甲\u200b(某)", "甲\u00a0【某】", "⽥某"])
def test_a_look_alike_is_refused_with_the_way_to_the_other(editor, kind, typed):
    first = BUILDERS[kind]("田某" if "⽥" in typed else "甲(某)")
    second = BUILDERS[kind]("乙某")
    shown = text(sent(editor, second, name=typed))
    assert "是同一个名称" in shown
    assert url("vocabularyentry_merge", kind, second.pk, first.pk) in shown
    add = url(f"{type(first)._meta.model_name}_add")
    form = {**form_of(editor.get(add)), "name": typed}
    shown = text(editor.post(add, form))
    assert page(first) in shown
    assert type(first).objects.count() == 2


@but_people
@pytest.mark.parametrize("typed", ["乙某", "丙 某"])
def test_an_alias_that_is_anothers_name_is_offered_as_a_merge(editor, kind, noun, typed):
    other = BUILDERS[kind]("乙某")
    other.aliases.create(name="丙某")
    shown = text(sent(editor, noun, other_names=typed))
    assert "看看怎样合并" in shown
    assert url("vocabularyentry_merge", kind, noun.pk, other.pk) in shown
    assert not noun.aliases.exists()


@pytest.mark.parametrize("kind", EACH[:4])
def test_a_former_address_of_another_is_refused(editor, kind, noun):
    sent(editor, noun, slug="new")
    assert list(FormerAddress.objects.of(kind).values_list("slug", flat=True)) == ["甲某"]
    other = BUILDERS[kind]("乙某")
    assert "旧链接还要用它" in text(sent(editor, other, slug="甲某"))
    noun.refresh_from_db()
    assert "旧链接还要用它" not in text(sent(editor, noun, slug="甲某"))


def test_a_body_is_not_put_below_its_own(editor):
    top = make.make_organisation("甲")
    low = make.make_organisation("乙", parent=top)
    assert "不能在自己的下级" in text(sent(editor, top, parent=low.pk))
    assert "不能在自己的下级" in text(sent(editor, top, parent=top.pk))


@each_kind
def test_names_are_found_however_they_are_written(editor, kind):
    noun = BUILDERS[kind]("甲（某）")
    noun.aliases.create(name="乙 某")
    for typed in ("甲(某)", "乙某", "甲"):
        found = editor.get(url(f"{type(noun)._meta.model_name}_changelist"), {"q": typed})
        assert list(found.context["cl"].queryset) == [noun]


def test_what_is_in_use_is_not_deleted(editor):
    topic = make.make_topic()
    release = make.make_release(topics=[topic])
    for ask in (editor.get, editor.post):
        answer = ask(url("topic_delete", topic.pk), {"post": "yes"}, follow=True)
        assert "有 1 版发布稿在用" in said(answer)
        assert f"（如{release.number}《{release.editions.get().title}》）" in said(answer)
        assert url("vocabularyentry_choose", "topic", topic.pk) in text(answer)
        assert type(topic).objects.exists()
    other = make.make_topic("没用过的")
    assert "已删除" in said(
        editor.post(url("topic_delete", other.pk), {"post": "yes"}, follow=True)
    )
    assert VocabularyEntry.objects.get().verb == "delete"


def test_one_that_is_used_between_the_question_and_the_answer_stays(editor, monkeypatch):
    topic = make.make_topic()
    make.make_release(topics=[topic])
    monkeypatch.setattr("releases.admin.vocabulary.uses", lambda _noun: "")
    monkeypatch.setattr("releases.admin.vocabulary.VocabularyAdmin.get_deleted_objects", free)
    answer = editor.post(url("topic_delete", topic.pk), {"post": "yes"}, follow=True)
    assert "有 1 版发布稿在用" in said(answer)
    assert type(topic).objects.exists()
    assert not VocabularyEntry.objects.exists()


def free(*_args):
    """What Django would say if nothing was in the way."""
    return [], {}, set(), []


def test_a_body_above_others_is_not_deleted(editor):
    top = make.make_organisation("甲")
    make.make_organisation("乙", parent=top)
    answer = editor.post(url("organisation_delete", top.pk), {"post": "yes"}, follow=True)
    assert "1 个机构的上级（如乙）" in said(answer)


@pytest.mark.parametrize("bodies", [3, 4])
def test_three_of_those_that_use_it_are_named(editor, bodies):
    top = make.make_organisation("上级")
    for name in "甲乙丙丁"[:bodies]:
        make.make_organisation(name, parent=top)
    answer = editor.post(url("organisation_delete", top.pk), {"post": "yes"}, follow=True)
    assert f"{bodies} 个机构的上级（如甲、乙、丙）" in said(answer)


def test_an_edition_keeps_the_words_it_printed_when_its_topics_change(editor):
    patents, marks = make.make_topic("专利"), make.make_topic("商标")
    edition = make.make_edition(topics=[patents])
    edition.printed_topics.update(name="专利工作")
    edit(editor, url("edition_change", edition.pk), topics=[patents.pk, marks.pk])
    assert list(edition.printed_topics.order_by("pk").values_list("name", flat=True)) == [
        "专利工作",
        "商标",
    ]
    assert admin.site.check(None) == []


def test_a_reviewer_sees_the_aliases(reviewer):
    topic = make.make_topic("著作权")
    topic.aliases.create(name="版权")
    shown = text(reviewer.get(page(topic)))
    assert "版权" in shown
    assert "<textarea" not in shown
