"""What is kept up of promises is what a scan would count, whatever came and went meanwhile."""

import datetime
import random

import pytest
from django.db.models import Count, Max, Q

from releases.models import Appearance, AttendingOrganisation, Edition, Measure, State
from releases.public.promises.promise_counts import promise_counts
from releases.public.promises.summary_table import YEAR, SummaryCell, promises
from releases.public.series import news
from releases.publishing import follow_ups
from releases.publishing.vocabulary import merging
from tests import make

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2025, 5, 1)
DAY = datetime.timedelta(days=1)


def scanned(today=TODAY):
    late = Count("pk", filter=Q(due_date__lt=today))
    rows = promises().with_outcome().annotate(year=YEAR).order_by()
    counted = rows.values_list("organisation", "year", "outcome")
    latest = {}
    for model in (Appearance, AttendingOrganisation, Measure):
        theirs = model.objects.published().exclude(organisation=None).order_by()
        newest = theirs.values_list("organisation").annotate(
            at=Max("edition__release__first_published_at")
        )
        for body, at in newest:
            latest[body] = max(at, latest.get(body, at))
    return {SummaryCell(*row) for row in counted.annotate(n=Count("pk"), late=late)}, latest


def kept(today=TODAY):
    counts = promise_counts(today)
    return set(counts.cells()), counts.latest


def promise(rng, bodies):
    at = make.NOW + rng.randint(-900, 9) * DAY
    due = rng.choice([None, TODAY - DAY, TODAY, TODAY + DAY])
    words = {"due_words": "届时", "due_date": due} if due else {}
    found = make.make_promise(organisation=rng.choice(bodies), at=at, **words)
    make.make_attending_organisation(found.edition, rng.choice(bodies[1:]).name)
    return found


@pytest.mark.parametrize("seed", range(4))
def test_what_comes_and_goes(seed):
    rng = random.Random(seed)
    bodies = [None, *(make.make_organisation(name) for name in ("甲局", "乙局", "丙局"))]
    made = [promise(rng, bodies), promise(rng, bodies)]
    for _step in range(12):
        match rng.randrange(4):
            case 0:
                state = rng.choice([State.SUPERSEDED, State.LIVE, State.WITHDRAWN])
                Edition.objects.filter(pk=rng.choice(made).edition_id).update(state=state)
            case 1:
                _follow_up(rng, made)
            case _:
                made.append(promise(rng, bodies))
        assert kept() == scanned()
    assert kept(TODAY + DAY) == scanned(TODAY + DAY)
    merging.merge(bodies[1], bodies[2], versions=(0, 0), by=None, now=make.NOW)
    assert kept() == scanned()


def _follow_up(rng, made):
    live = [m for m in made if Edition.objects.published().filter(pk=m.edition_id).exists()]
    live.sort(key=lambda each: each.edition.release.first_published_at)
    if len(live) > 1 and not live[0].edition.release.follow_ups.exists():
        outcome = rng.choice(["done", "ongoing", "dropped"])
        follow_ups.link(live[0], outcome=outcome, evidence=live[-1], by=None, now=make.NOW)


def test_more_than_are_told_apart_at_once(monkeypatch):
    monkeypatch.setattr(news, "AT_ONCE", 1)
    body = make.make_organisation("甲局")
    for _again in range(2):
        make.make_promise(organisation=body)
        make.make_promise(organisation=body)
        assert kept() == scanned()


def test_a_publication_while_promises_are_counted(monkeypatch):
    make.make_promise()
    live, seen = news.live, []

    def one_more_at_first():
        found = live()
        if not seen:
            seen.append(make.make_promise())
        return found

    monkeypatch.setattr(news, "live", one_more_at_first)
    assert kept() == scanned()
