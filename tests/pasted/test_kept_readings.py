"""Every page of ours is read as it was read before; whoever reads better rewrites the list."""

from difflib import unified_diff

from tests.pasted.kept_readings import every_outline, kept, told

REWRITE = "if this is better, keep it with `python -m tests.pasted.kept_readings`"


def test_every_page_is_read_as_before() -> None:
    before, now = kept(), every_outline()
    assert list(before) == list(now), REWRITE
    changes = [
        line
        for page, lines in now.items()
        for line in unified_diff(before[page], lines, page, "now", n=0, lineterm="")
    ]
    assert not changes, "\n".join([REWRITE, *changes[:200]])


def test_a_long_text_is_told_by_both_ends_and_its_length() -> None:
    assert told("甲" * 24) == "甲" * 24
    assert told("甲" * 20 + "乙" * 20) == f"{'甲' * 12}…{'乙' * 6} (40)"


def test_rows_are_told_by_their_values() -> None:
    assert told({"id": 2, "speaker": None, "posts": ["局长", "书记"]}) == "2||局长、书记"
