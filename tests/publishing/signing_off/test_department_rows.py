"""A body's own rows: its people, what they said, what it shall do; nothing of anybody else."""

import pytest

from releases.publishing.signing_off.department_rows import departments_of, rows_of, words_of
from tests import make

pytestmark = pytest.mark.django_db


def test_people_measures_and_figures_in_their_order():
    edition, police = make.make_edition(), make.make_organisation("市公安局")
    speaker = make.make_appearance(edition, "李四", organisation=police)
    block = make.make_block(edition, "立案37起，今后继续严打。", speaker=speaker, kind="statement")
    measure = make.make_measure(block, "继续严打", start=6, end=12)
    figure = make.make_statistic(block, "37起", value=37, unit="起")
    make.make_said(edition, "别的单位的举措", organisation=make.make_organisation("市法院"))
    assert rows_of(edition, police) == [speaker, figure, measure]
    assert [words_of(row) for row in rows_of(edition, police)] == [
        "李四，市公安局副局长",
        "37起",
        "今后继续严打",
    ]


def test_a_measure_that_another_announced_for_it_is_its_own():
    edition, police = make.make_edition(), make.make_organisation("市公安局")
    block = make.make_block(edition, "由公安局开展专项行动。")
    measure = make.make_measure(block, "专项行动", organisation=police, organisation_name="公安局")
    figure = make.make_statistic(make.make_block(edition))
    assert rows_of(edition, police) == [measure]
    assert figure not in rows_of(edition, police)


def test_other_editions_are_not_looked_at():
    police = make.make_organisation("市公安局")
    make.make_said(make.make_edition(), "一件", organisation=police)
    assert rows_of(make.make_edition(), police) == []


def test_departments_with_the_most_first():
    edition = make.make_edition()
    one, other = make.make_organisation("甲局"), make.make_organisation("乙局")
    make.make_organisation("无关的局")
    make.make_appearance(edition, organisation=one)
    for heading in ("举措一", "举措二"):
        make.make_said(edition, heading, organisation=other)
    assert departments_of(edition) == [(other, 4), (one, 1)]


@pytest.mark.parametrize("rows", [1, 30])
def test_three_queries_however_many_rows(rows, django_assert_num_queries):
    edition, body = make.make_edition(), make.make_organisation()
    for n in range(rows):
        make.make_said(edition, f"举措{n}", organisation=body)
    with django_assert_num_queries(3):
        assert len([words_of(row) for row in rows_of(edition, body)]) == 2 * rows
