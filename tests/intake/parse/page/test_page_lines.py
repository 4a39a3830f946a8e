"""The page as lines."""

import pytest

from releases.intake.parse.page.page_lines import clean


@pytest.mark.parametrize(("blanks", "kept"), [(99, 99), (100, 100), (101, 100), (9_000, 100)])
def test_a_hundred_blanks_side_by_side_tell_all(blanks, kept):
    assert clean("甲" + " " * blanks + "乙\n\u3000丙")[0] == "甲" + " " * kept + "乙\n\u3000丙"
