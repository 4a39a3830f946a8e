"""Publish, correct, withdraw, discard: what they do and what they refuse."""

import datetime

import pytest

from releases.models import Change, Edition, Release, State
from releases.models.snapshot import content_hash, snapshot
from releases.publishing import lifecycle
from releases.publishing.discarding import recycle_bin
from releases.publishing.lifecycle import Refused
from tests import make

pytestmark = pytest.mark.django_db

NOW = make.NOW
LATER = NOW + datetime.timedelta(days=3)


@pytest.fixture
def chief():
    return make.make_user("编辑", "审核")


@pytest.fixture
def draft():
    edition = make.make_edition(topics=[make.make_topic("专利")])
    speaker = make.make_appearance(edition, "张焜", role="presenter")
    block = make.make_block(edition, "全年专利授权1939件。", kind="statement", speaker=speaker)
    make.make_measure(block)
    make.make_statistic(block)
    make.make_attending_organisation(edition)
    make.make_attending_media(edition)
    return edition


def publish(edition, by, now=NOW):
    release = lifecycle.publish(edition, by=by, now=now)
    edition.refresh_from_db()
    return release


def test_publishing_gives_number_time_fingerprint_and_history(draft, chief):
    release = publish(draft, chief)
    assert (release.number, release.first_published_at) == ("20250426-1", NOW)
    assert (draft.state, draft.published_at) == (State.LIVE, NOW)
    assert draft.content_hash == content_hash(snapshot(draft))
    entry = Change.objects.of(release).get()
    assert (entry.verb, entry.by, entry.at, entry.to_state) == ("publish", chief, NOW, "live")


def test_numbers_count_within_the_shanghai_day(draft, chief):
    late = datetime.datetime(2025, 4, 25, 16, 30, tzinfo=datetime.UTC)  # half past midnight
    publish(draft, chief, late)
    other = make.make_edition()
    make.make_block(other)
    assert publish(other, chief, late).number == "20250426-2"


def test_a_tenth_release_of_a_day_follows_the_ninth(draft, chief):
    for n in range(1, 10):
        Release.objects.create(number=f"20250426-{n}", first_published_at=NOW)
    assert publish(draft, chief).number == "20250426-10"


def test_an_import_keeps_the_printed_time(draft, chief):
    printed = NOW - datetime.timedelta(days=700)
    release = lifecycle.publish(draft, by=chief, now=NOW, first_published_at=printed)
    assert release.first_published_at == printed
    assert release.number.startswith("2023")


@pytest.mark.parametrize("groups", [(), ("编辑",)])
def test_publishing_needs_the_permission(draft, groups):
    with pytest.raises(Refused, match="权限"):
        publish(draft, make.make_user(*groups))
    assert not Edition.objects.published().exists()


def test_an_empty_draft_is_not_published(chief):
    with pytest.raises(Refused, match="没有正文"):
        publish(make.make_edition(), chief)
    assert not Release.objects.exclude(number=None).exists()


def test_a_draft_without_title_is_not_published(chief):
    edition = make.make_edition(title="")
    make.make_block(edition)
    with pytest.raises(Refused, match="没有标题"):
        publish(edition, chief)


def test_nothing_is_published_twice(draft, chief):
    publish(draft, chief)
    with pytest.raises(Refused, match="已经发布过"):
        publish(draft, chief)


def test_a_deleted_draft_is_not_published(draft, chief):
    twin = Edition.objects.get(pk=draft.pk)
    lifecycle.discard(twin, by=chief, now=NOW)
    with pytest.raises(Refused, match="在回收站里"):
        publish(draft, chief)
    recycle_bin.remove(twin, by=None, now=NOW)
    with pytest.raises(Refused, match="已被删除"):
        publish(draft, chief)


def test_correcting_opens_a_copy_whose_rows_keep_their_addresses(draft, chief):
    release = publish(draft, chief)
    new = lifecycle.correct(release, by=chief, now=LATER)
    assert (new.ordinal, new.state, new.created_at) == (2, State.DRAFT, LATER)
    assert content_hash(snapshot(new)) == draft.content_hash
    for rows in ("appearances", "blocks", "measures", "statistics", "attending_media"):
        old_rows, new_rows = getattr(draft, rows), getattr(new, rows)
        assert set(old_rows.values_list("uid")) == set(new_rows.values_list("uid"))
        assert not set(old_rows.values_list("pk")) & set(new_rows.values_list("pk"))
    assert new.blocks.get().speaker.edition == new
    assert new.statistics.get().block.edition == new


