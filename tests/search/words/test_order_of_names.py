"""Which names come first while somebody types, whatever order they are known in."""

import pytest

from releases.search.results.highlight import spans
from releases.search.words import completion
from releases.search.words.known_names import KnownName, KnownNames
from releases.search.words.stems import stems


def names(*texts):
    return KnownNames(tuple(KnownName(text, "指标") for text in texts))


def test_of_spelled_names_the_shortest_comes_first():
    found = names("专利授权数量", "专利", "专利授权").spelled("zl")
    assert [name.text for name in found] == ["专利", "专利授权", "专利授权数量"]


@pytest.mark.parametrize(
    "known",
    [
        ["有效专利", "专利授权量", "专利法", "发明专利量"],
        ["发明专利量", "专利法", "专利授权量", "有效专利"],
    ],
)
def test_what_begins_with_the_word_comes_first_then_what_is_shorter(known, monkeypatch):
    monkeypatch.setattr(completion, "vocabulary", lambda: names(*known))
    asked = [name.text for name in completion._names("专利")]
    assert asked == ["专利法", "专利授权量", "有效专利", "发明专利量"]


def test_the_longer_of_two_places_is_passed_over():
    texts = ["云岫市专利甲", "云岫市专利乙"]
    assert "专利" in stems(texts, ["云岫", "云岫市"])
    assert "市专利" not in stems(texts, ["云岫", "云岫市"])


def test_the_longer_of_two_words_is_marked():
    assert spans("共授权专利。", ["授权", "授权专利", "权"]) == [(1, 5)]
