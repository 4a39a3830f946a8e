"""Merging two nouns of each kind, and taking it back."""

import pytest
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from releases.models import (
    Edition,
    FormerAddress,
    Organisation,
    SearchFacet,
    SearchPlace,
    VocabularyEntry,
)
from releases.models.vocabulary import named
from releases.publishing import lifecycle
from releases.publishing.editing import EditedMeanwhile
from releases.publishing.errors import Refused
from releases.publishing.vocabulary.merge_preview import preview
from releases.publishing.vocabulary.merging import merge
from releases.publishing.vocabulary.noun_rows import editions_of, links, rows
from releases.publishing.vocabulary.save_noun import save
from releases.publishing.vocabulary.unmerging import against, undo
from releases.search.index.rebuild import faults
from tests import make

from .nouns import BUILDERS, EACH, KINDS, in_every_state, prove, use, versions

pytestmark = pytest.mark.django_db
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def pair(kind):
    return BUILDERS[kind]("甲某"), BUILDERS[kind]("乙某")


def merged(kept, other, **kw):
    told = {"versions": versions(kept, other), "by": None, "now": make.NOW, **kw}
    return merge(kept, other, **told)


def uses(noun):
    return {field.model.__name__: rows(field, noun).count() for field in links(type(noun))}


@each_kind
def test_all_rows_of_all_editions_link_to_the_kept_one(kind, pair):
    kept, other = pair
    editions = in_every_state(other)
    before = uses(other)
    assert any(before.values())
    merged(kept, other)
    assert uses(kept) == before
    assert not type(other).objects.filter(pk=other.pk).exists()
    assert set(editions_of([kept])) >= set(editions)
    prove()


@each_kind
def test_the_others_names_are_aliases_of_the_kept_one(kind, pair):
    kept, other = pair
    other.aliases.create(name="丙某")
    kept.aliases.create(name="丁某")
    merged(kept, other)
    assert set(kept.aliases.values_list("name", flat=True)) == {"乙某", "丙某", "丁某"}
    assert named(type(kept), "乙 某").get() == kept


@each_kind
def test_undoing_brings_rows_names_and_addresses_back(kind, pair):
    kept, other = pair
    other.aliases.create(name="丙某")
    in_every_state(kept)
    in_every_state(other)
    before = (uses(kept), uses(other))
    entry = merged(kept, other)
    back = undo(entry, by=None, now=make.NOW)
    assert (back.pk, back.name, back.slug) == (other.pk, "乙某", other.slug)
    assert (uses(kept), uses(back)) == before
    assert not kept.aliases.exists()
    assert [alias.name for alias in back.aliases.all()] == ["丙某"]
    assert not FormerAddress.objects.exists()
    prove()


@each_kind
def test_an_alias_that_was_written_otherwise_since_goes_back_too(kind, pair):
    kept, other = pair
    entry = merged(kept, other)
    kept.refresh_from_db()
    save(kept, version=kept.lock_version, by=None, now=make.NOW, aliases=["乙 某"])
    undo(entry, by=None, now=make.NOW)
    assert not kept.aliases.exists()


@each_kind
def test_a_correction_made_meanwhile_goes_back_too(kind, pair):
    kept, other = pair
    release = make.make_release()
    edition = release.editions.get()
    use(other, edition)
    make.make_block(edition)
    entry = merged(kept, other)
    new = lifecycle.correct(release, by=None, now=make.NOW)
    back = undo(entry, by=None, now=make.NOW)
    assert new in editions_of([back])
    assert new not in editions_of([kept])


@each_kind
def test_a_merge_is_not_undone_twice(kind, pair):
    entry = merged(*pair)
    undo(entry, by=None, now=make.NOW)
    assert list(against(entry)) == ["这次合并已经撤销过了。"]
    with pytest.raises(Refused, match="已经撤销过"):
        undo(entry, by=None, now=make.NOW)


@each_kind
def test_of_a_chain_the_last_is_undone_first(kind, pair):
    kept, other = pair
    third = BUILDERS[kind]("丙某")
    first = merged(kept, other)
    second = merged(third, kept.__class__.objects.get(pk=kept.pk))
    assert set(third.aliases.values_list("name", flat=True)) == {"甲某", "乙某"}
    with pytest.raises(Refused, match="“甲某”后来并入了“丙某”"):
        undo(first, by=None, now=make.NOW)
    undo(second, by=None, now=make.NOW)
    undo(first, by=None, now=make.NOW)
    assert not third.aliases.exists()


