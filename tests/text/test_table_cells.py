from hypothesis import given
from hypothesis import strategies as st

from releases.text.quotations import in_a_line
from releases.text.table_cells import rows

TEXTS = st.text("年件1\t\n ｜", max_size=30)


def test_rows_by_line_break_and_cells_by_tab():
    text = "年份\t件\n2024年\t1939\n\t"
    assert [[text[a:b] for a, b in row] for row in rows(text)] == [
        ["年份", "件"], ["2024年", "1939"], ["", ""],
    ]  # fmt: skip


def test_one_cell_is_a_table_too():
    assert list(rows("合计")) == [[(0, 2)]]
    assert list(rows("")) == [[(0, 0)]]


@given(TEXTS)
def test_cells_put_together_are_the_text(text):
    assert "\n".join("\t".join(text[a:b] for a, b in row) for row in rows(text)) == text


@given(TEXTS)
def test_on_one_line_every_character_keeps_its_place(text):
    told = in_a_line(text)
    assert len(told) == len(text)
    assert not set("\t\n") & set(told)
    assert all(a == b for a, b in zip(text, told, strict=True) if a not in "\t\n")


def test_between_rows_and_cells():
    assert in_a_line("年份\t件\n2024年\t1939") == "年份｜件；2024年｜1939"
    assert in_a_line("甲\t乙\n丙", "\n") == "甲｜乙\n丙"
