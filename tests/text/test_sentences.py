from hypothesis import given
from hypothesis import strategies as st

from releases.text.sentences import around, clauses, sentences


def cut(text):
    return [text[start:end] for start, end in sentences(text)]


def test_stops_end_sentences():
    assert cut("甲市。乙市！丙市") == ["甲市。", "乙市！", "丙市"]


def test_a_stop_inside_quotes_that_go_on_ends_nothing():
    assert cut("他说“好。再来”走了。") == ["他说“好。再来”走了。"]


def test_a_closing_quote_belongs_to_its_sentence():
    assert cut("“好。”他说。") == ["“好。”", "他说。"]


def test_an_unpaired_quote_swallows_no_page():
    text = "“开" + "好。" * 300
    assert len(cut(text)) > 50


def test_what_stands_around_a_span():
    text = "甲市好。乙市更好。 丙市"
    assert around(text, 4, 6) == (4, 9)
    assert around(text, 2, 5) == (0, 9)
    assert around(text, 9, 10) == (9, 10)  # a blank belongs to no sentence
    assert around("", 0, 0) == (0, 0)


def test_a_thousands_comma_parts_no_clause():
    text = "共1,939件,增长2%"
    assert [text[a:b] for a, b in clauses(text)] == ["共1,939件", "增长2%"]


@given(st.text("甲。！“”（）\n ,1"))
def test_no_character_but_blanks_is_lost(text):
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