@pytest.mark.parametrize("kind", ["indicator", "organisation", "person", "topic"])
def test_every_former_address_leads_straight_to_the_last(kind, pair):
    kept, other = pair
    third = BUILDERS[kind]("丙某")
    merged(kept, other)
    merged(third, kept.__class__.objects.get(pk=kept.pk))
    led = FormerAddress.objects.of(kind)
    assert dict(led.values_list("slug", kind)) == {other.slug: third.pk, kept.slug: third.pk}


@pytest.mark.parametrize("kind", ["indicator", "organisation", "topic", "outlet"])
def test_a_name_that_went_to_another_stands_against_undoing(kind, pair):
    kept, other = pair
    entry = merged(kept, other)
    kept.aliases.all().delete()
    third = BUILDERS[kind]("丙某")
    third.aliases.create(name="乙某")
    assert "“乙某”现在是“丙某”的别名。" in list(against(entry))
    third.aliases.all().delete()
    third.name = "乙 某"
    third.save()
    with pytest.raises(Refused, match="现在“乙 某”用着“乙某”这个名称"):
        undo(entry, by=None, now=make.NOW)
    assert not VocabularyEntry.objects.filter(verb="undo").exists()


@pytest.mark.parametrize("kind", ["indicator", "organisation", "person", "topic"])
def test_an_address_that_another_has_stands_against_undoing(kind, pair):
    kept, other = pair
    entry = merged(kept, other)
    type(kept).objects.filter(pk=BUILDERS[kind]("丙某").pk).update(slug=other.slug)
    assert list(against(entry)) == [f"网址名“{other.slug}”现在另有用处。"]


@each_kind
def test_who_is_too_late_changes_nothing(kind, pair):
    kept, other = pair
    stale = versions(kept, other)
    save(other, version=other.lock_version, by=None, now=make.NOW, aliases=["丙某"])
    with pytest.raises(EditedMeanwhile, match="已被改过"):
        merged(kept, other, versions=stale)
    assert type(other).objects.count() == 2
    merged(kept, type(other).objects.get(pk=other.pk))
    kept.refresh_from_db()
    with pytest.raises(EditedMeanwhile, match="并入另一条"):
        merged(kept, other)


@each_kind
def test_the_account_stays_as_long_as_its_record(kind, pair):
    user = make.make_user("审核", username="审核员甲")
    entry = merged(*pair, by=user)
    with pytest.raises(ProtectedError):
        user.delete()
    assert entry.by_name == "审核员甲"
    assert str(entry) == "合并“乙某” → “甲某”"


@each_kind
def test_an_editor_alone_does_not_merge(kind, pair):
    with pytest.raises(Refused, match="没有合并名称的权限"):
        merged(*pair, by=make.make_user("编辑"))


def test_two_of_different_kinds_or_one_alone_are_not_merged():
    topic, body = make.make_topic(), make.make_organisation()
    for one, other in ((topic, body), (topic, topic)):
        with pytest.raises(Refused, match="同一类"):
            merged(one, other)


@pytest.mark.parametrize("kind", ["topic"])
def test_an_edition_keeps_both_names_that_it_printed(kind, pair):
    kept, other = pair
    edition = make.make_release(topics=[kept, other]).editions.get()
    merged(kept, other)
    assert [(row.name, row.topic) for row in edition.printed_topics.order_by("-name")] == [
        ("甲某", kept),
        ("乙某", kept),
    ]
    make.index_all()
    assert SearchFacet.objects.filter(group=SearchFacet.Group.TOPIC).count() == 1


@pytest.mark.parametrize("kind", ["indicator"])
def test_what_the_kept_one_does_not_say_is_taken_over_and_given_back(kind, pair):
    kept, other = pair
    type(other).objects.filter(pk=other.pk).update(unit="件", definition="授权的", up_is_good=True)
    entry = merged(kept, other)
    kept.refresh_from_db()
    assert (kept.unit, kept.definition, kept.up_is_good) == ("件", "授权的", True)
    type(kept).objects.filter(pk=kept.pk).update(definition="另写的")
    undo(entry, by=None, now=make.NOW)
    kept.refresh_from_db()
    assert (kept.unit, kept.definition, kept.up_is_good) == ("", "另写的", None)


