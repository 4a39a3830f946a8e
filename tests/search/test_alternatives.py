"""No hits: the word that is missing, words that were meant, and ways out that lead somewhere."""

from dataclasses import astuple

import pytest
from django.db import connection
from django.http import QueryDict

from releases.models import Edition, SearchTally
from releases.search.lists.filter_sets import FILTERS
from releases.search.query.parser import parse
from releases.search.results.ranked_results import search
from releases.search.results.search_tally import countable, tally
from releases.search.words.alternatives import alternatives_to
from tests.make import index_all, make_measure

from .rooms import make_synonyms, make_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return make_words()


def listing_of(query, view="releases"):
    return FILTERS[view](QueryDict(query), Edition.objects.published()).result_list


def helped(query, view="releases"):
    listing = listing_of(query, view)
    assert listing.total().n == 0
    return alternatives_to(listing)


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
    near = [way.name for way in found.missing[0].near]
    assert meant in near
    assert all(search(name).total for name in near)


def test_of_near_names_those_that_the_view_has_are_offered(edition):
    make_measure(edition.blocks.get(), "专利导航")
    index_all()
    for view in ("measures", "statistics", "speakers"):
        for way in helped("q=zhuanli&topic=商标", view).missing[0].near:
            there = listing_of(f"q={way.name}", "releases" if way.of_releases else view)
            assert way.total == there.total()
            assert way.total.n
    missing = helped("q=zhuanli", "measures").missing[0]
    assert astuple(missing.near[0]) == ("专利", (1, False), False)


def test_near_names_that_only_releases_have_lead_there(edition):
    missing = helped("q=张昆", "statistics").missing[0]
    assert [astuple(way) for way in missing.near] == [("张焜", (1, False), True)]


def test_only_so_many_words_are_mended(edition):
    near = [bool(missing.near) for missing in helped("q=专例+张昆+商彪+香姑+商镖").missing]
    assert near == [True, True, True, False, False]


def test_words_that_stand_apart(edition):
    found = helped("q=香菇+商标")
    assert found.missing == ()
    assert {way[0]: way[1].n for way in found.without_word} == {"香菇": 1, "商标": 1}


def test_excluded_words_may_be_in_the_way(edition):
    found = helped("q=香菇+-专利")
    assert ("-专利", (1, False)) in found.without_word


def test_a_phrase_that_is_missing_is_offered_without_its_quotes(edition, client):
    found = helped('q="云岫市 专利工作"')
    assert [missing.word for missing in found.missing] == ["云岫市 专利工作"]
    assert astuple(found.missing[0].near[0]) == ("云岫市 专利工作", (1, False), False)
    page = client.get("/releases/", {"q": "云岫市 专利工作"})
    assert page.context["total"].n == 1


@pytest.mark.parametrize("phrase", ["专 利 云 岫 市 香 菇 商 标 行 政", "“ ”", "-甲 -专利"])
def test_a_phrase_that_cannot_be_asked_without_its_quotes_is_not_offered(edition, phrase):
    for missing in helped(f'q="{phrase}"').missing:
        assert phrase not in [way.name for way in missing.near]


def test_missing_words_can_be_left_out_together(edition):
    found = helped("q=香菇+无此词+也没有+-专利导航")
    assert found.without_missing == (("无此词", "也没有"), (1, False))
    assert found.without_word == ()
    assert helped("q=香菇+商标+无此词").without_missing == ()  # the others stand apart
    assert helped("q=无此词").without_missing == ()


def test_the_way_without_missing_words_leads_where_it_says(edition, client):
    page = client.get("/releases/", {"q": "香菇 无此词 也没有", "exact": "1"})
    (way,) = [way for way in page.context["ways"] if "无此词" in way.label]
    assert way.label == "不查“无此词”、“也没有”"
    there = client.get(f"/releases/?{way.address}").context
    assert there["total"] == way.total == (1, False)
    asked = {"q": "香菇 无此词 也没有", "exact": "1"}
    english = client.get("/en/releases/", asked)
    labels = [way.label for way in english.context["ways"]]
    assert "Without the word “无此词”, “也没有”" in labels


@pytest.mark.parametrize(
    "typed", ["2023 2024", "2021 2022 2023 专利", "2023-2024", "1,939 3.15-4.26", "GOODLUCK @"]
)
def test_years_and_days_are_no_personal_numbers(edition, typed):
    tally(countable(typed, parse(typed), 1))
    assert SearchTally.objects.get().words == typed


def test_what_a_filter_hides_is_not_told_as_missing(edition, client):
    client.get("/releases/", {"q": "香菇", "period": "2001年"})
    assert not SearchTally.objects.exists()
    client.get("/releases/", {"q": "香菇", "sort": "date"})
    assert SearchTally.objects.get().found == 1


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


def test_tally_counts_a_day_and_keeps_no_personal_numbers(edition):
    personal = [
        "13812345678", "查 42010619900101123X", "138 1234 5678", "+86 138-1234-5678",
        "138.1234.5678", "138/1234/5678", "138_1234_5678", "138，1234，5678",
        "2023 2024 13812345678", "身份证 4201 0119 9001 0112 3x",
        "zhang@example.com", "ｚ＠example.com",
    ]  # fmt: skip
    for typed in ("香菇", " 香菇 ", *personal):
        tally(countable(typed, parse(typed), 0))
    row = SearchTally.objects.get()
    assert (row.words, row.times, row.found) == ("香菇", 2, 0)
    tally(countable("香菇", parse("香菇"), 3))
    row.refresh_from_db()
    assert (row.times, row.found) == (3, 3)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            (timeout,) = cursor.execute("PRAGMA busy_timeout").fetchone()
            assert timeout >= 500  # as patient as it was
    assert {field.name for field in SearchTally._meta.fields} == {
        *("id", "day", "key", "words", "times", "found")
    }
