"""Templates are read line by line, so no line is longer than a screen."""

import pytest

from tests.architecture.rooms import ROOT

LONGEST = 140
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))


def long_lines(text: str) -> list[int]:
    return [n for n, line in enumerate(text.splitlines(), 1) if len(line) > LONGEST]


def test_no_line_is_too_long():
    assert len(TEMPLATES) > 50
    found = {str(path.relative_to(ROOT)): long_lines(path.read_text("utf-8")) for path in TEMPLATES}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(("width", "found"), [(LONGEST, []), (LONGEST + 1, [2])])
def test_a_planted_line_is_found(width, found):
    assert long_lines(f"<p>\n{'字' * width}\n</p>") == found
