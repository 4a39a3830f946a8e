"""A link expires, is revoked, and dies with the draft that it is about."""

import datetime

import pytest

from releases.models import Change, Edition, Organisation, SignOff, State, TimedPublication
from releases.models.reviewing.sign_off import MAX_DAYS
from releases.publishing import lifecycle
from releases.publishing.errors import Refused
from releases.publishing.reviewing import deciding, handing_over
from releases.publishing.signing_off import sign_off_links
from releases.publishing.vocabulary import merging
from tests import make

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
BY = {"by": None, "now": make.NOW}


def asked(**kw):
    return make.make_asked(now=make.NOW, **kw)


def alive(sign_off, now=make.NOW):
    return SignOff.objects.select_related("edition").get(pk=sign_off.pk).answers_at(now)


def test_a_link_is_found_by_its_token_which_is_not_stored():
    sign_off, token = asked()
    assert SignOff.objects.with_token(token).get() == sign_off
    assert not SignOff.objects.with_token(token[:-1]).exists()
    assert token not in str(SignOff.objects.values_list().get())
    assert len(token) > 40


def test_it_expires_to_the_second():
    sign_off, _token = asked(days=3)
    assert alive(sign_off, make.NOW + 3 * DAY - datetime.timedelta(seconds=1))
    assert not alive(sign_off, make.NOW + 3 * DAY)


@pytest.mark.parametrize("days", [1, MAX_DAYS])
def test_days_that_are_allowed(days):
    assert asked(days=days)[0].expires_at == make.NOW + days * DAY


@pytest.mark.parametrize("days", [0, -1, MAX_DAYS + 1])
def test_days_that_are_not(days):
    with pytest.raises(Refused, match="1 到 30 天"):
        asked(days=days)


def test_a_second_link_ends_the_first():
    first, _token = asked()
    second, _token = sign_off_links.ask(
        first.edition, organisation=first.organisation, days=1, **BY
    )
    assert not alive(first)
    assert alive(second)


def test_revoked_once():
    sign_off, _token = asked()
    sign_off_links.revoke(sign_off, **BY)
    assert not alive(sign_off)
    with pytest.raises(Refused, match="已经失效"):
        sign_off_links.revoke(sign_off, **BY)


def test_a_body_without_rows_is_not_asked():
    with pytest.raises(Refused, match="没有“市档案馆”自己的内容"):
        make.make_asked(make.make_edition(), body=make.make_organisation("市档案馆"))


def test_nor_about_what_is_published():
    edition = Edition.objects.get(release=make.make_release())
    body = make.make_organisation()
    make.make_said(edition, "一件", organisation=body)
    with pytest.raises(Refused, match="已经发布"):
        make.make_asked(edition, body=body)


def test_who_may_not_edit_may_neither_ask_nor_revoke():
    sign_off, _token = asked()
    reviewer = {"by": make.make_user("审核"), "now": make.NOW}
    with pytest.raises(Refused, match="没有请部门会签的权限"):
        sign_off_links.ask(sign_off.edition, organisation=sign_off.organisation, days=1, **reviewer)
    with pytest.raises(Refused, match="没有收回会签的权限"):
        sign_off_links.revoke(sign_off, **reviewer)
    assert alive(sign_off)


def publish(edition):
    lifecycle.publish(edition, **BY)


def give_back(edition):
    make.set_review(1)
    handing_over.submit(edition, by=make.make_user("编辑"), now=make.NOW)
    deciding.give_back(edition, by=make.make_user("审核"), now=make.NOW, reason="重写")


def withdraw(edition):
    """Of what stays live while a correction is signed off."""
    lifecycle.withdraw(edition.release, reason="有误", **BY)


@pytest.mark.parametrize("ends", [publish, give_back])
def test_it_dies_with(ends):
    sign_off, _token = asked()
    ends(sign_off.edition)
    assert SignOff.objects.get().ended_at == make.NOW


def test_it_dies_with_a_withdrawal():
    body, release = make.make_organisation(), make.make_release()
    make.make_said(release.editions.get(), "一件", organisation=body)
    sign_off, _token = make.make_asked(lifecycle.correct(release, **BY), body=body, now=make.NOW)
    withdraw(sign_off.edition)
    assert SignOff.objects.get().ended_at == make.NOW


def test_it_outlives_submission_and_recall():
    make.set_review(1)
    sign_off, _token = asked()
    editor = make.make_user("编辑")
    handing_over.submit(sign_off.edition, by=editor, now=make.NOW)
    assert alive(sign_off)
    handing_over.recall(sign_off.edition, by=editor, now=make.NOW)
    assert alive(sign_off)


def test_a_state_that_is_not_open_is_enough():
    sign_off, _token = asked()
    Edition.objects.update(state=State.SUPERSEDED, published_at=make.NOW)
    assert not alive(sign_off)


def test_the_trail_tells_who_was_asked():
    sign_off, token = asked()
    sign_off_links.revoke(sign_off, **BY)
    told = Change.objects.filter(verb__in=["ask", "revoke"]).order_by("sequence")
    assert [(each.verb, each.note) for each in told] == [
        ("ask", str(sign_off.organisation)),
        ("revoke", str(sign_off.organisation)),
    ]
    assert not Change.objects.filter(note__contains=token).exists()


def test_what_a_merged_body_answered_is_the_others():
    kept, other = make.make_organisation("市公安局"), make.make_organisation("公安局")
    edition = make.make_edition()
    for body in (kept, other):
        make.make_said(edition, f"{body}的举措", organisation=body)
    first, second = (make.make_asked(edition, body=body)[0] for body in (kept, other))
    alone = make.make_asked(body=other)[0]
    versions = kept.lock_version, other.lock_version
    merging.merge(kept, other, versions=versions, **BY)
    assert set(SignOff.objects.values_list("organisation", flat=True)) == {kept.pk}
    assert set(SignOff.objects.open()) == {first, alone}
    assert SignOff.objects.get(pk=second.pk).ended_at == make.NOW


def test_an_unconfirmed_body_that_was_asked_stays():
    body = make.make_organisation(unconfirmed=True)
    asked = make.make_asked(body=body, now=make.NOW)[0]
    asked.edition.measures.all().delete()
    asked.edition.blocks.all().delete()
    asked.edition.appearances.all().delete()
    lifecycle.discard(make.make_edition(), **BY)
    assert Organisation.objects.filter(pk=body.pk).exists()


def test_a_minute_that_was_set_holds_no_more_after_a_withdrawal():
    release = make.make_release()
    draft = lifecycle.correct(release, **BY)
    TimedPublication.objects.create(edition=draft, at=make.NOW + DAY, by=make.make_user())
    lifecycle.withdraw(release, reason="有误", **BY)
    assert TimedPublication.objects.get().failed_at == make.NOW
    assert Change.objects.filter(verb="untime").count() == 1
