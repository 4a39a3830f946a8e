"""`published()` is the one word for what readers may see."""

import pytest

from releases.models import Appearance, Block, Edition, Measure, Release, State, Statistic
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def corrected():
    """A release with a superseded, a live and a draft edition, each with one row of each kind."""
    release = make.make_release(title="现行")
    make.make_edition(release=release, ordinal=2, state=State.SUPERSEDED, title="旧")
    make.make_edition(release=release, ordinal=3, state=State.DRAFT, title="新")
    for edition in release.editions.all():
        block = make.make_block(
            edition, kind="statement", speaker=make.make_appearance(edition, posts=[edition.title])
        )
        make.make_measure(block)
        make.make_statistic(block)
    return release


def test_readers_see_the_live_edition_only(corrected):
    assert [e.title for e in Edition.objects.published()] == ["现行"]


@pytest.mark.parametrize("model", [Appearance, Block, Measure, Statistic])
def test_readers_see_rows_of_the_live_edition_only(corrected, model):
    assert [row.edition.title for row in model.objects.published()] == ["现行"]


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.APPROVED])
def test_open_editions_are_not_seen(state):
    edition = make.make_edition(state=state)
    assert not Release.objects.published().exists()
    assert list(Edition.objects.open()) == [edition]


def test_withdrawn_releases_are_not_seen():
    release = make.make_release(state=State.WITHDRAWN)
    make.make_edition(release=release, ordinal=2, state=State.SUPERSEDED)
    assert not Release.objects.published().exists()
    assert not Edition.objects.once_published().exists()
    assert list(Release.objects.withdrawn()) == [release]


def test_older_editions_of_a_seen_release_were_once_published(corrected):
    assert {e.title for e in Edition.objects.once_published()} == {"现行", "旧"}


def test_newest_first_ends_in_the_primary_key():
    older, newer = make.make_release(), make.make_release()
    assert [e.release for e in Edition.objects.newest_first()] == [newer, older]
