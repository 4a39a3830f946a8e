import datetime

import pytest
from django.urls import reverse

from releases.models import State
from tests.make import (
    NOW,
    make_appearance,
    make_block,
    make_edition,
    make_measure,
    make_organisation,
    make_person,
    make_release,
    make_statistic,
)
from tests.public.pages import assert_nothing_inline, make_correction, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda person, **query: client.get(
        reverse("public:speaker", args=[person.slug]), query
    )  # fmt: skip


def at(day: int, **kw):
    return make_release(at=NOW + datetime.timedelta(days=day), **kw).editions.get()


def test_posts_over_time_are_merged_where_equal(page):
    zhang, bureau = make_person("张焜"), make_organisation("市市场监督管理局")
    for day, posts in ((0, ["副局长"]), (10, ["副局长"]), (20, ["党组书记", "局长"])):
        make_appearance(at(day), person=zhang, organisation=bureau, posts=posts)
    make_appearance(
        at(30), person=zhang, organisation=make_organisation("市政协"), posts=["副主席"]
    )
    response = page(zhang)
    posts = response.context["posts"]
    assert [(p.organisation, p.posts, p.times) for p in posts] == [
        ("市政协", ["副主席"], 1),
        ("市市场监督管理局", ["党组书记", "局长"], 1),
        ("市市场监督管理局", ["副局长"], 2),
    ]
    shown = " ".join(text_of(response).split())
    assert "2025年4月26日至2025年5月6日 市市场监督管理局副局长 2 场" in shown
    assert reverse("public:organisation", args=["市市场监督管理局"]) in response.content.decode()
    assert_nothing_inline(response)


def test_all_that_was_said_with_the_questions(page):
    edition = at(0, title="一场")
    zhang = make_appearance(edition, "张焜", role="presenter")
    other = make_appearance(edition, "李犇")
    first = make_block(edition, "发布一。", kind="statement", speaker=zhang)
    make_block(edition, "发布二。", kind="statement", speaker=zhang)
    make_block(edition, "别人说的。", kind="statement", speaker=other)
    make_block(edition, "请问怎么办？", kind="question", number=4)
    make_block(edition, "别人答的。", kind="answer", speaker=other)
    answer = make_block(edition, "我来答。", kind="answer", speaker=zhang)
    response = page(zhang.person)
    (session,) = response.context["sessions"]
    assert [(s.kind, s.anchor, s.paragraphs, s.number, s.question) for s in session.utterances] == [
        ("statement", first.anchor, 2, None, ""),
        ("answer", answer.anchor, 1, 4, "请问怎么办？"),
    ]
    shown, html = text_of(response), response.content.decode()
    assert "请问怎么办？" in shown
    assert "别人" not in shown
    assert f"/releases/{edition.release.number}/#{answer.anchor}" in html
    assert f"/releases/{edition.release.number}/{answer.anchor}/" in html
    assert "发布 2 段，回答 1 段" in shown


def test_long_words_are_cut(page):
    zhang = make_appearance(at(0), "张焜")
    make_block(zhang.edition, "专" * 500, kind="answer", speaker=zhang)
    (said,) = page(zhang.person).context["sessions"][0].utterances
    assert said.head == "专" * 90 + "…"


def test_two_answers_in_a_row_to_two_questions_stay_apart(page):
    edition = at(0)
    zhang = make_appearance(edition, "张焜")
    for n in (1, 2):
        make_block(edition, f"问{n}", kind="question", number=n)
        make_block(edition, f"答{n}", kind="answer", speaker=zhang)
    (session,) = page(zhang.person).context["sessions"]
    assert [(s.number, s.question, s.head) for s in session.utterances] == [
        (1, "问1", "答1"),
        (2, "问2", "答2"),
    ]


