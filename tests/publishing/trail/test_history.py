"""The trail: one line an act, with enough to say it and to take it back."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from releases.models import Change
from releases.publishing import editing, lifecycle, number_in_words
from releases.publishing.trail import history
from releases.publishing.trail.history import Verb, as_one, coming_from, record
from releases.publishing.vocabulary import merging, save_noun
from tests import make
from tests.trail_watch import watched

pytestmark = pytest.mark.django_db
BY = {"by": None, "now": make.NOW}


@pytest.fixture
def edition():
    return make.make_edition()


@pytest.fixture
def figure(edition):
    return make.make_statistic(
        make.make_block(edition, "参展企业37人。"), "37人", value=37, unit="人"
    )


def last():
    return Change.objects.order_by("-pk")[0]


def told(change, *keys):
    return [tuple(each[key] for key in keys) for each in change.differences]


def saved(row, **kw):
    editing.save(row, version=row.lock_version, **{**BY, **kw})


def test_an_act_says_who_in_which_role_from_where_and_when(edition):
    user = make.make_user("编辑", "审核", username="王敏")
    user.is_superuser = True
    edition.title = "新标题"
    with coming_from(address="10.0.3.17"):
        saved(edition, by=user)
    change = last()
    assert (change.by, change.by_name, change.role) == (user, "王敏", "超级用户、编辑、审核")
    assert (change.address, change.at) == ("10.0.3.17", make.NOW)
    assert (change.kind, change.subject, change.ordinal) == ("release", edition.release_id, 1)
    assert timezone.localtime(change.at).strftime("%Y-%m-%d %H:%M") == "2025-04-26 09:30"
    edition.title = "又一个标题"
    saved(edition)
    assert (last().by, last().by_name, last().role, last().address) == (None, "", "", None)


def test_a_command_leaves_its_name_and_no_address(edition):
    with coming_from(address="10.0.3.17"), coming_from(command="manage.py x"):
        record(edition, Verb.EDIT, **BY)
    assert (last().by_name, last().address) == ("manage.py x", None)


def test_a_changed_figure_says_what_it_was(figure):
    figure.value = 38
    number_in_words.save(figure, version=0, **BY)
    fields = told(last(), "row", "field", "was", "now")
    assert fields[0] == ("statistic", "value", "37", "38")
    assert ("block", "text", "参展企业37人。", "参展企业38人。") in fields
    assert {each["uid"] for each in last().differences} == {figure.uid, figure.block.uid}
    assert Change.objects.count() == 1


def test_a_row_that_came_or_went_is_told_whole(edition, figure):
    values = {name: getattr(figure, name) for name in ("unit", "start", "end", "kind")}
    editing.delete(figure, version=0, **BY)
    (gone,) = last().differences
    assert (gone["row"], gone["field"], gone["now"]) == ("statistic", "", None)
    assert values.items() <= gone["was"].items()
    assert gone["was"]["block"]["key"] == figure.block_id
    figure.pk, figure._state.adding = None, True
    saved(figure)
    (new,) = last().differences
    assert (new["was"], new["now"]["value"]) == (None, "37")


def test_what_follows_is_part_of_the_act(figure):
    block = figure.block
    block.text = f"昨天，{block.text}"
    saved(block)
    moved = [each for each in told(last(), "row", "field", "was", "now") if each[0] == "statistic"]
    assert moved == [("statistic", "start", 4, 7), ("statistic", "end", 7, 10)]


def test_topics_are_told_with_the_facts(edition):
    saved(edition, topics=[make.make_topic("专利")])
    (difference,) = last().differences
    assert difference["field"] == "topics"
    assert [each["name"] for each in difference["now"]] == ["专利"]
    edition.refresh_from_db()
    saved(edition, topics=edition.topics.all())
    assert last().differences == []


def test_an_act_that_was_done_does_nothing_whatever_came_since(edition, figure):
    act = uuid.uuid4()
    figure.value = 38
    saved(figure, act=act)
    figure.value = 39
    editing.save(figure, version=0, act=act, **BY)
    editing.delete(figure, version=0, act=act, **BY)
    figure.refresh_from_db()
    assert (figure.value, Change.objects.count()) == (38, 1)
    lifecycle.publish(edition, **BY)
    editing.save(figure, version=0, act=act, **BY)
    assert Change.objects.filter(act=act).count() == 1


def test_no_act_is_told_twice(edition):
    act = record(edition, Verb.EDIT, **BY).act
    with pytest.raises(IntegrityError), transaction.atomic():
        record(edition, Verb.EDIT, act=act, **BY)


def test_parts_are_told_as_one_from_the_first_state_to_the_last(edition, figure):
    act = uuid.uuid4()
    with as_one(Verb.IMPORT, act=act), as_one(Verb.IMPORT):
        figure.unit = "家"
        saved(figure)
        lifecycle.publish(edition, **BY)
    change = Change.objects.get()
    edition.refresh_from_db()
    assert (change.act, change.verb, change.to_state) == (act, "import", "live")
    assert change.content_hash == edition.content_hash
    assert told(change, "field", "was", "now") == [("unit", "人", "家")]


def test_what_failed_is_not_told(edition):
    with pytest.raises(ZeroDivisionError), transaction.atomic(), as_one(Verb.EDIT):
        record(edition, Verb.EDIT, note=str(1 // 0), **BY)
    record(edition, Verb.EDIT, **BY)
    assert Change.objects.count() == 1


def test_the_trail_outlives_its_subject(edition):
    lifecycle.discard(edition, **BY)
    assert (last().verb, last().subject) == ("discard", edition.release_id)
    assert last().name == edition.title


def test_a_merge_says_who_went_with_all_it_was(figure):
    kept = make.make_indicator("参展企业数")
    other = figure.indicator
    merging.merge(kept, other, versions=(0, 0), **BY)
    change = last()
    assert (change.verb, change.kind, change.subject, change.note) == (
        "merge", "indicator", kept.pk, other.name,
    )  # fmt: skip
    (gone, led) = change.differences
    assert gone["was"]["name"] == other.name
    assert (led["row"], led["field"], led["now"]) == ("statistic", "indicator", "参展企业数")


def test_a_name_saved_as_it_stood_writes_nothing():
    body = make.make_organisation("市局")
    with watched() as watch:
        assert save_noun.save(body, version=body.lock_version, aliases=[], **BY)
    assert watch.told == 0


def test_an_act_on_a_row_asks_little(figure, django_assert_max_num_queries):
    user = make.make_user("编辑")
    figure.unit = "家"
    with django_assert_max_num_queries(10):
        saved(figure, by=user)
    assert history.is_done(last().act)
