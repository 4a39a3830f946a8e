"""What is offered while somebody types: only what is found, and at once after a word was saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.models import Indicator, SynonymWord
from releases.search.index import indexing
from releases.search.query.parser import parse
from releases.search.results.ranked_results import search
from releases.search.words import completion
from releases.search.words.alternatives import near
from releases.search.words.completion import suggestions
from releases.search.words.known_names import vocabulary
from tests.make import index_all, make_appearance, make_organisation, make_release
from tests.search.rooms import make_synonyms, make_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return make_words()


def texts(typed):
    return [row.text for row in suggestions(typed)]


def values(typed):
    return [row.value for row in suggestions(typed)]


def test_suggestions(edition):
    assert texts("专")[:2] == ["专利", "专利授权"]
    assert "云岫市专利工作发布会" in texts("专利")
    assert "专利授权量" in texts("授权")
    assert "张焜" in texts("zhangk")
    assert "市监局" not in texts("市监")
    assert texts("从未印出") == []
    assert texts("") == texts(" ") == []
    assert len(suggestions("市" * 300)) == 0
    assert all(row.number or search(row.text).total for row in suggestions("z"))


def test_a_synonym_is_offered_at_once_and_gone_at_once(edition):
    assert texts("加速裁") == []
    group = make_synonyms("加速裁决", "行政裁决")
    assert texts("加速裁") == ["加速裁决"]
    word = SynonymWord.objects.get(word="加速裁决")
    word.delete()
    assert texts("加速裁") == []
    make_synonyms("加速裁决书")
    assert texts("加速裁") == []
    SynonymWord.objects.create(group=group, word="加速裁决", key="加速裁决")
    assert texts("加速裁") == ["加速裁决"]


def test_a_place_whose_name_ends_like_a_level_is_spelled():
    edition = make_release(title="甲").editions.get()
    make_appearance(edition, "乙", organisation=make_organisation("随州市知识产权局"))
    index_all()
    assert texts("sz")[0] == texts("suizhou")[0] == "随州"
    (word,) = parse("sz").required
    assert near(word)[0] == "随州"
    (word,) = parse("随洲").required
    assert "随州" in near(word)


def test_a_name_is_offered_once_however_it_is_written(edition):
    make_synonyms("專利授权", "加速裁决")
    assert [text for text in texts("zhuanlishou") if "授权" in text] == ["专利授权", "专利授权量"]
    (word,) = parse("zhuanlishouquan").required
    assert [name for name in near(word) if "授权" in name] == ["专利授权", "专利授权量"]


def test_an_alias_is_offered_at_once(edition):
    assert texts("保护有") == []
    Indicator.objects.get().aliases.create(name="保护有力")
    assert texts("保护有") == ["保护有力"]
    make_organisation("无关的局").aliases.create(name="香菇地理")  # no release names its body
    assert texts("香菇地") == []


def test_a_name_changed_in_its_place_is_offered_once_that_is_told(
    edition, django_capture_on_commit_callbacks
):
    assert texts("志保护") == []
    Indicator.objects.update(name="地理标志保护")
    with django_capture_on_commit_callbacks(execute=True):
        indexing.words_changed()
    assert texts("志保护") == ["地理标志保护"]
    assert "专利授权量" not in [name.text for name in vocabulary().names]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("香菇 专", "香菇 专利"),
        ("香菇\u3000zhuanl", "香菇\u3000专利"),
        ("-商", "-商标"),
        ("－商", "－商标"),
        ("专利 -商", "专利 -商标"),
        ("“专", "专利"),
        ("香菇 “专", "香菇 专利"),
        ('"香菇" -「商', '"香菇" -商标'),
        ("香菇 专 ", "香菇 专利"),
    ],
)
def test_the_last_word_is_completed(edition, typed, offered):
    found = values(typed)
    assert offered in found
    assert all(search(value).total for value in found)


def test_what_is_never_found_beside_the_other_words_is_not_offered(edition):
    assert "商标" in texts("商")
    assert values("香菇 商") == []


def test_names_that_nobody_printed_ask_few_queries(edition):
    body = make_organisation("多名局")
    for number in range(3 * completion.MAX_LOOKED_UP):
        body.aliases.create(name=f"未印之名{number}")
    make_appearance(edition, "李彧", organisation=body)
    index_all()
    vocabulary()
    with CaptureQueriesContext(connection) as queries:
        assert texts("未印之名") == []
    assert len(queries) <= 8


@pytest.mark.usefixtures("demo")
def test_words_that_names_share_are_offered_in_pinyin():
    assert texts("xianggu")[0] == "香菇"
    assert texts("zhuanli")[0] == "专利"
    assert len(texts("zhuanli")) == completion.MAX_SUGGESTIONS
