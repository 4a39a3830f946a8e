"""Saving a shared noun: two editors, old names and addresses, the hierarchy, the trail."""

import pytest
from django.core.exceptions import ValidationError

from releases.models import FormerAddress, Organisation, VocabularyEntry
from releases.models.organisation import ancestors
from releases.publishing.editing import EditedMeanwhile
from releases.publishing.errors import Refused
from releases.publishing.vocabulary.save_noun import delete, is_published, save
from tests import make

from .nouns import BUILDERS, KINDS, in_every_state, prove

pytestmark = pytest.mark.django_db
each_kind = pytest.mark.parametrize("kind", KINDS)
with_page = pytest.mark.parametrize("kind", ["indicator", "organisation", "person", "topic"])


@pytest.fixture
def noun(kind):
    return BUILDERS[kind]("甲某")


def saved(noun, by=None, **kw):
    save(noun, version=kw.pop("version", noun.lock_version), by=by, now=make.NOW, **kw)


def names(noun):
    return list(noun.aliases.order_by("pk").values_list("name", flat=True))


@each_kind
def test_a_new_name_keeps_the_old_one_and_no_edition_changes(kind, noun):
    in_every_state(noun)
    noun.name = "乙某"
    saved(noun)
    assert names(noun) == ["甲某"]
    prove()
    noun.name = "甲某"
    saved(noun)
    assert names(noun) == ["乙某"]


@each_kind
def test_another_spelling_of_the_name_is_no_alias(kind, noun):
    noun.name = "甲 某"
    saved(noun)
    assert names(noun) == []


@each_kind
def test_the_second_of_two_editors_is_refused(kind, noun):
    second = type(noun).objects.get(pk=noun.pk)
    user = make.make_user("编辑", username="先到")
    noun.name = "乙某"
    saved(noun, by=user)
    second.name = "丙某"
    with pytest.raises(EditedMeanwhile, match="最近一次保存：先到，09:30"):
        saved(second)
    noun.refresh_from_db()
    assert noun.name == "乙某"
    type(noun).objects.filter(pk=noun.pk).delete()
    with pytest.raises(EditedMeanwhile, match="被别人删除"):
        saved(noun)


@each_kind
def test_aliases_are_as_they_were_given(kind, noun):
    saved(noun, aliases=["乙", "丙", " 乙 ", "甲 某", ""])
    assert names(noun) == ["乙", "丙"]
    saved(noun, aliases=["丙", "乙（丁）"])
    assert names(noun) == ["丙", "乙（丁）"]
    saved(noun)
    assert names(noun) == ["丙", "乙（丁）"]
    saved(noun, aliases=[])
    assert names(noun) == []


@each_kind
def test_four_hundred_aliases_are_saved(kind, noun):
    saved(noun, aliases=[f"别名{n}" for n in range(400)])
    assert noun.aliases.count() == 400


@pytest.mark.parametrize("kind", ["indicator", "organisation", "topic", "outlet"])
@pytest.mark.parametrize("taken", ["丁某", "戊 某"])
def test_a_name_that_another_has_is_refused(kind, noun, taken):
    other = BUILDERS[kind]("丁某")
    other.aliases.create(name="戊某")
    with pytest.raises(Refused, match="刚被别的条目用了"):
        saved(noun, aliases=[taken])
    noun.name = taken
    with pytest.raises(ValidationError):
        noun.full_clean()
    with pytest.raises(Refused, match="刚被别的条目用了"):
        saved(noun)
    noun.refresh_from_db()
    assert (noun.name, names(noun)) == ("甲某", [])


def test_namesakes_may_share_a_name_but_not_a_note():
    one, other = make.make_person("甲某"), make.make_person("乙某", note="市公安局")
    saved(one, aliases=["乙某"])
    other.note = ""
    with pytest.raises(ValidationError, match="已是“甲某”的别名"):
        other.full_clean()
    other.name = "甲 某"
    with pytest.raises(ValidationError, match="是同一个名称"):
        other.full_clean()


@with_page
def test_an_address_leads_on_and_back_again(kind, noun):
    noun.slug = "new"
    saved(noun)
    assert list(FormerAddress.objects.of(kind).values_list("slug", kind)) == [("甲某", noun.pk)]
    noun.slug = "甲某"
    saved(noun)
    assert list(FormerAddress.objects.of(kind).values_list("slug", flat=True)) == ["new"]


def test_the_trail_says_who_changed_what():
    user = make.make_user("编辑", username="编辑甲")
    body = make.make_organisation("甲局")
    body.name, body.parent = "乙局", make.make_organisation("市政府")
    saved(body, by=user)
    entry = VocabularyEntry.objects.get()
    assert (entry.verb, entry.by, entry.by_name) == ("change", user, "编辑甲")
    assert entry.data == {
        "name": ["甲局", "乙局"], "aliases": ["", "甲局"], "parent": [None, "市政府"],
    }  # fmt: skip
    saved(body)
    assert VocabularyEntry.objects.count() == 1
    delete(body, by=None, now=make.NOW)
    assert VocabularyEntry.objects.order_by("pk").last().verb == "delete"


def test_a_body_is_not_its_own_ancestor():
    top = make.make_organisation("甲")
    middle = make.make_organisation("乙", parent=top)
    low = make.make_organisation("丙", parent=middle)
    top.parent = low
    with pytest.raises(ValidationError, match="不能在自己的下级“丙”之下"):
        top.full_clean()
    with pytest.raises(Refused, match="会成为自己的上级"):
        saved(top)
    assert ancestors(low.pk) == [low.pk, middle.pk, top.pk]


def test_of_two_moves_that_make_a_circle_the_second_is_refused():
    """Each was checked before the other was stored."""
    one, other = make.make_organisation("甲"), make.make_organisation("乙")
    one.parent, other.parent = other, one
    one.full_clean()
    other.full_clean()
    saved(one)
    with pytest.raises(Refused, match="会成为自己的上级"):
        saved(other)
    assert Organisation.objects.get(pk=other.pk).parent is None


def test_a_circle_that_is_stored_already_is_walked_once():
    one = make.make_organisation("甲")
    other = make.make_organisation("乙", parent=one)
    Organisation.objects.filter(pk=one.pk).update(parent=other)
    assert ancestors(one.pk) == [one.pk, other.pk]


def test_readers_see_a_body_above_one_that_is_published():
    above, below = make.make_organisation("市政府"), make.make_organisation("市公安局")
    below.parent = above
    below.save()
    assert not is_published(above)
    make.make_appearance(make.make_release().editions.get(), organisation=below)
    assert is_published(above)
    assert not is_published(make.make_organisation("市档案馆"))