def test_a_body_takes_the_place_of_the_one_it_was_below():
    top = make.make_organisation("市政府")
    middle = make.make_organisation("市监局", parent=top)
    low = make.make_organisation("市知识产权局", parent=middle)
    entry = merged(low, middle)
    low.refresh_from_db()
    assert low.parent == top
    undo(entry, by=None, now=make.NOW)
    low.refresh_from_db()
    assert low.parent_id == middle.pk


def test_bodies_below_the_other_are_below_the_kept_one():
    kept, other = make.make_organisation("甲"), make.make_organisation("乙")
    below = make.make_organisation("丙", parent=other)
    merged(kept, other)
    below.refresh_from_db()
    assert below.parent == kept


def test_a_body_does_not_come_to_be_its_own_ancestor():
    top = make.make_organisation("甲")
    middle = make.make_organisation("乙", parent=top)
    low = make.make_organisation("丙", parent=middle)
    with pytest.raises(Refused, match="隔着别的机构"):
        merged(low, top)
    merged(top, low)
    assert Organisation.objects.count() == 2


def test_nor_by_taking_a_merge_back():
    kept, above = make.make_organisation("甲"), make.make_organisation("丁")
    other = make.make_organisation("乙", parent=above)
    below = make.make_organisation("丙", parent=other)
    entry = merged(kept, other)
    Organisation.objects.filter(pk=above.pk).update(parent=below)
    with pytest.raises(Refused, match="“乙”不能在自己的下级“丁”之下"):
        undo(entry, by=None, now=make.NOW)
    Organisation.objects.filter(pk=below.pk).update(parent=None)
    undo(entry, by=None, now=make.NOW)
    parents = Organisation.objects.values_list("name", "parent__name").order_by("pk")
    assert list(parents) == [("甲", None), ("丁", "丙"), ("乙", "丁"), ("丙", None)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", EACH)
def test_the_index_follows_both_ways(kind, pair):
    kept, other = pair
    in_every_state(other)
    make.index_all()
    entry = merged(kept, other)
    assert list(faults()) == []
    undo(entry, by=None, now=make.NOW)
    assert list(faults()) == []


@pytest.mark.parametrize("kind", ["organisation"])
def test_filters_find_the_kept_one_before_the_index_is_written(kind, pair):
    kept, other = pair
    edition = in_every_state(other)[1]
    use(kept, edition)
    make.index_all()
    merged(kept, other)
    assert not SearchPlace.objects.filter(organisation=other.pk).exists()
    assert not SearchFacet.objects.filter(group=1, value=other.pk).exists()
    assert SearchFacet.objects.filter(group=1, value=kept.pk, document__gt=0).count() == 1


@each_kind
def test_queries_do_not_grow_with_the_rows(kind, pair):
    kept, other = pair
    counted = []
    for _time in range(2):
        in_every_state(other)
        with CaptureQueriesContext(connection) as queries:
            preview(kept, other)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 30
    with CaptureQueriesContext(connection) as queries:
        entry = merged(kept, other)
    assert len(queries) <= 50
    with CaptureQueriesContext(connection) as queries:
        undo(entry, by=None, now=make.NOW)
    assert len(queries) <= 50


@each_kind
def test_a_preview_tells_what_changes(kind, pair):
    kept, other = pair
    editions = in_every_state(other)
    use(kept, editions[1])
    other.aliases.create(name="丙某")
    told = preview(kept, other)
    assert {edition.pk for edition, _rows in told.editions} == {e.pk for e in editions}
    assert told.edition_count == 4
    assert told.aliases == ["丙某", "乙某"]
    assert sum(use.of_other for use in told.uses) > sum(use.of_kept for use in told.uses) > 0
    assert [w for w in told.warnings if "两条都出现" in w]
    assert told.stops == []
    assert Edition.objects.count() == 4


@pytest.mark.parametrize("kind", ["indicator"])
def test_a_preview_warns_of_other_units(kind, pair):
    kept, other = pair
    type(kept).objects.filter(pk=kept.pk).update(unit="件")
    type(other).objects.filter(pk=other.pk).update(unit="万元")
    kept.refresh_from_db()
    other.refresh_from_db()
    assert "常用单位不同：保留“件”，“万元”不再用。" in preview(kept, other).warnings
