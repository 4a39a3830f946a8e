import pytest

from releases.intake.parse.page.turns_within import turns_within


@pytest.mark.parametrize(("size", "pieces"), [(200, 2), (201, 1)])
def test_an_outlet_asks_where_the_question_is_near(size, pieces):
    asked = "？".rjust(size, "甲")
    assert len(turns_within(f"大家好。云岭日报：{asked}")) == pieces


def test_a_line_with_one_turn_stays_whole():
    line = "周立民：大家好。下面说三点：创造、运用、保护。"
    assert turns_within(line) == [line]


def test_nothing_of_the_line_is_lost():
    line = "问：费用高吗？ 答：不高。市科技局局长 罗旋：我补充一句。"
    assert "".join("".join(turns_within(line)).split()) == "".join(line.split())
