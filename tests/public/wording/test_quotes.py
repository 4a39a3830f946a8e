from hypothesis import given
from hypothesis import strategies as st

from releases.models import Block, Statistic
from releases.public.wording.quotes import marked_sentence, sentence


def figure(text: str, quote: str) -> Statistic:
    start = text.index(quote)
    return Statistic(block=Block(text=text), start=start, end=start + len(quote))


def test_the_whole_sentence_and_no_other():
    row = figure("第一句。全年授权1939件，居首！第三句。", "1939件")
    assert sentence(row) == "全年授权1939件，居首！"
    assert marked_sentence(row) == "全年授权<mark>1939件</mark>，居首！"


def test_words_over_several_sentences():
    assert sentence(figure("一。二二。三三。四。", "二。三")) == "二二。三三。"


def test_a_paragraph_is_its_own_quotation():
    assert sentence(Block(text="一。二。")) == "一。二。"


def test_a_long_sentence_is_cut_around_the_words_in_a_list():
    row = figure("前" * 100 + "1939件" + "后" * 100, "1939件")
    html = marked_sentence(row, short=True)
    assert html.startswith("…前")
    assert html.endswith("后…")
    assert "<mark>1939件</mark>" in html
    assert len(html) < 110


def test_words_as_long_as_a_place_in_a_list_have_nothing_after_them():
    for longer in (79, 80, 81, 99):
        row = figure("一" * longer + "后后。", "一" * longer)
        after = "后…" if longer == 79 else "…"
        assert marked_sentence(row, short=True).endswith(f"</mark>{after}")


@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 60), st.booleans())
def test_the_words_are_always_there(text, start, length, short):
    end = min(len(text), start + length)
    if start < end:
        row = Statistic(block=Block(text=text), start=start, end=end)
        assert text[start:end] in sentence(row)
        assert "<mark>" in marked_sentence(row, short=short)
