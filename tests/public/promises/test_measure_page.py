"""A measure's own page: its words, what became of it, and what stands where it is gone."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from releases.models import Edition, Measure, State
from releases.publishing import follow_ups
from tests import make
from tests.public.pages import assert_nothing_inline, make_correction, text_of

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
LATER = make.NOW + 30 * DAY


@pytest.fixture
def promise():
    return make.make_promise(due_words="年底前", due_date="2999-12-31")


@pytest.fixture
def page(client):
    return lambda row: client.get(address(row))


def address(row):
    return reverse("public:measure", args=[row.edition.release.number, row.uid])


def report(promise, heading="保护中心揭牌", outcome="done", *, days=30, **kw):
    row = make.make_promise(
        heading, organisation=promise.organisation, at=make.NOW + days * DAY, stage="done"
    )
    row = kw.pop("row", lambda found: found)(row)
    follow_ups.link(promise, outcome=outcome, evidence=row, by=None, now=LATER, **kw)
    return row


def test_its_words_who_by_when_and_where(page, promise):
    response = page(promise)
    shown = text_of(response)
    speaker = promise.block.speaker
    for fact in (
        promise.heading, promise.quote, promise.organisation_name, speaker.name, "年底前",
        "2999年12月31日", "计划", promise.edition.title, "暂无消息",
        "还没有后来的发布会报告它的进展", f"http://testserver{address(promise)}",
    ):  # fmt: skip
        assert fact in shown
    html = response.content.decode()
    release = reverse("public:release", args=[promise.edition.release.number])
    assert f'href="{release}#q-{promise.anchor}"' in html
    assert f'<link rel="canonical" href="http://testserver{address(promise)}">' in html
    assert 'class="qr"' in html
    assert_nothing_inline(response)


def test_what_later_releases_reported_in_the_order_of_time(page, promise):
    second = report(promise, "保护中心揭牌", "done", days=30, note="比原定晚。")
    first = report(promise, "保护中心装修", "ongoing", days=10)
    silent = make.make_release(at=make.NOW + 20 * DAY, title="没有提及的一场").editions.get()
    follow_ups.pass_over(promise, edition=silent, by=None, now=LATER)
    response = page(promise)
    shown = text_of(response)
    said = [shown.index(word) for word in (first.quote, silent.title, second.quote, "比原定晚。")]
    assert said == sorted(said)
    assert "已经完成" in shown
    number = second.edition.release.number
    assert f"{reverse('public:release', args=[number])}#q-{second.anchor}" in (
        response.content.decode()
    )
    assert second.block.speaker.name in shown


def test_a_figure_shows_its_sentence_and_a_paragraph_its_text(page, promise):
    def figure(row):
        text = "另说一事。中心受理1939件。再说一事。"
        block = make.make_block(row.edition, text, kind="answer", speaker=row.block.speaker)
        return make.make_statistic(block)

    report(promise, outcome="ongoing", days=10, row=figure)
    block = report(promise, row=lambda row: make.make_block(row.edition, "中心已经运行。"))
    response = page(promise)
    shown = text_of(response)
    assert "中心受理1939件。" in shown
    assert "再说一事" not in shown
    assert "中心已经运行。" in shown
    assert f"#{block.anchor}" in response.content.decode()


def test_a_note_with_its_source(page, promise):
    words = {"note": "改由省里建设。", "source": "市政府第3次会议纪要"}
    follow_ups.link(promise, outcome="dropped", by=None, now=LATER, **words)
    shown = text_of(page(promise))
    assert "据市政府第3次会议纪要，不再推进。" in shown
    assert "改由省里建设。" in shown


@pytest.mark.parametrize(("outcome", "late"), [(None, True), ("ongoing", True), ("done", False)])
def test_late_is_what_is_past_its_time_and_open(page, outcome, late):
    due = timezone.localdate() - 3 * DAY
    promise = make.make_promise(due_words="上周", due_date=due)
    if outcome:
        report(promise, outcome=outcome)
    assert ("已过 3 天" in text_of(page(promise))) == late


@pytest.mark.parametrize(
    ("stage", "words"), [("done", "发布时就已完成"), ("ongoing", "发布时正在进行")]
)
def test_what_was_no_plan(page, stage, words):
    assert words in text_of(page(make.make_promise(stage=stage)))


def test_what_readers_may_not_see_is_not_there(page, promise):
    row = report(promise)
    Edition.objects.filter(pk=row.edition_id).update(state=State.WITHDRAWN)
    shown = text_of(page(promise))
    assert "暂无消息" in shown
    assert row.heading not in shown


def test_a_corrected_measure_shows_how_it_read_before(page, promise):
    new = make_correction(promise.edition)
    block = make.make_block(new, "建设知识产权保护中心。明年底前完成。")
    corrected = make.make_measure(
        block, promise.heading, uid=promise.uid, stage="planned", due_words="明年底前"
    )
    report(corrected)
    response = page(corrected)
    shown = text_of(response)
    assert "更正前的说法" in shown
    assert promise.quote in shown
    assert shown.index("明年底前") < shown.index("更正前的说法")
    edition = reverse("public:edition", args=[promise.edition.release.number, 1])
    assert f"{edition}#q-{promise.anchor}" in response.content.decode()
    assert "已经完成" in shown


def test_a_correction_that_left_it_alone_says_nothing(page, promise):
    new = make_correction(promise.edition)
    block = make.make_block(new, promise.block.text)
    same = {"organisation": promise.organisation, "due_words": promise.due_words}
    copy = make.make_measure(
        block, promise.heading, uid=promise.uid, stage="planned",
        organisation_name=promise.organisation_name, **same,
    )  # fmt: skip
    assert "更正前的说法" not in text_of(page(copy))


def test_gone_with_its_withdrawn_release(page, promise):
    release = promise.edition.release
    release.withdrawn_at, release.withdrawal_reason = make.NOW, "数据有误。"
    release.save()
    Edition.objects.filter(pk=promise.edition_id).update(state=State.WITHDRAWN)
    response = page(promise)
    assert response.status_code == 410
    assert "数据有误。" in text_of(response)
    assert promise.heading not in text_of(response)


def test_gone_by_a_correction(page, promise):
    make_correction(promise.edition)
    response = page(promise)
    assert response.status_code == 410
    assert "更正以后不再有这项举措" in text_of(response)
    edition = reverse("public:edition", args=[promise.edition.release.number, 1])
    assert f"{edition}#{promise.anchor}" in response.content.decode()
    assert_nothing_inline(response)


def test_unknown_and_unpublished_ones(client, page, promise):
    number = promise.edition.release.number
    for unknown in (f"/measures/{number}/00000000/", "/measures/20990101-1/00000000/"):
        assert client.get(unknown).status_code == 404
    assert client.post(address(promise)).status_code == 405
    draft = make.make_edition(release=promise.edition.release, ordinal=2)
    hidden = make.make_said(draft, "草稿里的")
    assert page(hidden).status_code == 404


def test_text_is_escaped(page):
    evil = "<script>alert(1)</script>"
    promise = make.make_promise(evil, due_words=evil)
    follow_ups.link(promise, outcome="dropped", note=evil, source=evil, by=None, now=LATER)
    response = page(promise)
    assert "<script>alert" not in response.content.decode()
    assert_nothing_inline(response)


@pytest.mark.parametrize("count", [1, 8])
def test_queries(client, promise, django_assert_num_queries, count):
    there = address(promise)
    for n in range(count):
        report(promise, f"第{n}步", "ongoing", days=n + 1)
        block = make.make_promise(at=make.NOW + (n + 1) * DAY).block
        for row in (block, make.make_statistic(block, block.text[:2])):
            follow_ups.link(promise, outcome="ongoing", evidence=row, by=None, now=LATER)
    with django_assert_num_queries(8):
        client.get(there)


def test_the_release_page_leads_there_and_tells_the_outcome(client, promise):
    other = make.make_measure(promise.block, "另一项", stage="planned")
    report(promise)
    html = client.get(
        reverse("public:release", args=[promise.edition.release.number])
    ).content.decode()
    assert f'href="{address(promise)}"' in html
    assert f'href="{address(other)}"' in html
    assert html.count("后来：") == html.count("后来：已完成") == 1


def test_an_old_edition_leads_to_no_page_that_may_be_gone(client, promise):
    make_correction(promise.edition)
    old = reverse("public:edition", args=[promise.edition.release.number, 1])
    assert address(promise) not in client.get(old).content.decode()
    assert Measure.objects.published().count() == 0
