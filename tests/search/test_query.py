import pytest

from releases.models import Edition, State
from releases.search.query import matching, words
from tests.make import (
    make_appearance,
    make_attending_media,
    make_attending_organisation,
    make_block,
    make_edition,
    make_indicator,
    make_measure,
    make_organisation,
    make_release,
    make_statistic,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def full():
    """An edition with a different word in every place that is searched."""
    edition = make_release(
        title="标题词", subtitle="副题词", source="来源词", editor="编辑词", reviewer="审核词",
        event_venue="地点词", event_host="主办词", series="系列词", session="场次词",
        topics=[make_topic("主题词")],
    ).editions.get()  # fmt: skip
    speaker = make_appearance(
        edition, "张焜", organisation=make_organisation("全称局"), organisation_name="简称局",
        posts=["党委委员", "副局长"],
    )  # fmt: skip
    make_attending_organisation(edition, "出席局")
    make_attending_media(edition, "媒体词(账号词)")
    block = make_block(
        edition, "开幕:专利2023年4.26件,GoodLuck 100%达标。", speaker=speaker, kind="statement"
    )
    make_measure(block, "举措词")
    make_statistic(block, "4.26件", indicator=make_indicator("指标词"), indicator_name="原文指标词")
    make_release(title="无关")
    return edition


def found(q):
    return list(matching(Edition.objects.all(), q))


@pytest.mark.parametrize(
    "q",
    [
        *("标题词", "副题词", "来源词", "编辑词", "审核词", "地点词", "主办词", "系列词", "场次词"),
        *("主题词", "张焜", "简称局", "全称局", "副局长", "党委委员、副局长", "简称局党委委员"),
        *("出席局", "媒体词", "账号词", "举措词", "指标词", "原文指标词", "4.26件", "100%"),
        *("goodluck", "GOODLUCK", "开幕:专利", "开幕：专利", "4.26件，goodluck"),
        *("１００％", "４．26件", '"GoodLuck"', "“指标词”", "开幕:专利2023年4．26件，GOODLUCK"),
        *("标题词 张焜", "副局长\u3000举措词", " 指标词\n媒体词\t"),
    ],
)
def test_finds(full, q):
    assert found(q) == [full]


@pytest.mark.parametrize(
    "q", ["标题词 没有的词", "标%词", "标_词", "_", "副局长党委", "\\", "焜张"]
)
def test_does_not_find(full, q):
    assert found(q) == []


def test_no_words_leave_everything(full):
    assert len(found("  \u3000 ")) == 2


def test_one_edition_is_found_once(full):
    make_block(full, "专利")
    make_block(full, "专利")
    assert len(found("专利")) == 1


def test_only_within_what_is_given(full):
    make_edition(title="标题词", state=State.DRAFT)
    assert list(matching(Edition.objects.published(), "标题词")) == [full]


def test_words():
    assert words(" 专利\u3000商标 专利 ") == ["专利", "商标"]
