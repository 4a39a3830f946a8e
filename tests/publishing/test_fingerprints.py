"""Every published edition is held against its fingerprint, and told where it says otherwise."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db.models import ProtectedError

from releases.models import AttendingMedia, Edition, State
from releases.publishing.fingerprints import proofs
from tests.publishing.vocabulary.nouns import BUILDERS, KINDS, in_every_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions():
    return in_every_state(BUILDERS["outlet"]("云岫日报"))


def run():
    """What the command prints, what it complains of, and the refusal that it ends with."""
    out, err, refusal = io.StringIO(), io.StringIO(), ""
    try:
        call_command("prove_fingerprints", stdout=out, stderr=err)
    except CommandError as error:
        refusal = str(error)
    return out.getvalue(), err.getvalue(), refusal


def test_all_hold(editions):
    assert run() == ("3 版已发布内容的指纹全部相符。\n", "", "")


def test_nothing_is_published():
    assert run() == ("0 版已发布内容的指纹全部相符。\n", "", "")


@pytest.mark.parametrize("state", [State.LIVE, State.SUPERSEDED, State.WITHDRAWN])
def test_what_was_changed_past_the_lifecycle_is_named(editions, state):
    changed = next(edition for edition in editions if edition.state == state)
    AttendingMedia.objects.filter(edition=changed).delete()
    assert [proof.edition for proof in proofs() if not proof.holds] == [changed]
    out, err, refusal = run()
    assert out == ""
    assert err.startswith(f"{changed.release.number} 第 {changed.ordinal} 版《{changed.title}》")
    assert refusal.startswith("3 版中有 1 版的内容与发布时的指纹不符")


def test_a_published_edition_without_a_fingerprint_does_not_hold(editions):
    Edition.objects.filter(state=State.LIVE).update(content_hash="")
    assert [proof.holds for proof in proofs()].count(False) == 1


def test_a_draft_may_say_what_it_likes(editions):
    AttendingMedia.objects.filter(edition__state=State.DRAFT).delete()
    assert all(proof.holds for proof in proofs())


@pytest.mark.parametrize("kind", KINDS)
def test_no_noun_in_use_goes_by_the_orm(kind):
    noun = BUILDERS[kind]("甲某")
    in_every_state(noun)
    with pytest.raises(ProtectedError):
        noun.delete()
    with pytest.raises(ProtectedError):
        type(noun).objects.all().delete()
    assert all(proof.holds for proof in proofs())
