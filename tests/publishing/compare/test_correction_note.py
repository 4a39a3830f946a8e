"""What an editor is offered as correction note."""

import pytest

from releases.models import Edition
from releases.publishing import copying
from releases.publishing.compare import editions
from releases.publishing.compare.correction_note import changed_passages, proposed
from releases.publishing.compare.text_runs import runs
from tests import make

pytestmark = pytest.mark.django_db
TEXT = "去年，全市专利授权37件，商标注册777件。"


@pytest.fixture
def live():
    edition = make.make_release().editions.get()
    block = make.make_block(edition, TEXT)
    make.make_statistic(
        block, "37件", value=37, decimals=0, indicator=make.make_indicator("专利授权")
    )
    make.make_block(edition, "第二段说的是地理标志。")
    return edition


@pytest.fixture
def draft(live):
    return copying.copy(live, by=None, now=make.NOW)


def note(live, draft):
    return proposed(editions.between(live, Edition.objects.get(pk=draft.pk)))


def rewrite(draft, old, new):
    draft.blocks.filter(text__contains=old).update(text=TEXT.replace(old, new))


def test_nothing_changed_is_no_note(live, draft):
    assert note(live, draft) == ""


def test_a_figure_and_its_words_are_told_once(live, draft):
    rewrite(draft, "37件", "38件")
    draft.statistics.update(value=38)
    assert note(live, draft) == "将“专利授权37件”更正为“38件”。"


def test_a_number_that_no_figure_tells_stands_in_its_clause(live, draft):
    rewrite(draft, "777件", "778件")
    assert note(live, draft) == "将“商标注册777件”更正为“商标注册778件”。"


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        ("共1,939件", "共1,993件", "共1,939件", "共1,993件"),
        ("累计2,380件登记，其中甲", "累计2,380件登记，其中乙", "其中甲", "其中乙"),
        ("12345678912件甲", "12345678912件乙", "件甲", "件乙"),
        ("子丑寅卯辰巳午未甲", "子丑寅卯辰巳午未乙", "子丑寅卯辰巳午未甲", "子丑寅卯辰巳午未乙"),
    ],
)  # fmt: skip
def test_a_clause_is_cut_but_no_number_is(old, new, was, now):
    ((before, after),) = changed_passages(runs(old, new))
    assert (before, after) == (was, now)


def test_facts_and_fields_are_named(live, draft):
    Edition.objects.filter(pk=draft.pk).update(event_venue="二楼", title="改了")
    draft.statistics.update(period_label="2024年")
    assert note(live, draft) == (
        "将标题“云岫市召开知识产权新闻发布会”更正为“改了”；补充发布会地点“二楼”；"
        "补充数据“专利授权”的时期“2024年”。"
    )


def test_paragraphs_that_came_went_and_moved(live, draft):
    draft.blocks.filter(text__contains="地理标志").update(position=0)
    make.make_block(draft, "新来的一段。")
    assert note(live, draft) == "移动“第二段说的是地理标志。”一段；补充“新来的一段。”一段。"
    draft.statistics.all().delete()
    draft.blocks.filter(text=TEXT).delete()
    assert "删去“去年，全市专利授权37件，商标注册…”一段" in note(live, draft)
    assert "删去数据" not in note(live, draft)  # it went with its paragraph


def test_a_figure_that_was_missed(live, draft):
    block = draft.blocks.get(text=TEXT)
    make.make_statistic(block, "777件", indicator=make.make_indicator("商标注册量"))
    assert note(live, draft) == "补充数据“商标注册量”。"


def test_a_rewritten_paragraph_is_named_alone(live, draft):
    new = "今年，全省商标质押77笔，惠及企业66家，其中证明商标3件，集体商标6件，均为历史最好水平。"
    draft.blocks.filter(text=TEXT).update(text=new)
    assert note(live, draft) == "修改“去年，全市专利授权37件，商标注册…”一段的文字。"


@pytest.mark.parametrize(
    ("count", "told"), [(2, "补充参会媒体“报1”；补充参会媒体“报2”。"), (3, "补充参会媒体3项。")]
)
def test_two_that_came_are_named(live, draft, count, told):
    for n in range(1, count + 1):
        make.make_attending_media(draft, f"报{n}")
    assert note(live, draft) == told


@pytest.mark.parametrize(
    ("count", "end"), [(7, "第6段”一段；补充“第7段”一段。"), (8, "第6段”一段；另有 2 处改动。")]
)
def test_six_are_told_one_by_one(live, draft, count, end):
    for n in range(1, count + 1):
        make.make_block(draft, f"第{n}段")
    assert note(live, draft).endswith(end)
    assert len(note(live, draft)) < 200


@pytest.mark.parametrize(("count", "told"), [(3, "甲3"), (4, "一段的文字")])
def test_three_places_of_a_paragraph_are_told(live, draft, count, told):
    old = "，".join(f"甲{n}" for n in range(1, 6))
    live.blocks.filter(text__contains="地理").update(text=old)
    new = "，".join(f"乙{n}" if n <= count else f"甲{n}" for n in range(1, 6))
    draft.blocks.filter(text__contains="地理").update(text=new)
    assert told in note(live, draft)


@pytest.mark.parametrize(("length", "told"), [(29, "更正为"), (31, "一段的文字")])
def test_a_long_passage_is_not_told_word_by_word(live, draft, length, told):
    draft.blocks.filter(text__contains="地理").update(text="丙" * length)
    live.blocks.filter(text__contains="地理").update(text="丁" * length)
    assert told in note(live, draft)
