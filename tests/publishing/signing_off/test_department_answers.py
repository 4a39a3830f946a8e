"""What a body says of its rows is kept beside them; the edition stays as it is."""

import datetime

import pytest

from releases.models import Change, Measure, Message, SignOff, SignOffAnswer
from releases.models.snapshot import snapshot
from releases.publishing.errors import Refused
from releases.publishing.reviewing.contributors import contributors
from releases.publishing.signing_off import department_answers, sign_off_links
from releases.publishing.signing_off.department_answers import RowAnswer
from tests import make

pytestmark = pytest.mark.django_db
BY = {"by": None, "now": make.NOW}


@pytest.fixture
def sign_off():
    return make.make_asked(now=make.NOW)[0]


def anchor():
    return Measure.objects.get().anchor


def answer(sign_off, *answers, **kw):
    told = {"signed_by": "王五", **BY, **kw}
    department_answers.answer(sign_off, answers or [RowAnswer(anchor())], **told)


def test_a_row_is_confirmed(sign_off):
    answer(sign_off)
    found = SignOffAnswer.objects.get()
    assert (found.answer, found.words, found.signed_by) == ("confirm", "", "王五")
    assert found.said == Measure.objects.get().quote


def test_a_proposal_changes_nothing_but_waits(sign_off):
    before = snapshot(sign_off.edition)
    answer(sign_off, RowAnswer(anchor(), "明年建成保护中心"))
    found = SignOffAnswer.objects.get()
    assert found.is_waiting
    assert found.words == "明年建成保护中心"
    assert snapshot(sign_off.edition) == before


def test_a_later_answer_replaces_the_earlier_one(sign_off):
    answer(sign_off, RowAnswer(anchor(), "明年建成"))
    department_answers.settle(SignOffAnswer.objects.get(), **BY)
    answer(sign_off, RowAnswer(anchor(), "后年建成"))
    found = SignOffAnswer.objects.get()
    assert (found.words, found.is_waiting) == ("后年建成", True)
    answer(sign_off)
    assert not SignOffAnswer.objects.get().is_waiting


def test_rows_of_others_are_refused_and_nothing_is_kept(sign_off):
    other = make.make_said(sign_off.edition, "别的举措", organisation=make.make_organisation())
    own = Measure.objects.exclude(pk=other.pk).get().anchor
    with pytest.raises(Refused, match="有 1 行已被改动或删除"):
        answer(sign_off, RowAnswer(own), RowAnswer(other.anchor, "改成别的"))
    assert not SignOffAnswer.objects.exists()


def test_nothing_answered_is_no_answer(sign_off):
    with pytest.raises(Refused, match="至少答复一行"):
        department_answers.answer(sign_off, [], signed_by="王五", **BY)


def test_a_link_that_ended_meanwhile_keeps_nothing(sign_off):
    sign_off_links.end_all(sign_off.edition, now=make.NOW)
    with pytest.raises(Refused, match="已经失效，没有保存"):
        answer(sign_off)
    assert not SignOffAnswer.objects.exists()


def test_nor_one_that_has_expired(sign_off):
    with pytest.raises(Refused, match="已经失效"):
        answer(sign_off, now=sign_off.expires_at)


def test_the_trail_has_every_word_and_names_the_body(sign_off):
    answer(sign_off, RowAnswer(anchor(), "明年建成"))
    answer(sign_off)
    first, second = Change.objects.filter(verb="reply").order_by("sequence")
    said = Measure.objects.get().quote
    assert first.note == f"{sign_off.organisation}（王五）\n“{said}”→“明年建成”"
    assert second.note == f"{sign_off.organisation}（王五）\n确认 1 行"


def test_who_asked_is_told():
    editor = make.make_user("编辑")
    sign_off, _token = make.make_asked(now=make.NOW)
    SignOff.objects.update(by=editor)
    sign_off.refresh_from_db()
    answer(sign_off)
    told = Message.objects.get()
    assert (told.to, told.event, told.by) == (editor, "replied", None)


def test_a_proposal_is_settled_once_and_by_editors(sign_off):
    answer(sign_off, RowAnswer(anchor(), "明年建成"))
    found = SignOffAnswer.objects.get()
    with pytest.raises(Refused, match="没有处理会签答复的权限"):
        department_answers.settle(found, by=make.make_user("审核"), now=make.NOW)
    editor = make.make_user("编辑")
    department_answers.settle(found, by=editor, now=make.NOW)
    with pytest.raises(Refused, match="已经处理"):
        department_answers.settle(found, by=editor, now=make.NOW)
    assert contributors(sign_off.edition) == set()


def test_an_answer_given_anew_is_looked_at_anew(sign_off):
    answer(sign_off, RowAnswer(anchor(), "明年建成"))
    seen = SignOffAnswer.objects.get()
    answer(sign_off, RowAnswer(anchor(), "后年建成"), now=make.NOW + datetime.timedelta(minutes=1))
    with pytest.raises(Refused, match="又改了答复"):
        department_answers.settle(seen, **BY)
