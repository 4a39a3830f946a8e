"""The demo's promises have their stories: kept, under way, dropped, late, never heard of again."""

import json

import pytest
from django.utils import timezone

from releases.admin.follow_ups.evidence_form import row_of
from releases.demo.load import HERE
from releases.models import Edition, FollowUp, Measure
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


@pytest.mark.usefixtures("demo")
def test_each_report_stands_on_the_row_that_is_named():
    """A measure of that heading where there is one, else the paragraph with the words."""
    told = json.loads((HERE / "promises.json").read_text("utf-8"))
    named = [(each["said"][1], each["evidence"][1]) for each in told if "evidence" in each]
    live, kinds = Edition.objects.published(), {"m": 0, "b": 0}
    for link in FollowUp.objects.exclude(evidence_uid=""):
        promise = Measure.objects.get(edition__in=live, uid=link.promise_uid)
        row = row_of(live.get(release=link.evidence), link.evidence_anchor)
        words = [words for heading, words in named if heading == promise.heading]
        if link.evidence_kind == "m":
            assert row.heading in words
        else:
            assert any(each and each in row.text for each in words)
        kinds[link.evidence_kind] += 1
    assert kinds == {"m": 18, "b": 3}
