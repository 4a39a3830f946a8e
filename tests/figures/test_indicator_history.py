"""What was told of an indicator, where hardly anything was."""

from releases.figures.indicator_history import History


def test_of_nothing_nothing_was_told_last():
    assert History().latest_statement is None
