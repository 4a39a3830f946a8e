"""The page of one row, at an address that outlives corrections."""

import re

import pytest
from django.urls import reverse

from releases.models import Release, State
from releases.publishing import lifecycle
from releases.publishing.editing import save
from tests.make import (
    NOW,
    make_appearance,
    make_block,
    make_change,
    make_edition,
    make_measure,
    make_release,
    make_statistic,
)
from tests.public.pages import assert_nothing_inline, make_full_release, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    def get(row, number=""):
        number = number or row.edition.release.number
        return client.get(reverse("public:row", args=[number, row.anchor]))

    return get


def corrected(edition, change):
    """Publish a second edition after `change` was made to the draft of it."""
    new = lifecycle.correct(edition.release, by=None, now=NOW)
    change(new)
    new.change_note = "有一处有误。"
    save(new, version=new.lock_version, by=None, now=NOW)
    lifecycle.publish(new, by=None, now=NOW)
    return new


def test_every_row_of_the_text_has_a_page(page):
    edition = make_full_release()
    rows = [*edition.blocks.all(), *edition.measures.all(), *edition.statistics.all()]
    assert len(rows) == 7
    for row in rows:
        response = page(row)
        assert response.status_code == 200
        shown = text_of(response)
        assert getattr(row, "text", None) or row.quote in shown
        for words in (edition.title, "2025年4月26日", edition.release.number, "第 1 版"):
            assert words in shown
        assert "历次更正没有改动这一条" not in shown
        html = response.content.decode()
        address = f"http://testserver/releases/{edition.release.number}/{row.anchor}/"
        assert f'<link rel="canonical" href="{address}">' in html
        assert address in html.split('id="citation-text"')[1].split("</blockquote>")[0]
        assert 'class="qr"' in html
        assert_nothing_inline(response)


def test_a_statement_says_who_with_which_post(page):
    edition = make_full_release(event_venue="新闻厅", event_time="上午")
    zhang = edition.appearances.get()
    response = page(edition.blocks.get(kind="statement"))
    shown = text_of(response)
    for words in (
        zhang.name,
        zhang.organisation_name,
        "党组成员、副局长",
        "新闻厅",
        "上午",
        "发布",
    ):
        assert words in shown
    html = response.content.decode()
    assert reverse("public:speaker", args=[zhang.person.slug]) in html
    assert reverse("public:organisation", args=[zhang.organisation.slug]) in html
    assert f'href="/releases/{edition.release.number}/#{response.context["row"].anchor}"' in html


def test_a_block_shows_its_measures_and_figures_and_they_lead_to_it(page):
    edition = make_full_release()
    block, figure = edition.blocks.get(kind="statement"), edition.statistics.get()
    measure = edition.measures.get()
    html = page(block).content.decode()
    for row in (figure, measure):
        assert f"/releases/{edition.release.number}/{row.anchor}/" in html
        back = page(row).content.decode()
        assert f"/releases/{edition.release.number}/{block.anchor}/" in back
        assert f"/releases/{edition.release.number}/#q-{row.anchor}" in back


def test_a_question_with_its_answers_and_back(page):
    edition = make_full_release()
    question, answer = edition.blocks.get(kind="question"), edition.blocks.get(kind="answer")
    shown = text_of(page(question))
    assert "第 1 题提问" in shown
    assert answer.text in shown
    shown = text_of(page(answer))
    assert "第 1 题回答" in shown
    assert question.text in shown


def test_a_question_that_nobody_answers(page):
    edition = make_release().editions.get()
    question = make_block(edition, "为什么？", kind="question")
    make_block(edition, "散会。", kind="paragraph")
    assert "没有对这个问题的回答" in text_of(page(question))


def test_a_figure_stands_in_its_sentence_with_the_words_marked(page):
    edition = make_release().editions.get()
    block = make_block(edition, "先说一句。2024年专利授权1939件，居首。再说一句。")
    html = page(make_statistic(block)).content.decode()
    assert "2024年专利授权<mark>1939件</mark>，居首。</blockquote>" in html
    assert "先说一句" not in html
    assert "“2024年专利授权1939件，居首。”" in html


def test_words_are_escaped(page):
    evil = '<script>alert("1")</script>'
    edition = make_release(title=evil).editions.get()
    speaker = make_appearance(edition, evil, posts=[evil])
    block = make_block(edition, evil, kind="statement", speaker=speaker)
    rows = [block, make_measure(block, heading=evil), make_statistic(block, "alert")]
    for row in rows:
        response = page(row)
        assert "<script>alert" not in response.content.decode()
        assert_nothing_inline(response)


def test_neighbours_are_rows_of_the_same_sort(page):
    edition = make_release().editions.get()
    blocks = [make_block(edition, f"第{n}段。") for n in range(3)]
    figures = [make_statistic(make_block(edition, f"{n}件"), f"{n}件") for n in range(2)]
    middle = page(blocks[1]).context["page"]
    assert (middle.before, middle.after) == (blocks[0], blocks[2])
    assert page(blocks[0]).context["page"].before is None
    last = page(figures[1]).context["page"]
    assert (last.before, last.after) == (figures[0], None)


