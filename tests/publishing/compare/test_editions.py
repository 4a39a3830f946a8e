"""An edition beside the one that it was copied from, row by row in words."""

import pytest
from django.test import TestCase

from releases.models import Attachment, Edition, State
from releases.publishing import copying
from releases.publishing.compare import editions, pasted_original, words
from releases.publishing.compare.contents import of_editions
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def live():
    edition = make.make_release().editions.get()
    speaker = make.make_appearance(edition, "周敏")
    block = make.make_block(edition, "专利授权37件。", kind="answer", speaker=speaker)
    make.make_statistic(block, "37件", value=37, decimals=0)
    make.make_measure(block, "创造稳步提升")
    make.make_block(edition, "第二段。", kind="answer")
    return edition


@pytest.fixture
def draft(live):
    return copying.copy(live, by=None, now=make.NOW)


def told(live, draft):
    found = editions.between(live, Edition.objects.get(pk=draft.pk))
    return [
        line for rows in found.rows.values() for row in rows for line in words.lines(row.changes())
    ]


def test_a_copy_is_the_same(live, draft):
    assert not editions.between(live, draft)


def test_a_figure_and_its_words_are_one_row_each(live, draft):
    draft.statistics.update(value=38)
    draft.blocks.filter(text__contains="37").update(text="专利授权38件。")
    assert told(live, draft) == [
        "段落“专利授权37件。”的正文：专利授权37件。 → 专利授权38件。",
        "数据“专利授权量”的数值：37 → 38",
    ]  # fmt: skip


def test_choices_links_and_days_are_told_in_words(live, draft):
    speaker = make.make_appearance(draft, "王强")
    draft.blocks.filter(text__contains="37").update(kind="statement", speaker=speaker)
    draft.measures.update(stage="planned")
    draft.statistics.update(period_start="2024-01-01", period_end="2024-12-31")
    assert told(live, draft) == [
        "添加发言人“王强”",
        "段落“专利授权37件。”的类型：回答 → 发布",
        "段落“专利授权37件。”的发言人：周敏 → 王强",
        "数据“专利授权量”的时期起：（空） → 2024-01-01",
        "数据“专利授权量”的时期止：（空） → 2024-12-31",
        "举措“创造稳步提升”的阶段：已完成 → 计划",
    ]


def test_a_block_that_moved_is_told_as_moved(live, draft):
    draft.blocks.filter(text="第二段。").update(position=0)
    assert told(live, draft) == ["段落“第二段。”移到前面"]


def test_people_with_one_name_are_told_apart(live, draft):
    other = make.make_appearance(draft, "周民", organisation=make.make_organisation("市公安局"))
    draft.appearances.filter(pk=other.pk).update(name="周敏")
    draft.blocks.filter(text="第二段。").update(speaker=other)
    assert "段落“第二段。”的发言人：（空） → 周敏（市公安局）" in told(live, draft)


def test_facts_and_topics(live, draft):
    draft.topics.set([make.make_topic("商标")])
    Edition.objects.filter(pk=draft.pk).update(session="第二场", event_date=None)
    found = editions.between(live, Edition.objects.get(pk=draft.pk))
    assert found.facts == (
        ("event.date", "2025-04-26", ""), ("session", "", "第二场"), ("topics", "", "商标"),
    )  # fmt: skip


def test_what_an_edition_came_after(live, draft):
    assert editions.before(live) is None
    assert editions.before(draft) == live
    Edition.objects.filter(pk=live.pk).update(state=State.SUPERSEDED)
    assert editions.before(draft) == live


def test_the_queries_do_not_grow(live, draft):
    for _n in range(9):
        make.make_statistic(make.make_block(draft, "商标1939件。"))
    with TestCase().assertNumQueries(8):
        list(of_editions(live, draft))


def test_a_page_is_compared_as_it_is_read_today(live):
    assert pasted_original.pasted(live) is None


def test_a_withheld_file_is_told_of_on_neither_side(live, draft):
    Attachment.objects.create(
        edition=live, name="附表", alternative="表", file="x", position=1, withheld=True
    )
    assert not editions.between(live, draft)
    Attachment.objects.update(withheld=False)
    assert told(live, draft)
