"""What a cell of a table has to be to be a number."""

from decimal import Decimal

import pytest

from releases.checks.editions.tables_told import number_in


@pytest.mark.parametrize(
    ("told", "number"), [("1939", 1939), (" 1,939 ", 1939), ("12.5%", "12.5"), ("１９３９", 1939)]
)
def test_a_number_with_what_may_stand_about_it(told, number):
    assert number_in(told) == Decimal(number)


@pytest.mark.parametrize("told", ["", "—", "1e5", "NaN", "Infinity", "全市", "3件"])
def test_what_only_a_machine_takes_for_a_number(told):
    assert number_in(told) is None