def test_a_neighbouring_figure_is_told_whole(page):
    edition = make_release().editions.get()
    block = make_block(edition, "4600余家，居全省第7位。")
    over = make_statistic(block, "4600余家", value=4600, unit="家", qualifier="over")
    rank = make_statistic(block, "第7位", kind="rank", value=7, unit="", scope="全省")
    assert "前一条专利授权量4600余家" in "".join(text_of(page(rank)).split())
    assert "后一条专利授权量全省第7位" in "".join(text_of(page(over)).split())


def test_a_correction_keeps_the_address_and_shows_what_stood_before(page):
    edition = make_full_release()
    block, figure = edition.blocks.get(kind="statement"), edition.statistics.get()
    other = edition.blocks.get(kind="answer")

    def change(new):
        row = new.blocks.get(uid=block.uid)
        row.text = row.text.replace("1939", "1993")
        save(row, version=row.lock_version, by=None, now=NOW)
        row = new.statistics.get(uid=figure.uid)
        row.value = 1993
        save(row, version=row.lock_version, by=None, now=NOW)

    new = corrected(edition, change)
    new.doubts.all().delete()
    for row in (block, figure):
        response = page(row, new.release.number)
        assert response.status_code == 200
        shown = " ".join(text_of(response).split())
        assert "已更正" in shown
        assert "1993件" in response.content.decode().replace("<mark>", "")
        assert "更正前的说法 第 1 版" in shown
        assert "1939件" in shown
        html = response.content.decode()
        assert f"/releases/{new.release.number}/editions/1/#{row.anchor}" in html
        assert "<del>1939" in html  # and of the rest of the sentence nothing is struck out
        assert html.count("<del>") == len(re.findall("<del>1939", html))
    shown = text_of(page(other, new.release.number))
    assert "更正前的说法" not in shown
    assert "历次更正没有改动这一条" in shown


def test_a_row_that_a_correction_took_away(page):
    edition = make_full_release()
    figure, answer = edition.statistics.get(), edition.blocks.get(kind="answer")

    def change(new):
        new.statistics.get(uid=figure.uid).delete()
        new.blocks.get(uid=answer.uid).delete()

    corrected(edition, change)
    for row in (figure, answer):
        response = page(row)
        assert response.status_code == 410
        shown = " ".join(text_of(response).split())
        assert "这一条在更正时去掉了，现行的第 2 版里没有它" in shown
        html = response.content.decode()
        assert f"/releases/{edition.release.number}/editions/1/#" in html
        assert '<meta name="robots" content="noindex, follow">' in html
        assert_nothing_inline(response)


def test_rows_of_a_withdrawn_release_lead_to_the_explanation(page):
    release = make_release(state=State.WITHDRAWN, title="撤回的")
    block = make_block(release.editions.get(), "不再提供的正文")
    response = page(block)
    assert response.status_code == 410
    assert "数据有误，核实后重新发布。" in text_of(response)
    assert "不再提供的正文" not in text_of(response)


def test_a_row_that_only_a_withdrawn_edition_had(page):
    release = make_release(state=State.WITHDRAWN)
    block = make_block(release.editions.get(), "不再提供的正文")
    make_change(release, "withdraw", note="误发。")
    Release.objects.update(withdrawn_at=None, withdrawal_reason="")
    make_edition(release=release, ordinal=2, state=State.LIVE)
    response = page(block)
    assert response.status_code == 410
    assert "第 1 版已撤回" in text_of(response)
    assert "不再提供的正文" not in text_of(response)


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.APPROVED])
def test_a_row_still_being_written_is_not_shown(page, state):
    release = make_release()
    draft = make_edition(release=release, ordinal=2, state=state)
    response = page(make_block(draft, "还没有发布的话"))
    assert response.status_code == 404
    assert "还没有发布的话" not in text_of(response)


@pytest.mark.parametrize(
    "path", ["b-ffffffff", "s-0", "x-00000001", "b-", "b-GG", "b-0123456789", "b-00000001/x"]
)
def test_addresses_of_nothing(client, path):
    number = make_full_release().release.number
    assert client.get(f"/releases/{number}/{path}/").status_code == 404


def test_a_row_is_found_only_under_its_own_release(page):
    block = make_block(make_release().editions.get())
    assert page(block, make_release().number).status_code == 404


@pytest.mark.parametrize("count", [1, 40])
def test_queries(client, django_assert_num_queries, count):
    edition = make_full_release()
    question = edition.blocks.get(kind="question")
    block = edition.blocks.get(kind="statement")
    for _time in range(count):
        make_block(edition, kind="answer", speaker=edition.appearances.get())
        make_measure(block)
        make_statistic(block)
    number = edition.release.number
    for row, queries in ((question, 8), (block, 7), (edition.statistics.first(), 6)):
        with django_assert_num_queries(queries):
            client.get(reverse("public:row", args=[number, row.anchor]))
