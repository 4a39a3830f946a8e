"""No hits: the word that is missing, words that were meant, and ways out that lead somewhere."""

import pytest
from django.db import connection
from django.http import QueryDict

from releases.models import Edition, SearchTally, SynonymGroup, SynonymWord
from releases.search.filters import FILTERS
from releases.search.help import help_for
from releases.search.query import parse
from releases.search.results import search
from releases.search.suggest import suggestions
from releases.search.tally import tally
from releases.text.search_key import key
from tests.make import (
    index_all,
    make_appearance,
    make_block,
    make_indicator,
    make_organisation,
    make_release,
    make_statistic,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    edition = make_release(title="云岫市专利工作发布会", topics=[make_topic("专利")]).editions.get()
    organisation = make_organisation("云岫市市场监督管理局")
    organisation.aliases.create(name="市监局")
    organisation.aliases.create(name="从未印出的别名")
    make_appearance(edition, "张焜", organisation=organisation)
    block = make_block(edition, "全年专利授权1939件，香菇地理标志保护有力，行政裁决提速。")
    make_statistic(block, indicator=make_indicator("专利授权量"))
    other = make_release(title="商标发布会", topics=[make_topic("商标")]).editions.get()
    make_block(other, "商标注册总量增长。")
    index_all()
    return edition


def make_synonyms(*words):
    group = SynonymGroup.objects.create()
    for word in words:
        SynonymWord.objects.create(group=group, word=word, key=key(word))
    return group


def helped(query, view="releases"):
    filterset = FILTERS[view](QueryDict(query), Edition.objects.published())
    listing = filterset.listing
    assert listing.total().n == 0
    return help_for(listing)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zhuanli", "专利"),
        ("zl", "专利"),
        ("yx", "云岫"),
        ("zhangkun", "张焜"),
        ("专例", "专利"),
        ("张昆", "张焜"),
        ("专利授劝量", "专利授权量"),
        ("地理标识", "地理标志"),
    ],
)
def test_a_missing_word_is_named_and_near_ones_offered(edition, typed, meant):
    found = helped(f"q={typed}+香菇")
    assert [missing.word for missing in found.missing] == [typed]
    near = found.missing[0].near
    assert meant in near
    assert all(search(name).total for name in near)


def test_words_that_stand_apart(edition):
    found = helped("q=香菇+商标")
    assert found.missing == ()
    assert {way[0]: way[1].n for way in found.without_word} == {"香菇": 1, "商标": 1}


def test_excluded_words_may_be_in_the_way(edition):
    found = helped("q=香菇+-专利")
    assert ("-专利", (1, False)) in found.without_word


def test_the_condition_that_is_in_the_way_is_named(edition):
    found = helped("q=香菇&topic=商标")
    assert {way[0]: way[1].n for way in found.without_filter} == {"q": 1, "topic": 1}
    assert found.only_filter == ()


def test_where_no_single_one_is_in_the_way_each_alone_is_offered(edition):
    found = helped("q=香菇+商标&topic=商标&speaker=张焜".replace("张焜", slug(edition)))
    assert found.without_filter == ()
    assert {way[0] for way in found.only_filter} == {"topic", "speaker"}


def slug(edition):
    return edition.appearances.get().person.slug


def test_nothing_at_all():
    assert helped("").nothing_at_all


def test_synonyms_are_live_at_once_and_gone_at_once(edition):
    assert search("专利侵权裁决").total == 0
    group = make_synonyms("专利侵权裁决", "行政裁决")
    found = search("專利侵權裁決")
    assert found.total == 1
    assert found.query.besides == ("行政裁决",)
    assert search("-专利侵权裁决").total == 1
    assert search("香菇 专利侵权裁决").total == 1
    group.delete()
    assert search("专利侵权裁决").total == 0


def test_a_synonym_of_a_part_changes_nothing(edition):
    make_synonyms("裁决", "商标")
    assert search("行政裁决").total == 1


def test_suggestions(edition):
    def texts(typed):
        return [row.text for row in suggestions(typed)]

    assert texts("专")[:2] == ["专利", "专利授权"]
    assert "云岫市专利工作发布会" in texts("专利")
    assert "专利授权量" in texts("授权")
    assert "张焜" in texts("zhangk")
    assert "市监局" not in texts("市监")
    assert texts("从未印出") == []
    assert texts("") == texts(" ") == []
    assert len(suggestions("市" * 300)) == 0
    assert all(row.number or search(row.text).total for row in suggestions("z"))


def test_tally_counts_a_day_and_keeps_no_personal_numbers(edition):
    for typed in ("香菇", " 香菇 ", "13812345678", "查 42010619900101123X"):
        tally(typed, parse(typed), 0)
    row = SearchTally.objects.get()
    assert (row.words, row.times, row.found) == ("香菇", 2, 0)
    tally("香菇", parse("香菇"), 3)
    row.refresh_from_db()
    assert (row.times, row.found) == (3, 3)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            (timeout,) = cursor.execute("PRAGMA busy_timeout").fetchone()
            assert timeout >= 1000
    assert {field.name for field in SearchTally._meta.fields} == {
        *("id", "day", "key", "words", "times", "found")
    }
