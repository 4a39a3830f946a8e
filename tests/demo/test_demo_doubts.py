"""The demo's draft shows what the checks say: a leap beside the series, and a sum."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from releases.demo.in_review import hand_over
from releases.demo.load import load
from releases.models import Edition, State, TimedPublication
from releases.publishing import seeing
from releases.publishing.discarding import recycle_bin
from releases.publishing.publish_checks import before_publishing
from releases.publishing.reviewing import deciding
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_the_draft_shows_a_leap_and_a_sum():
    make.set_review()  # as on a new site: what the demo publishes is nobody's to review
    load()
    draft = Edition.objects.get(state=State.DRAFT, ordinal=1)
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
    published = Edition.objects.exclude(state__in=[State.DRAFT, State.IN_REVIEW])
    assert not any(seeing.unseen(edition) for edition in published)
    on_the_desk()


def on_the_desk():
    """An edition in review with a word to the reviewers, one that was given back, and one that goes
    out at a set minute."""
    timed = TimedPublication.objects.select_related("edition", "by").get()
    assert (timed.edition.state, timed.by.username) == (State.APPROVED, "chief")
    assert timezone.localtime(timed.at).strftime("%H:%M:%S") == "10:00:00"
    assert 6 <= (timed.at - timezone.now()).days <= 7
    assert not timed.by.has_usable_password()
    waiting = Edition.objects.get(state=State.IN_REVIEW)
    submission = waiting.submissions.get()
    assert waiting.statistics.get(value=59).quote == "59件"
    assert "已和执法处核对" in submission.note
    assert submission.due_on > timezone.localdate()
    asked = waiting.sign_offs.get()
    proposed = asked.answers.get(answer="propose")
    assert (proposed.said, proposed.is_waiting) == ("3批次", True)
    assert asked.answers.filter(answer="confirm").count() == 5
    reviewer = User.objects.get(username="reviewer")
    assert deciding.approve(waiting, by=reviewer, now=timezone.now()) == "review"
    back = Edition.objects.get(state=State.DRAFT, ordinal=2, discarded_at=None)
    assert back.return_reason == "请附上科技局的书面说明，再送审。"
    assert back.created_by == back.updated_by == submission.by
    said = {comment.words for comment in back.comments.open() if comment.by == reviewer}
    assert said == {"试用八个月", "一倍还多"}
    assert not reviewer.has_usable_password()
    binned = Edition.objects.in_bin().get()
    assert (binned.discarded_by, binned.ordinal) == (submission.by, 2)
    assert recycle_bin.days_left(binned, timezone.now()) == recycle_bin.DAYS_KEPT
    # What readers have is as it was.
    assert back.release.editions.published().get().blocks.filter(text__contains="试用半年")


@pytest.mark.parametrize("steps", [0, 1])
def test_nothing_waits_where_nobody_could_review_it(steps):
    make.set_review(steps)
    make.make_user(username="reviewer")
    release = make.make_release()
    correction = {"old": "x"}
    hand_over([(release, {"correction": correction, "told": ""})], [(release, correction)])
    assert not release.editions.open().exists()
    assert User.objects.filter(username="editor").count() == steps
