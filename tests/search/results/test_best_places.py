"""The best places of the words: each word is shown, the places with most of them first."""

import pytest

from releases.models import SearchDocument, SearchPlace
from releases.search.query.parser import parse
from releases.search.results.best_places import MAX_PLACES, best_places
from tests.make import index_all, make_block, make_measure, make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    edition = make_release(title="云岫市发布会").editions.get()
    for text in ("专利一。", "专利二。", "专利三。", "专利四。", "海关。"):
        make_measure(make_block(edition, text, kind="statement"), text[:-1])
    make_block(edition, "香菇好。", kind="paragraph")
    return edition


def found(edition, typed):
    index_all()
    key = SearchDocument.objects.get(edition=edition).key
    text_at = dict(SearchPlace.objects.filter(document=key).values_list("position", "text"))
    places = best_places([key], parse(typed)).get(key, [])
    return [text_at[place.position] for place in places]


def test_no_word_is_left_without_a_place(edition):
    texts = found(edition, "专利 香菇 海关")
    assert {"专利", "香菇", "海关"} == {text[:2] for text in texts[:3]}
    assert len(texts) == MAX_PLACES


def test_a_place_with_all_words_makes_others_needless(edition):
    make_block(edition, "香菇与专利。", kind="answer")
    assert found(edition, "专利 香菇")[0] == "香菇与专利。"
    assert found(edition, "专利 香菇")[1].startswith("专利")


def test_kinds_take_turns(edition):
    first, second = found(edition, "专利")[:2]
    assert {first.split("\n")[0], second.split("\n")[0]} == {"专利一", "专利一。"}


def test_no_words_no_places(edition):
    assert found(edition, "-海关") == []
