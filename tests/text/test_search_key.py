import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.search_key import _TABLE, _translated, _unusual, key, keyed
from tests.deep import one_in

texts = st.text(max_size=60) | st.text(
    "0123456789,， 　件専專利ＡaÄß㎡“”—・\u200b\ufe0f\U000f0041薴", max_size=40
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("２０２３年", "2023年"),
        ("1,939件", "1939件"),
        ("１，９３９件", "1939件"),
        ("1,234,567", "1234567"),
        ("12,34 1,2345 2023,123", "12,34 1,2345 2023,123"),
        ("GoodLuck ＧＯＯＤ", "goodluck good"),
        ("專利與商標、智慧財產權", "专利与商标、智慧财产权"),
        ("“十四五”「规划」＂", '"十四五""规划""'),
        ("2018—2023–2024－2025", "2018-2023-2024-2025"),
        ("161.76％", "161.76%"),
        ("开幕：专利（一）", "开幕:专利(一)"),
        ("  甲\n\t乙\u3000 丙 ", "甲 乙 丙"),
        ("专\u200b利\ufe0f\x00\ud800", "专利"),
        ("焜犇〇𠮷", "焜犇〇𠮷"),
        ("cafe\u0301 CAFE\u0301", "caf\u00e9 caf\u00e9"),
        ("ｶﾞ か\u3099", "ガ が"),
        ("\u1112\u1161\u11ab", "한"),
        ("阿依古丽·买买提 阿依古丽•买买提", "阿依古丽·买买提 阿依古丽·买买提"),
        ("", ""),
    ],
)
def test_key(text, expected):
    assert key(text) == expected


@pytest.mark.parametrize("plane", one_in(17, range(17)))
def test_every_character_has_a_settled_key(plane):
    """No character's key is changed by folding it again, in all of Unicode."""
    codes = range(plane * 0x10000, (plane + 1) * 0x10000)
    restless = [hex(code) for code in codes if key(k := key(chr(code))) != k]
    assert restless == []


def test_what_is_passed_over_keeps_its_form():
    passed_over = [char for char in map(chr, range(0x10000)) if not _unusual().search(char)]
    assert len(passed_over) > 6000
    assert [char for char in passed_over if _TABLE[ord(char)] != char] == []


@given(st.text(st.sampled_from("专利，：；（）“”？！％。、龍2Ａ \n𠮷Ⅱ")) | texts)
def test_the_fast_way_leads_to_the_same_form(text):
    assert _translated(text) == text.translate(_TABLE)


@given(texts)
def test_a_key_is_its_own_key(text):
    assert key(key(text)) == key(text)


@given(texts)
def test_the_way_back_leads_into_the_text(text):
    found = keyed(text)
    assert found.key == key(text)
    assert len(found.places) == len(found.key)
    assert list(found.places) == sorted(found.places)
    for at, char in enumerate(found.key):
        start, end = found.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert char in key(text[start:end]) or char == " "


def test_a_mark_over_a_letter_is_marked_with_it():
    text = "去cafe\u0301喝"
    found = keyed(text)
    at = found.key.index("caf\u00e9")
    assert text[slice(*found.span(at, at + 4))] == "cafe\u0301"


def test_a_span_covers_what_was_dropped_inside():
    found = keyed("专利1,939 件")
    at = found.key.index("1939")
    assert "专利1,939 件"[slice(*found.span(at, at + 4))] == "1,939"
