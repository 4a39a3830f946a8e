import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from releases.models import Block, Statistic
from releases.public.releases.crossing_marks import Span
from releases.public.releases.highlights import MAX_MARKS, Highlight, finder, highlights_of
from releases.public.releases.transcript_html import body_line
from releases.search.query.parser import MAX_CHARACTERS, parse
from tests.make import (
    make_appearance,
    make_attending_organisation,
    make_block,
    make_indicator,
    make_measure,
    make_organisation,
    make_release,
    make_statistic,
)

from .pages import assert_nothing_inline, make_full_release, text_of

pytestmark = pytest.mark.django_db  # synonyms are asked for


@pytest.mark.parametrize(
    ("q", "text", "found"),
    [
        ("专利", "专利授权，专利转让", [(0, 2), (5, 7)]),
        ("专利 授权", "专利授权", [(0, 2), (2, 4)]),
        ("ＰＣＴ", "pct申请", [(0, 3)]),
        ("授权,", "授权，", [(0, 3)]),
        ("没有", "专利", []),
        ("", "专利", []),
        ("  ", "专利", []),
        (".*", "专利", []),
    ],
)
def test_where_words_stand(q, text, found):
    assert list(finder(parse(q))(text)) == found


def test_hits_are_counted_over_all_texts_in_order():
    found = highlights_of(" 件 ", [(7, "1件2件"), (8, "无"), (9, "件")])
    assert (found.q, found.count, found.more) == ("件", 3, False)
    assert {key: [s.row.number for s in spans] for key, spans in found.spans.items()} == {
        7: [1, 2],
        9: [3],
    }


def test_a_common_character_does_not_bury_the_page():
    found = highlights_of("件", [(1, "件" * (MAX_MARKS + 9))])
    assert (found.count, found.more) == (MAX_MARKS, True)


def test_words_too_many_are_refused_in_words():
    found = highlights_of("专" * 201, [(1, "专")])
    assert "最多 200 个字，现在有 201 个" in found.refusal
    assert found.count == 0


@given(st.text(max_size=40), st.text(max_size=6))
def test_hits_lie_inside_the_text_in_order_without_overlaps(text, q):
    at = 0
    for start, end in finder(parse(q))(text):
        assert at <= start < end <= len(text)
        at = end


@given(st.text(alphabet="专利1件<&", max_size=20), st.sampled_from(["1件", "专利", "件", "<"]))
def test_marking_changes_no_character(text, q):
    found = highlights_of(q, [(1, text)])
    block = Block(text=text)
    html = body_line(block, hits=found.spans.get(1, ()), hit_count=found.count).html
    bare = re.sub(r'<span class="hit".*?</span>', "", html)
    assert bare.replace("<mark>", "").replace("</mark>", "") == body_line(block).html
    assert html.count("<mark>") == html.count("</mark>") == found.count


def test_a_hit_that_crosses_a_figure_is_still_one_hit():
    figure = Statistic(uid="1", start=2, end=5)
    hits = [Span(4, 6, Highlight(1))]
    html = body_line(Block(text="全年1939件"), [], [figure], hits=hits, hit_count=1).html
    assert html.count("<mark>") == 2
    assert html.count('id="hit-1"') == 1
    # Links never nest, so the steps wait until the figure's link has ended.
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html)


def test_words_are_marked_in_the_text_and_inside_figures(client):
    edition = make_full_release()
    block = make_block(edition, "商标授权1939件，专利授权12件。")
    make_measure(block)
    make_statistic(block, "1939件")
    response = client.get(reverse("public:release", args=[edition.release.number]), {"q": "1939"})
    html = response.content.decode()
    assert "已标出“1939”：2 处" in text_of(response)
    assert html.count("<mark>1939</mark>") == 4  # and in the table, which is not counted
    assert re.search(r'<a class="figure-words"[^>]*><mark>1939</mark>件</a>', html)
    assert 'href="#hit-1"' in html
    assert f'href="/releases/{edition.release.number}/"' in html
    ids = re.findall(r'id="(hit-\d+)"', html)
    assert ids == ["hit-1", "hit-2"]
    assert set(re.findall(r'href="#(hit-\d+)"', html)) == set(ids)
    assert_nothing_inline(response)


@pytest.mark.parametrize(
    ("q", "said"),
    [
        ("没有这个词", "正文里没有“没有这个词”"),
        ("词" * 300, "最多 200 个字，现在有 300 个"),
        ("<script>", "正文里没有“<script>”"),
        ("\x00", "正文里没有"),
    ],
)
def test_words_that_are_not_there(client, q, said):
    number = make_full_release().release.number
    response = client.get(f"/releases/{number}/", {"q": q})
    assert said in text_of(response)
    assert "<mark>" not in response.content.decode()
    assert_nothing_inline(response)


def test_without_words_nothing_is_marked(client):
    number = make_full_release().release.number
    for query in ("", "?q=", "?q=%20%E3%80%80"):
        html = client.get(f"/releases/{number}/{query}").content.decode()
        assert "notice-hits" not in html
        assert "<mark>" not in html


def test_an_old_edition_is_marked_too(client):
    release = make_release()
    make_block(release.editions.get(), "专利授权")
    html = client.get(f"/releases/{release.number}/editions/1/?q=专利").content.decode()
    assert "<mark>专利</mark>" in html
    assert f'href="/releases/{release.number}/editions/1/"' in html


def test_words_are_marked_in_every_list_of_the_page(client):
    edition = make_full_release(title="焜焜发布会", subtitle="犇")
    make_attending_organisation(edition, "市焜局")
    block = make_block(edition, "授权1939件。")
    body = make_organisation("市院")
    words = {"organisation_name": "市焜院", "due_words": "焜月底前"}
    make_measure(block, "扶持焜业", organisation=body, **words)
    make_statistic(block, "1939件", indicator=make_indicator("焜授权量"), period_label="焜年")
    response = client.get(reverse("public:release", args=[edition.release.number]), {"q": "焜"})
    html = response.content.decode()
    for words in ("焜焜发布会", "市焜局", "扶持焜业", "市焜院", "焜月底前", "焜授权量", "焜年"):
        assert words.replace("焜", "<mark>焜</mark>") in html, words
    assert "<mark>犇</mark>" not in html


def test_marked_posts_are_escaped_once(client):
    edition = make_full_release()
    speaker = make_appearance(edition, posts=['R&D "主管"', "局长"])
    make_block(edition, "谢谢。", speaker=speaker, kind="statement")
    response = client.get(reverse("public:release", args=[edition.release.number]), {"q": "主管"})
    assert "R&amp;D &quot;<mark>主管</mark>&quot;、局长" in response.content.decode()


def test_as_many_characters_are_marked_as_may_be_searched():
    for length, refused in ((MAX_CHARACTERS, False), (MAX_CHARACTERS + 1, True)):
        found = highlights_of("字" * length, [(1, "字" * length)])
        assert bool(found.refusal) is refused
        assert len(found.q) == MAX_CHARACTERS
