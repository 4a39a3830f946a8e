"""Tables of a release: real tables with heads and a title, figures marked on their cells."""

import json
import re

import pytest
from django.urls import reverse

from releases.models import Block, Edition
from releases.models.snapshot import snapshot
from releases.public.releases.body_table import ON_A_LINE, is_title
from releases.public.releases.transcript_html import body_line
from tests.make import (
    index_all,
    make_appearance,
    make_block,
    make_indicator,
    make_measure,
    make_release,
    make_statistic,
)
from tests.public.pages import assert_nothing_inline, ids_of, text_of

pytestmark = pytest.mark.django_db
TABLE = "地区\t2023年\t2024年\n临江区\t110\t120\n合计\t700\t1939"


@pytest.fixture
def edition():
    return Edition.objects.get(release=make_release())


@pytest.fixture
def table(edition):
    return make_block(edition, TABLE, kind="table")


def figure(block, quote="120", **kw):
    return make_statistic(block, quote, value=int(quote), unit="件", **kw)


def heads(text, *statistics):
    rows = body_line(Block(kind="table", text=text), (), statistics).rows
    return [[cell.heads for cell in row] for row in rows]


def page(client, edition, **query):
    return client.get(reverse("public:release", args=[edition.release.number]), query)


def test_the_first_row_and_column_are_heads_where_no_figure_stands(table):
    assert heads(TABLE, figure(table)) == [["col"] * 3, ["row", "", ""], ["row", "", ""]]


def test_a_row_or_column_with_a_figure_is_no_head(edition):
    block = make_block(edition, "110\t120\n700\t1939", kind="table")
    every = [figure(block, quote) for quote in ("110", "120", "700", "1939")]
    assert heads(block.text, *every) == [["", ""], ["", ""]]
    assert heads(block.text, every[0]) == [["", ""], ["", ""]]


def test_a_line_across_the_table_is_the_head_of_all_columns(edition):
    assert heads("单位：件\n甲\t1\n乙\t2")[0] == ["colgroup"]
    (row, *_rest) = body_line(Block(kind="table", text="单位：件\n甲\t1")).rows
    assert [cell.width for cell in row] == [2]


def test_one_row_and_one_column_have_no_heads():
    assert heads("甲\t乙") == [["row", ""]]
    assert heads("甲") == [[""]]
    assert heads("甲\n乙") == [["col"], [""]]


def test_an_empty_cell_is_no_head():
    assert heads("\t2023年\n临江区\t\n\t90") == [["", "col"], ["row", ""], ["", ""]]


@pytest.mark.parametrize(("size", "long"), [(ON_A_LINE, False), (ON_A_LINE + 1, True)])
def test_a_long_cell_is_told_from_one_that_stays_on_a_line(size, long):
    rows = body_line(Block(kind="table", text=f"甲\t{'乙' * size}\n丙\t丁")).rows
    assert [[cell.long for cell in row] for row in rows] == [[False, long], [False, False]]


def test_figures_are_marked_in_their_cells(client, edition, table):
    row = figure(table, "1939")
    html = page(client, edition).content.decode()
    link = f'<a class="figure-words" href="#{row.anchor}" id="{row.words_anchor}">1939</a>'
    assert f"<td>{link}</td>" in html
    assert "2024年</th>" in html
    assert '<th scope="row">合计</th>' in html
    assert f'<div class="body-table" id="{table.anchor}">' in html
    assert_nothing_inline(page(client, edition))


def test_a_measure_over_several_cells_is_marked_in_each_and_named_once(client, edition, table):
    measure = make_measure(table, start=0, end=len(TABLE))
    html = page(client, edition).content.decode()
    assert html.count('<span class="measure-words"') == 9
    assert html.count(f'id="{measure.words_anchor}"') == 1


def test_words_that_were_looked_for_are_marked_in_cells(client, edition, table):
    html = page(client, edition, q="临江区").content.decode()
    assert re.search(r'<th scope="row">.*<mark>临江区</mark></th>', html)


def test_cells_are_escaped(client, edition):
    make_block(edition, "<b>\t&\n甲\t乙", kind="table")
    assert '<th scope="col">&lt;b&gt;</th><' in "".join(
        page(client, edition).content.decode().split("\n")
    ).replace("  ", "")


