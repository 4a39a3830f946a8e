"""How rows read on the check page."""

from dataclasses import replace

import pytest

from releases.admin.check_page import duplicate_release, parsed_rows
from releases.admin.check_page.working_copy import Copy
from releases.intake.parse.reading import ParsedBlock, ParsedStatistic, Period, Reading
from releases.models import PastedText
from releases.publishing.compare import editions

YEAR = Period("2024年", "2024-01-01", "2024-12-31")
FIGURE = ParsedStatistic(1, 0, 2, "专利授权量", "level", "120", "件", period=YEAR)


def row_of(kind: str, **kw: object) -> parsed_rows.ParsedRow:
    copy = Copy(PastedText(), "", Reading(**kw))
    (found,) = {key: rows for key, _title, rows in parsed_rows.sections(copy)}[kind]
    return found


@pytest.mark.parametrize(
    ("figure", "notes"),
    [
        (FIGURE, "数值 · 2024年"),
        (replace(FIGURE, goal="target", scope="临江区"), "目标 · 数值 · 临江区 · 2024年"),
        (replace(FIGURE, goal="forecast"), "预计 · 数值 · 2024年"),
        (replace(FIGURE, period=replace(YEAR, told_in="paragraph")), "数值 · 2024年（本段）"),
        (replace(FIGURE, period=replace(YEAR, told_in="editor")), "数值 · 2024年（编辑填写）"),
    ],
)
def test_a_figure_tells_what_it_is_of_what_and_where_its_period_was_read(figure, notes):
    row = row_of("statistic", blocks=(ParsedBlock(1, "paragraph", "今年"),), statistics=(figure,))
    assert (row.value, row.notes) == ("专利授权量 120件", notes)


def test_a_table_is_on_one_line():
    row = row_of("block", blocks=(ParsedBlock(1, "table", "地区\t件\n临江区\t120"),))
    assert (row.value, row.notes) == ("地区｜件；临江区｜120", "表格")


def test_a_twin_that_calls_a_result_a_target_differs():
    blocks = (ParsedBlock(1, "paragraph", "今年"),)
    old = Reading(blocks=blocks, statistics=(replace(FIGURE, scope="临江区"),))
    new = Reading(blocks=blocks, statistics=(replace(FIGURE, scope="临江区", goal="target"),))
    twin = duplicate_release.Twin(None, editions.between(old, new), "", "")
    assert twin.figures == [("专利授权量", "临江区120件", "临江区目标120件")]
