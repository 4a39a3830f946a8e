"""Which promises a new release is asked about, and which of its rows are proposed."""

import datetime

import pytest

from releases.models import Edition, State
from releases.publishing import follow_ups
from releases.publishing.follow_up_proposals import later_proposals, questions
from tests import make

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
LATER = make.NOW + 30 * DAY


@pytest.fixture
def body():
    return make.make_organisation("市知识产权局")


@pytest.fixture
def promise(body):
    return make.make_promise("建设市专利超市", organisation=body)


@pytest.fixture
def draft():
    return make.make_edition(event_date=LATER.date())


def asked(edition):
    return [question.promise for question in questions(edition)]


def test_the_open_promises_of_who_speaks_attends_or_promises(draft, body, promise):
    assert asked(draft) == []
    make.make_appearance(draft, organisation=body)
    assert asked(draft) == [promise]
    draft.appearances.all().delete()
    make.make_attending_organisation(draft, body.name)
    assert asked(draft) == [promise]
    make.make_promise(organisation=make.make_organisation())
    assert asked(draft) == [promise]


def test_what_is_settled_or_not_readable_is_not_asked(draft, body, promise):
    make.make_appearance(draft, organisation=body)
    between = make.make_promise("超市开业", organisation=body, at=make.NOW + DAY, stage="done")
    follow_ups.link(promise, outcome="ongoing", evidence=between, by=None, now=LATER)
    assert asked(draft) == [promise]
    block = make.make_block(between.edition)
    follow_ups.link(promise, outcome="done", evidence=block, by=None, now=LATER)
    assert asked(draft) == []
    hidden = make.make_promise(organisation=body)
    Edition.objects.filter(pk=hidden.edition_id).update(state=State.WITHDRAWN)
    assert asked(draft) == []


def test_what_was_said_later_or_here_is_not_asked(draft, body):
    make.make_said(draft, "建设市专利超市", organisation=body, stage="planned")
    make.make_promise(organisation=body, at=LATER + DAY)
    assert asked(draft) == []


def test_rows_of_the_same_body_that_look_alike_are_proposed(draft, body, promise):
    alike = make.make_said(draft, "市专利超市开业", organisation=body, words="已上架。")
    make.make_said(draft, "办好种业论坛", organisation=body)
    make.make_said(draft, "市专利超市开业", organisation=make.make_organisation())
    speaker = draft.appearances.get(organisation=body, blocks=alike.block)
    answer = make.make_block(draft, "问到市专利超市，已开业。", kind="answer", speaker=speaker)
    make.make_block(draft, "记者问市专利超市。", kind="question")
    (question,) = questions(draft)
    assert [proposal.row for proposal in question.proposals] == [answer, alike]
    assert all(0 < proposal.score <= 1 for proposal in question.proposals)


def test_what_is_only_under_way_is_asked_where_a_row_looks_like_it(draft, body):
    going = make.make_promise("推行红黄绿督办", organisation=body, stage="ongoing")
    make.make_appearance(draft, organisation=body)
    assert asked(draft) == []
    make.make_said(draft, "红黄绿督办见效", organisation=body)
    assert asked(draft) == [going]


def test_answered_ones_come_last_with_their_answers(draft, body, promise):
    other = make.make_promise("筹建质物平台", organisation=body)
    row = make.make_said(draft, "市专利超市开业", organisation=body)
    kept = follow_ups.link(promise, outcome="done", evidence=row, by=None, now=LATER)
    found = questions(draft)
    assert [question.promise for question in found] == [other, promise]
    assert [question.answers for question in found] == [[], [kept]]


def test_a_promise_is_shown_rows_of_the_next_releases(draft, body, promise):
    opened = make.make_said(draft, "市专利超市开业", organisation=body)
    going = make.make_promise("市专利超市布展", organisation=body, at=make.NOW + DAY)
    make.make_promise("市专利超市", organisation=body, at=make.NOW - DAY)
    make.make_promise("市专利超市", at=make.NOW + DAY)
    found = {proposal.row for proposal in later_proposals(promise)}
    assert found == {opened, going}


@pytest.mark.parametrize("rows", [3, 4])
def test_three_rows_are_proposed(draft, body, promise, rows):
    for number in range(rows):
        make.make_said(draft, f"市专利超市第{number}店开业", organisation=body)
    (question,) = questions(draft)
    assert len(question.proposals) == 3
    assert len(later_proposals(promise)) == 3


@pytest.mark.parametrize(("between", "found"), [(19, True), (20, False)])
def test_rows_of_the_next_twenty_releases_are_proposed(body, promise, between, found):
    for number in range(between):
        make.make_promise("办好种业论坛", organisation=body, at=make.NOW + number * DAY)
    make.make_promise("市专利超市开业", organisation=body, at=LATER, stage="done")
    assert bool(later_proposals(promise)) is found


@pytest.mark.parametrize("count", [2, 12])
def test_queries(draft, body, django_assert_num_queries, count):
    for n in range(count):
        make.make_promise(f"建设第{n}超市", organisation=body)
        make.make_said(draft, f"第{n}超市开业", organisation=body)
    with django_assert_num_queries(7):
        found = questions(draft)
    assert len(found) == count
    with django_assert_num_queries(3):
        later_proposals(found[0].promise)
