"""The demo's promises have their stories: kept, under way, dropped, late, never heard of again."""

import json

import pytest
from django.utils import timezone

from releases.demo.load import HERE
from releases.models import FollowUp, Measure
from releases.publishing.follow_up_proposals import later_proposals

pytestmark = pytest.mark.django_db


def promise(heading):
    return Measure.objects.published().with_outcome().get(heading=heading)


@pytest.mark.usefixtures("demo")
def test_every_story_is_told():
    told = json.loads((HERE / "promises.json").read_text("utf-8"))
    assert FollowUp.objects.published().count() == len(told)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    ("heading", "outcome"),
    [
        ("把法庭搬到产业旁", "done"),
        ("制定直播电商知识产权合规指引", "ongoing"),
        ("筹建质物处置平台", "dropped"),
        ("补齐县区维权援助网点", "none"),
    ],
)
def test_every_outcome_is_there(heading, outcome):
    assert promise(heading).outcome == outcome


@pytest.mark.usefixtures("demo")
def test_some_are_late_and_many_never_heard_of_again(client):
    promised = Measure.objects.published().promised()
    assert promised.overdue(on=timezone.localdate()).count() >= 5
    assert client.get("/measures/progress/").context["quiet_count"] >= 10


@pytest.mark.usefixtures("demo")
def test_most_links_an_editor_made_would_have_been_proposed():
    """How good the candidates are, over every link of the demo to a row."""
    found, links = 0, FollowUp.objects.exclude(evidence_uid="")
    for link in links:
        rows = Measure.objects.published().filter(edition__release=link.promise_id)
        proposed = later_proposals(rows.get(uid=link.promise_uid))
        found += link.evidence_anchor in {proposal.row.anchor for proposal in proposed}
    assert links.count() == 21
    assert found >= 18
