from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.search.query.parser import Query, parse


def words(typed):
    query = parse(typed)
    return [w.key for w in query.required], [w.key for w in query.excluded]


@pytest.mark.parametrize(
    ("typed", "required", "excluded"),
    [
        ("", [], []),
        (" \u3000\n", [], []),
        ("专利", ["专利"], []),
        (" 专利\u3000商标 专利 ", ["专利", "商标"], []),
        ("１，９３９ GoodLuck", ["1939", "goodluck"], []),
        ("智慧財產權", ["智慧财产权"], []),
        ("专利 -商标 －版权", ["专利"], ["商标", "版权"]),
        ('"good  luck" 专利', ["good luck", "专利"], []),
        ("“知识产权 保护”", ["知识产权 保护"], []),
        ('-"good luck"', [], ["good luck"]),
        ("“十四五”规划", ['"十四五"规划'], []),
        ("“十四五”", ["十四五"], []),
        ('"专利', ["专利"], []),
        ("专利”", ["专利"], []),
        ('"', ['"'], []),
        ("-", ["-"], []),
        ('""', [], []),
        ('"“云岫香菇”保护 工程"', ['"云岫香菇"保护 工程'], []),
        ('"甲 乙" “丙 丁” -"戊 己"', ["甲 乙", "丙 丁"], ["戊 己"]),
        ("2018-2023 4.26", ["2018-2023", "4.26"], []),
        ("NEAR(专利, 3) OR *", ["near(专利,", "3)", "or", "*"], []),
        ("专\u200b利", ["专利"], []),
        ("\u200b", [], []),
    ],
)
def test_parse(typed, required, excluded):
    assert words(typed) == (required, excluded)


def test_a_query_is_true_if_anything_can_be_looked_for():
    assert parse("专利")
    assert parse("-专利")
    assert not parse(" ")


def test_without_a_word():
    query = parse("专利 商标 -版权")
    assert query.without(query.required[0]) == parse("商标 -版权")


@pytest.mark.parametrize("typed", ["知识产权 -知识", "专利 -专利", "- -- ---", "知识 -识"])
def test_what_is_asked_for_and_excluded_contradicts_itself(typed):
    assert parse(typed).contradicts_itself


@pytest.mark.parametrize("typed", ["知识 -知识产权", "专利 -商标", "-专利", "专利", ""])
def test_what_may_be_found_does_not_contradict_itself(typed):
    assert not parse(typed).contradicts_itself


def test_a_synonym_that_is_not_excluded_may_be_found():
    (word,), excluded = parse("知识产权").required, parse("-知识").excluded
    assert Query((word,), excluded).contradicts_itself
    assert not Query((replace(word, synonyms=("产权",)),), excluded).contradicts_itself


@given(st.text(max_size=250))
def test_human_text_never_raises(typed):
    query = parse(typed)
    assert all(word.key for word in (*query.required, *query.excluded))
