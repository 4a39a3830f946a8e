"""What becomes of a field that two people had open."""

import pytest

from releases.publishing.field_merge import merge


@pytest.mark.parametrize(
    ("was", "now", "stored", "becomes", "asked"),
    [
        ("a", "a", "a", "a", False),
        ("a", "b", "a", "b", False),  # nobody else touched it
        ("a", "a", "c", "c", False),  # only somebody else did
        ("a", "b", "b", "b", False),  # both said the same
        ("a", "b", "c", "b", True),
        ("a", "", "c", "", True),  # emptied, too
        ("", "b", "", "b", False),
    ],
)
def test_each_field_by_itself(was, now, stored, becomes, asked):
    one, other = ["x"], ["y"]
    merged = merge({"f": [was], "g": one}, {"f": [now], "g": other}, {"f": [stored], "g": one})
    assert merged.values == {"f": [becomes], "g": other}
    assert merged.asked == (("f",) if asked else ())
