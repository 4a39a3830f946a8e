"""Pin and unpin: who may, how many, and what ends it."""

import datetime

import pytest

from releases.models import Change, Edition, Release
from releases.publishing import lifecycle
from releases.publishing.errors import Refused
from releases.publishing.pinning import pins
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW


def later(hours):
    return NOW + datetime.timedelta(hours=hours)


def test_the_one_pinned_last_is_first():
    one, two = make.make_release(), make.make_release()
    reviewer = make.make_user("审核")
    pins.pin(two, by=reviewer, now=NOW)
    pins.pin(one, by=reviewer, now=later(1))
    assert list(Release.objects.pinned()) == [one, two]
    pins.unpin(one, by=reviewer, now=later(2))
    assert list(Release.objects.pinned()) == [two]
    assert [(c.verb, c.by) for c in Change.objects.order_by("pk")] == [
        ("pin", reviewer), ("pin", reviewer), ("unpin", reviewer),
    ]  # fmt: skip


def test_there_are_three_at_most_and_the_refusal_names_them():
    for n in range(3):
        pins.pin(make.make_release(title=f"第{n}场"), by=None, now=later(n))
    fourth = make.make_release()
    with pytest.raises(Refused, match="最多置顶 3 篇，现在是《第2场》《第1场》《第0场》"):
        pins.pin(fourth, by=None, now=later(4))
    assert Release.objects.pinned().count() == 3


def test_who_may_and_what_may_be():
    release, draft = make.make_release(), make.make_edition()
    editor = make.make_user("编辑")
    for act in (pins.pin, pins.unpin):
        with pytest.raises(Refused, match="没有置顶的权限"):
            act(release, by=editor, now=NOW)
    with pytest.raises(Refused, match="只有已发布的"):
        pins.pin(draft.release, by=None, now=NOW)
    with pytest.raises(Refused, match="没有置顶"):
        pins.unpin(release, by=None, now=NOW)
    pins.pin(release, by=make.make_user("总编"), now=NOW)
    with pytest.raises(Refused, match="已经置顶了"):
        pins.pin(release, by=None, now=NOW)


def test_a_correction_keeps_it_and_a_withdrawal_ends_it():
    release = make.make_release()
    make.make_block(release.editions.get())
    pins.pin(release, by=None, now=NOW)
    new = lifecycle.correct(release, by=None, now=later(1))
    Edition.objects.filter(pk=new.pk).update(change_note="改了一个数。")
    lifecycle.publish(new, by=None, now=later(2))
    assert list(Release.objects.pinned()) == [release]
    lifecycle.withdraw(release, by=None, now=later(3), reason="有误。")
    assert not Release.objects.pinned().exists()
    assert [c.verb for c in Change.objects.order_by("-pk")[:2]] == ["withdraw", "unpin"]