def test_every_id_stands_once(client, edition, table):
    figure(table, "120")
    make_block(edition, "表2 各区情况")
    make_block(edition, TABLE, kind="table")
    ids = ids_of(page(client, edition))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("表1 2024年各区专利授权情况", True),
        ("各区专利授权量（件）", True),
        ("各区情况如下：", False),
        ("各区都有增长。", False),
        ("甲" * 60, True),
        ("甲" * 61, False),
    ],
)
def test_a_line_without_a_stop_is_the_title_of_the_table_below(client, edition, text, title):
    line = make_block(edition, text)
    make_block(edition, TABLE, kind="table")
    assert is_title(text) is title
    html = page(client, edition).content.decode()
    assert (f'<caption id="{line.anchor}">' in html) is title
    assert (f'<p id="{line.anchor}">' in html) is not title
    assert (f'aria-labelledby="{line.anchor}"' in html) is title


def test_a_heading_names_the_table_below_and_stays_a_heading(client, edition):
    heading = make_block(edition, "一、各区情况", kind="heading")
    make_block(edition, TABLE, kind="table")
    html = page(client, edition).content.decode()
    assert f'<h3 class="body-heading" id="{heading.anchor}"' in html
    assert f'aria-labelledby="{heading.anchor}"' in html
    assert "<caption" not in html


def test_a_table_interrupts_no_turn(client, edition):
    speaker = make_appearance(edition, "张焜")
    for kind, text in (("statement", "先说一段。"), ("table", TABLE), ("statement", "再说。")):
        make_block(edition, text, kind=kind, speaker=speaker)
    html = page(client, edition).content.decode()
    assert html.count("statement-head") == 1
    assert html.index("先说一段") < html.index("<table>") < html.index("再说。")


@pytest.mark.parametrize("said_by", [True, False])
def test_a_table_in_an_answer_goes_with_it(client, edition, said_by):
    speaker = make_appearance(edition, "张焜")
    question = make_block(edition, "各区如何？", kind="question", number=1)
    make_block(edition, "请看表。", kind="answer", speaker=speaker)
    make_block(edition, TABLE, kind="table", speaker=speaker if said_by else None)
    make_block(edition, "谢谢。", kind="answer", speaker=speaker)
    assert page(client, edition).content.decode().count("answer-head") == 1
    own = reverse("public:row", args=[edition.release.number, question.anchor])
    shown = client.get(own)
    assert "临江区" in text_of(shown)
    assert '<th scope="row">临江区</th>' in shown.content.decode()


def test_the_page_of_a_table_shows_a_table(client, table, edition):
    figure(table, "120")
    response = client.get(reverse("public:row", args=[edition.release.number, table.anchor]))
    html = response.content.decode()
    assert '<th scope="col">2023年</th>' in html
    assert "这段话里的举措和数据" in html
    ids = ids_of(response)
    assert len(ids) == len(set(ids))


def test_a_figure_of_a_table_is_quoted_by_its_row(client, table, edition):
    row = figure(table, "120")
    response = client.get(reverse("public:row", args=[edition.release.number, row.anchor]))
    quoted = "地区｜2023年｜2024年；临江区｜110｜"
    assert f"{quoted}120" in text_of(response)
    assert f"{quoted}<mark>120</mark>" in response.content.decode()


def test_the_search_shows_the_row_that_was_found(client, edition, table):
    index_all()
    shown = client.get(reverse("public:releases"), {"q": "合计"})
    assert "<mark>合计</mark>｜700｜1939" in shown.content.decode()
    assert "临江区" not in text_of(shown)


def test_a_table_is_no_lead_and_comes_back_from_the_format(client, edition, table):
    make_block(edition, "会上通报了情况。")
    response = page(client, edition)
    assert response.context["page"].lead == "会上通报了情况。"
    assert snapshot(edition).blocks[0].kind == "table"
    index_all()
    assert "会上通报了情况。" in text_of(client.get(reverse("public:releases")))


def test_machines_are_told_the_text_of_a_table(client, edition):
    question = make_block(edition, "各区如何？", kind="question", number=1)
    make_block(edition, "请看表。", kind="answer")
    make_block(edition, TABLE, kind="table")
    index_all()
    feed = client.get(reverse("neutral:exchanges_feed")).content.decode()
    assert "请看表。" in feed
    assert "临江区｜110｜120" in feed
    own = reverse("public:row", args=[edition.release.number, question.anchor])
    (data,) = re.findall(r'ld\+json">(.*?)</script>', client.get(own).content.decode())
    assert "临江区" in json.loads(data)["mainEntity"]["acceptedAnswer"]["text"]


def test_queries_do_not_grow_by_tables(client, edition, django_assert_max_num_queries):
    for n in range(5):
        block = make_block(edition, TABLE, kind="table")
        figure(block, "120", indicator=make_indicator(f"指标{n}"))
    with django_assert_max_num_queries(15):
        page(client, edition)
