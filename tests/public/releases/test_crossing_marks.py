from hypothesis import given
from hypothesis import strategies as st

from releases.public.releases.crossing_marks import Close, Open, Span, tokens


def shape(text, *spans):
    """`<a>…</a>` for a mark, `<a+>` where it goes on after an interruption."""
    out = ""
    for token in tokens(text, [Span(*span) for span in spans]):
        if isinstance(token, Open):
            out += f"<{token.row}{'' if token.first else '+'}>"
        elif isinstance(token, Close):
            out += f"</{token.row}>"
        else:
            out += token
    return out


def test_no_spans_is_the_text():
    assert shape("全年1939件。") == "全年1939件。"


def test_no_text_is_nothing():
    assert shape("") == ""


def test_a_figure_inside_a_measure():
    assert shape("全年1939件。", (0, 8, "m"), (2, 7, "s")) == "<m>全年<s>1939件</s>。</m>"


def test_two_rows_on_the_same_words_nest_in_the_order_given():
    assert shape("1939件", (0, 5, "a"), (0, 5, "b")) == "<a><b>1939件</b></a>"


def test_neighbours_do_not_nest():
    assert shape("甲乙", (0, 1, "a"), (1, 2, "b")) == "<a>甲</a><b>乙</b>"


def test_crossing_spans_are_split_and_marked_as_going_on():
    assert shape("甲乙丙", (0, 2, "a"), (1, 3, "b")) == "<a>甲<b>乙</b></a><b+>丙</b>"


def test_spans_outside_the_text_are_left_out():
    assert shape("甲乙", (1, 9, "a"), (1, 1, "b"), (2, 1, "c")) == "甲乙"


SPANS = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=8)


@given(st.text(max_size=20), SPANS)
def test_nothing_is_lost_and_marks_are_nested(text, places):
    spans = [Span(start, end, row) for row, (start, end) in enumerate(places)]
    stack, seen, at = [], {}, 0
    found = list(tokens(text, spans))
    assert "".join(token for token in found if isinstance(token, str)) == text
    for token in found:
        if isinstance(token, Open):
            assert token.first == (token.row not in seen)
            stack.append(token.row)
            seen.setdefault(token.row, "")
        elif isinstance(token, Close):
            assert stack.pop() == token.row
        else:
            at += len(token)
            for row in stack:
                seen[row] += token
    assert not stack
    inside = {s.row: text[s.start : s.end] for s in spans if s.start < s.end <= len(text)}
    assert seen == inside