def test_a_correction_replaces_what_was_live(draft, chief):
    release = publish(draft, chief)
    new = lifecycle.correct(release, by=chief, now=LATER)
    with pytest.raises(Refused, match="更正说明"):
        publish(new, chief, LATER)
    Edition.objects.filter(pk=new.pk).update(change_note="授权量应为1938件。")
    publish(new, chief, LATER)
    draft.refresh_from_db()
    release.refresh_from_db()
    assert (draft.state, new.state) == (State.SUPERSEDED, State.LIVE)
    assert release.first_published_at == NOW
    assert release.number == "20250426-1"


def test_only_one_correction_at_a_time(draft, chief):
    release = publish(draft, chief)
    lifecycle.correct(release, by=chief, now=LATER)
    with pytest.raises(Refused, match="已有一个正在修改的版本"):
        lifecycle.correct(release, by=chief, now=LATER)


def test_an_unpublished_release_is_edited_not_corrected(chief):
    release = Release.objects.create()
    with pytest.raises(Refused, match="还没有发布过"):
        lifecycle.correct(release, by=chief, now=NOW)


def test_withdrawing_leaves_an_explanation(draft, chief):
    release = publish(draft, chief)
    lifecycle.withdraw(release, by=chief, now=LATER, reason=" 数据有误。 ")
    release.refresh_from_db()
    draft.refresh_from_db()
    assert (release.withdrawn_at, release.withdrawal_reason) == (LATER, "数据有误。")
    assert draft.state == State.WITHDRAWN
    assert Change.objects.of(release).order_by("pk").last().note == "数据有误。"


@pytest.mark.parametrize("reason", ["", "  "])
def test_withdrawing_needs_a_reason(draft, chief, reason):
    release = publish(draft, chief)
    with pytest.raises(Refused, match="原因"):
        lifecycle.withdraw(release, by=chief, now=LATER, reason=reason)
    assert Edition.objects.published().exists()


def test_withdrawing_needs_the_permission_and_something_live(draft, chief):
    release = publish(draft, chief)
    with pytest.raises(Refused, match="权限"):
        lifecycle.withdraw(release, by=make.make_user("编辑"), now=LATER, reason="误发")
    lifecycle.withdraw(release, by=chief, now=LATER, reason="误发")
    with pytest.raises(Refused, match="没有正在发布的版本"):
        lifecycle.withdraw(release, by=chief, now=LATER, reason="误发")


def test_a_withdrawn_release_comes_back_corrected(draft, chief):
    release = publish(draft, chief)
    lifecycle.withdraw(release, by=chief, now=LATER, reason="误发")
    new = lifecycle.correct(release, by=chief, now=LATER)
    Edition.objects.filter(pk=new.pk).update(change_note="核实后重发。")
    publish(new, chief, LATER)
    release.refresh_from_db()
    assert release.withdrawn_at is None
    assert Release.objects.published().get() == release


def test_a_discarded_draft_lies_in_the_bin(draft, chief):
    lifecycle.discard(draft, by=chief, now=NOW)
    draft.refresh_from_db()
    assert (draft.discarded_at, draft.discarded_by, draft.is_open) == (NOW, chief, False)
    assert not Edition.objects.open().exists()
    assert Change.objects.get().verb == "discard"
    with pytest.raises(Refused, match="在回收站里"):
        lifecycle.discard(draft, by=chief, now=LATER)


def test_discarding_a_correction_leaves_what_is_live(draft, chief):
    release = publish(draft, chief)
    lifecycle.discard(lifecycle.correct(release, by=chief, now=LATER), by=chief, now=LATER)
    assert Release.objects.published().get() == release


def test_a_published_edition_is_not_discarded(draft, chief):
    publish(draft, chief)
    with pytest.raises(Refused, match="不能删除"):
        lifecycle.discard(draft, by=chief, now=NOW)


def test_what_was_not_seen_is_not_published(draft, chief):
    seen = draft.updated_at
    Edition.objects.filter(pk=draft.pk).update(updated_at=LATER)
    with pytest.raises(Refused, match="刚被别人修改"):
        lifecycle.publish(draft, by=chief, now=LATER, seen=seen)
    assert not Edition.objects.published().exists()
