import csv
import datetime
import io
import json
import re
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.export.tables import Table, TableColumn
from releases.export.to_csv import BOM, safe, to_csv
from releases.export.to_json import indented, to_json
from releases.export.to_xlsx import to_xlsx

COLUMNS = [TableColumn("a", "甲", "第一列"), TableColumn("b", "=乙", "第二列")]
DAY = datetime.date(2024, 12, 31)


def table(*rows) -> Table:
    return Table("试", COLUMNS, rows)


def csv_of(made: Table) -> list[list[str]]:
    text = "".join(to_csv(made))
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))


def test_csv_opens_in_excel_and_keeps_types():
    rows = csv_of(table([Decimal("-4.20"), "说，“好”\n换行"], [DAY, None], [True, 3], [False, ""]))
    assert rows == [
        ["甲", "'=乙"], ["-4.20", "说，“好”\n换行"], ["2024-12-31", ""], ["是", "3"], ["否", ""],
    ]  # fmt: skip
    assert "".join(to_csv(table())).encode("utf-8").startswith(b"\xef\xbb\xbf")


FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("start", FORMULA)
def test_words_that_would_run_as_a_formula_do_not(start):
    assert safe(f"{start}cmd|' /C calc'!A0").startswith("'")
    assert safe(f"x{start}") == f"x{start}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_cell_begins_a_formula(text):
    ((_header), (cell, _other)) = csv_of(table([text, ""]))
    assert not cell.startswith(FORMULA)
    assert cell.removeprefix("'") == text.removeprefix("'") or cell == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_numbers_are_given_back_digit_by_digit(value):
    assert Decimal(safe(value)) == value
    (row,) = json.loads("".join(to_json(table([value, None]))))["rows"]
    assert Decimal(row["a"]) == value


def test_json():
    made = json.loads("".join(to_json(table([Decimal("1.50"), DAY], ["=1", None], [True, 2]))))
    assert made == {
        "name": "试",
        "rows": [
            {"a": "1.50", "b": "2024-12-31"}, {"a": "=1", "b": None}, {"a": True, "b": 2},
        ],
    }  # fmt: skip
    assert json.loads("".join(to_json(table()))) == {"name": "试", "rows": []}
    assert "专利" in indented({"title": "专利"})


def test_rows_are_read_one_by_one():
    seen = []

    def rows():
        for n in range(3):
            seen.append(n)
            yield [n, ""]

    pieces = to_csv(Table("试", COLUMNS, rows()))
    next(pieces)
    assert seen == []
    next(pieces)
    assert seen == [0]


def sheets(made: Table, notes=()) -> list[str]:
    file = io.BytesIO()
    to_xlsx(made, notes, file)
    with zipfile.ZipFile(file) as book:
        return [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]


def test_a_workbook_has_no_formulas_links_or_guessed_numbers():
    data, _about = sheets(table(["=1+1", "https://example.org"], ["12", "+7"]))
    assert "<f>" not in data
    assert "hyperlink" not in data
    assert "<v>12</v>" not in data
    assert "=1+1" in data


def test_a_workbook_keeps_numbers_and_days():
    data, about = sheets(
        table([Decimal("-4.2"), DAY], [Decimal("1234567890123456.5"), True], [None, 7]),
        [("网址", "http://testserver/")],
    )
    assert "<v>-4.2</v>" in data
    assert "<v>45657</v>" in data  # 2024-12-31 as Excel counts days
    assert "1234567890123456.5" in data  # more digits than a float holds: as text
    assert "<v>7</v>" in data
    for words in ("网址", "http://testserver/", "第一列"):
        assert words in about


def test_columns_of_a_workbook_are_sixteen_wide_and_those_about_them_twice():
    data, about = sheets(table(["a", "b"]))
    widths = r'<col min="(\d+)" max="(\d+)" width="(\d+)\.'
    assert re.findall(widths, data) == [("1", "2", "16")]
    assert re.findall(widths, about) == [("1", "2", "32")]
