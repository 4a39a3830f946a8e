"""Words that names and titles begin with."""

from releases.search.words import stems as module
from releases.search.words.stems import stems


def test_a_word_is_followed_by_different_characters():
    names = ["专利授权量", "专利授权数", "专利转化", "商标注册量", "商标注册量占比"]
    assert stems(names) == ["专利", "专利授权"]


def test_the_end_of_a_name_is_something_that_follows():
    assert stems(["香菇", "香菇产值"]) == ["香菇"]


def test_a_place_and_a_quote_at_the_beginning_are_passed_over():
    names = ["云岫香菇产值", "“云岫香菇”用标", "云岫市香菇节", "香菇出口额"]
    assert stems(names, ["云岫", "云岫市"]) == ["香菇"]


def test_one_name_makes_no_word():
    assert stems(["香菇产值", "香菇产值", "菇", "", "AI产业", "2024年"]) == []


def test_the_most_frequent_are_kept(monkeypatch):
    monkeypatch.setattr(module, "MAX_STEMS", 1)
    assert stems(["商标一", "商标二", "专利一", "专利二", "专利三"]) == ["专利"]
