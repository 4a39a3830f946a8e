"""The demo's draft shows what the checks say: a leap beside the series, and a sum."""

import pytest

from releases.demo.load import load
from releases.models import Edition, State
from releases.publishing import seeing
from releases.publishing.publish_checks import before_publishing
from tests import make

pytestmark = pytest.mark.django_db


def test_the_draft_shows_a_leap_and_a_sum():
    make.set_review()  # as on a new site: what the demo publishes is nobody's to review
    load()
    draft = Edition.objects.filter(state=State.DRAFT).latest("pk")
    problems = [problem for problem in before_publishing(draft) if problem.anchor]
    posts = [problem for problem in problems if problem.kind == "job_title_differs"]
    # One of the two whose post is another than in spring was looked into.
    assert [bool(problem.passed) for problem in posts] == [False, True]
    told = [problem.message for problem in problems if problem not in posts]
    assert [message for message in told if "489亿元" in message and "48.9亿元" in message]
    assert [message for message in told if "594人" in message and "584人" in message]
    assert len(told) == 2
    # It is as it was pasted, and nobody has looked at it.
    assert dict(seeing.unseen(draft))["数据"] == draft.statistics.count()
    published = Edition.objects.exclude(state=State.DRAFT)
    assert not any(seeing.unseen(edition) for edition in published)