def test_releases_newest_first_and_paged(page):
    zhang = make_person("张焜")
    for day in range(12):
        speaker = make_appearance(at(day, title=f"第{day}天"), person=zhang)
        make_block(speaker.edition, kind="statement", speaker=speaker)
    titles = [s.edition.title for s in page(zhang).context["sessions"]]
    assert titles == [f"第{day}天" for day in range(11, 1, -1)]
    second = page(zhang, page=2)
    assert [s.edition.title for s in second.context["sessions"]] == ["第1天", "第0天"]
    assert '<a rel="prev" href="?page=1">' in second.content.decode()
    assert page(zhang, page=3).status_code == 404
    assert page(zhang, page="x").status_code == 404


def test_figures_and_measures_that_were_reported(page):
    zhang = make_appearance(at(0), "张焜")
    block = make_block(zhang.edition, kind="statement", speaker=zhang)
    figure, measure = make_statistic(block), make_measure(block, due_words="年底前")
    elsewhere = make_block(zhang.edition, "另有7件。")
    make_statistic(elsewhere, "7件")
    shown = text_of(page(zhang.person))
    assert "数据 1 条" in shown
    assert "举措 1 项" in shown
    response = page(zhang.person, show="figures")
    assert "全年专利授权1939件。" in text_of(response)
    assert f"/{figure.anchor}/" in response.content.decode()
    assert_nothing_inline(response)
    response = page(zhang.person, show="measures")
    assert "时限：年底前" in text_of(response)
    assert f"/{measure.uid}/" in response.content.decode()


def test_nothing_said_nothing_reported(page):
    zhang = make_appearance(at(0), "张焜", role="attendee", posts=[]).person
    assert "没有发言记录" in text_of(page(zhang))
    assert "没有在发言中报出数据" in text_of(page(zhang, show="figures"))
    assert "没有在发言中讲到举措" in text_of(page(zhang, show="measures"))
    assert page(zhang, show="poems").status_code == 404


def test_namesakes_are_told_apart(page):
    one, two = make_person("张伟", note="市法院"), make_person("张伟", note="市公安局")
    make_appearance(at(0), person=one)
    unseen = make_person("张伟", note="只在草稿里")
    make_appearance(make_edition(), person=unseen)
    assert "同名" not in text_of(page(one))
    make_appearance(at(1), person=two)
    response = page(one)
    shown = text_of(response)
    assert "另有同名的人，不是同一人" in shown
    assert "张伟（市公安局）" in shown
    assert "只在草稿里" not in shown
    assert reverse("public:speaker", args=[two.slug]) in response.content.decode()


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
def test_whoever_readers_have_not_met_has_no_page(page, state):
    edition = make_release(state=State.WITHDRAWN).editions.get()
    if state == State.DRAFT:
        edition = make_edition()
    assert page(make_appearance(edition, "张焜").person).status_code == 404


def test_only_live_words_are_shown(page):
    old = at(0)
    zhang = make_appearance(old, "张焜")
    make_block(old, "旧的话", kind="statement", speaker=zhang)
    new = make_correction(old)
    speaker = make_appearance(new, person=zhang.person)
    make_block(new, "新的话", kind="statement", speaker=speaker)
    shown = text_of(page(zhang.person))
    assert "新的话" in shown
    assert "旧的话" not in shown
    assert "已更正" in shown


def test_nobody(client):
    assert client.get("/speakers/没有这个人/").status_code == 404
    assert client.get("/speakers/a%00b/").status_code == 404


@pytest.mark.parametrize("count", [1, 10])
def test_queries(page, django_assert_num_queries, count):
    zhang = make_person("张焜")
    for day in range(count):
        edition = at(day)
        speaker = make_appearance(edition, person=zhang)
        for n in range(count):
            make_block(edition, f"问{n}", kind="question", number=n + 1)
            block = make_block(edition, kind="answer", speaker=speaker)
            make_measure(block, organisation=speaker.organisation, organisation_name="局")
            make_statistic(block)
    for show, queries in (("said", 13), ("figures", 10), ("measures", 10)):
        with django_assert_num_queries(queries):
            page(zhang, show=show)
