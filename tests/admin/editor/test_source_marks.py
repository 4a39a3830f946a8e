"""A text cut at the ends of the spans that lie on it."""

from hypothesis import given
from hypothesis import strategies as st

from releases.admin.editor.source_marks import SourceMark, pieces


def test_pieces_cut_nested_and_overlapping_spans():
    found = pieces(
        "甲乙丙丁", [SourceMark("measure-1", 0, 3, 2), SourceMark("statistic-1", 1, 2, 1)]
    )
    assert [(p.text, p.names) for p in found] == [
        ("甲", ("measure-1",)), ("乙", ("statistic-1", "measure-1")), ("丙", ("measure-1",)),
        ("丁", ()),
    ]  # fmt: skip
    assert [p.opens for p in found] == [("measure-1",), ("statistic-1",), (), ()]
    assert found[1].kind == "statistic"


def test_a_mark_without_words_opens_and_one_outside_is_ignored():
    assert pieces("甲乙", [SourceMark("doubt-1", 2, 2)])[-1].opens == ("doubt-1",)
    assert pieces("甲", [SourceMark("doubt-1", 5, 9)])[0].names == ()
    assert pieces("", []) == []


@given(
    st.text("甲乙丙 \n", max_size=30),
    st.lists(st.tuples(st.integers(-1, 35), st.integers(-1, 35)), max_size=8),
)
def test_pieces_hold_every_character_and_every_mark(text, spans):
    marks = [SourceMark(f"block-{n}", a, b) for n, (a, b) in enumerate(spans)]
    found = pieces(text, marks)
    assert "".join(piece.text for piece in found) == text
    at = 0
    for piece in found:
        over = {m.name for m in marks if 0 <= m.start <= at < m.end <= len(text)}
        assert set(piece.names) <= over
        assert len(piece.names) == min(len(over), 6) or not piece.text
        at += len(piece.text)
    inside = [m.name for m in marks if 0 <= m.start <= m.end <= len(text)]
    assert sorted(name for piece in found for name in piece.opens) == sorted(inside)
