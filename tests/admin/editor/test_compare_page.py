"""What an edition says otherwise than another, beside the text that it is edited in."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from releases.intake.parse import reader
from releases.intake.pasted_pages import keep
from releases.models import Edition
from releases.publishing import drafting, lifecycle
from tests import make
from tests.admin.asking import text, url


@pytest.fixture
def live(chief):
    edition = make.make_edition()
    block = make.make_block(edition, "全年专利授权37件。", position=10)
    make.make_statistic(block, "37件", value=37, decimals=0)
    make.make_block(edition, "第二段。", position=20)
    make.make_block(edition, "第三段。", position=30)
    lifecycle.publish(edition, by=chief.user, now=make.NOW)
    return Edition.objects.get(pk=edition.pk)


@pytest.fixture
def draft(chief, live):
    draft = lifecycle.correct(live.release, by=chief.user, now=make.NOW)
    draft.blocks.filter(text__contains="37").update(text="全年专利授权38件。")
    draft.statistics.update(value=38)
    draft.blocks.filter(text="第三段。").update(position=5)
    return draft


def shown(client, edition, **asked):
    return text(client.get(url("edition_compare", edition.pk), asked))


def test_what_changed_is_told_in_words_and_marked_in_the_text(chief, draft):
    page = shown(chief, draft)
    block = draft.blocks.get(text__contains="38")
    assert "数据“专利授权量”的数值：37 → 38" in page
    assert f"{url('edition_editor', draft.pk)}#{block.anchor}" in page
    assert "（删去：</span>37<" in page
    assert "（新增：</span>38<" in page
    assert "从第 3 段移到第 1 段" in page
    assert "（1 段没有改动）" in page


def test_what_readers_have_comes_first_and_any_other_edition_may_be_asked_for(chief, live, draft):
    for asked in ({}, {"with": "live"}):
        assert f'with={live.pk}"' in shown(chief, draft, **asked).split('aria-current="true"')[0]
    assert "第 1 版（已发布）" in shown(chief, draft)
    assert "数值：37 → 38" in shown(chief, draft, **{"with": str(live.pk)})
    assert "数值：38 → 37" in shown(chief, live, **{"with": str(draft.pk)})
    for other in ("paste", "0", "x", str(make.make_edition().pk)):
        assert chief.get(url("edition_compare", draft.pk), {"with": other}).status_code == 404


def test_the_same_and_nothing_to_compare_with(chief, live):
    assert "没有可以对比的" in shown(chief, live)
    draft = lifecycle.correct(live.release, by=chief.user, now=make.NOW)
    assert "没有不同。" in shown(chief, draft)


def test_the_page_that_it_was_pasted_from(chief):
    page = "云岫市召开新闻发布会\n全年专利授权37件，商标注册77件。\n谢谢大家来参加发布会。"
    pasted = keep(page.encode(), filename="", by=None, now=make.NOW)
    edition = drafting.draft(reader.read(page), by=chief.user, now=make.NOW, pasted=pasted)
    assert "没有不同。" in shown(chief, edition)
    block = edition.blocks.get(text__contains="37")
    edition.blocks.filter(pk=block.pk).update(text=block.text.replace("37", "38"))
    marked = shown(chief, edition, **{"with": "paste"})
    assert "（新增：</span>38<" in marked


def test_only_those_who_may_look_at_it(client, draft):
    assert client.get(url("edition_compare", draft.pk)).status_code == 302
    stranger = Client()
    stranger.force_login(make.make_user())
    assert stranger.get(url("edition_compare", draft.pk)).status_code == 403


def test_markup_is_shown_not_run(chief, draft):
    draft.blocks.filter(text__contains="38").update(text="<script>alert(1)</script>")
    assert "<script>alert" not in shown(chief, draft)


def test_the_queries_do_not_grow(chief, draft):
    counts = []
    for _n in range(3):
        with CaptureQueriesContext(connection) as captured:
            shown(chief, draft)
        counts.append(len(captured))
        for n in range(5):
            make.make_statistic(make.make_block(draft, f"商标1939件{n}。"))
    assert counts[1] == counts[2] <= 17
