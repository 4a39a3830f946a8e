"""The passages are what they say: marks stand, numbers are true, nothing is told twice.

Their format is told in the room's docstring (`tests/newsroom/__init__.py`). A passage in `planted/`
has errors, each marked as `⟦wrong⇒right⟧`; one in `clean/` or `pages/` has none. Whether a check
finds them is asked elsewhere.
"""

import datetime
import re
from collections import Counter
from dataclasses import asdict

import pytest

from .collections import HERE, PERIOD, Passage, clean, pages, planted

BASES = {"", "yoy", "mom", "since", "average"}
QUALIFIERS = {"exact", "over", "nearly", "about", "at_least", "range"}
ANSWERS = {"ok", "none", "timeout", "invalid", "withdrawn"}
WIDE = str.maketrans("０１２３４５６７８９Ｘ", "0123456789X")
NUMBER = re.compile(r"(?<![0-9A-Z.])(?:\d[ -]?){15,18}[\dXx](?![0-9A-Z])")


def every() -> tuple[Passage, ...]:
    return (*planted(), *clean(), *pages())


def what(passage: Passage) -> str:
    """All that a check is shown."""
    return repr(
        {k: v for k, v in asdict(passage).items() if k not in ("kind", "place", "says", "marks")}
    )


def numbers(passage: Passage) -> list[str]:
    return [re.sub("[ -]", "", n).upper() for n in NUMBER.findall(passage.text.translate(WIDE))]


def is_identity(number: str) -> bool:
    """GB 11643: a day of birth, and a sum of weighted digits that is 1 by 11."""
    if len(number) != 18:
        return False
    try:
        datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    values = [10 if digit == "X" else int(digit) for digit in number]
    return sum(value * 2 ** (17 - at) for at, value in enumerate(values)) % 11 == 1


def is_card(number: str) -> bool:
    """Luhn: every second digit from the right is doubled and its digits are added."""
    if "X" in number:
        return False
    doubled = [sum(divmod(int(digit) * (1 + at % 2), 10)) for at, digit in enumerate(number[::-1])]
    return sum(doubled) % 10 == 0


def test_there_are_enough_of_each_kind():
    kinds = Counter(passage.kind for passage in planted())
    assert kinds.total() >= 560
    assert kinds["wrong-word"] >= 180
    assert all(number >= 20 for number in kinds.values()), kinds
    assert len({mark.wrong for p in planted() if p.kind == "wrong-word" for mark in p.marks}) >= 170
    beside = Counter(passage.kind for passage in clean())
    assert beside.total() >= 500
    assert beside.pop("ordinary") >= 100
    assert set(beside) == set(kinds)
    assert all(number >= 12 for number in beside.values()), beside
    assert len(pages()) >= 12
    assert all(20 <= len(page.blocks) <= 40 for page in pages())


def test_no_passage_stands_twice():
    twice = [words for words, number in Counter(map(what, every())).items() if number > 1]
    assert not twice


def test_the_planted_are_marked_and_the_clean_are_not():
    assert not [p.place for p in planted() if not p.marks or not p.says]
    assert not [p.place for p in (*clean(), *pages()) if p.marks]
    for passage in planted():
        for mark in passage.marks:
            kind, _, at = mark.where.partition(" ")
            texts = {
                "block": [block.text for block in passage.blocks],
                "person": [person.name for person in passage.people],
                "missing": passage.missing,
            }[kind]
            assert mark.wrong, passage.place
            assert texts[int(at)][mark.start : mark.end] == mark.wrong != mark.right, passage.place


def test_what_is_quoted_stands_in_the_words():
    for passage in every():
        said = passage.text + "".join(block.speaker for block in passage.blocks)
        assert not re.search("[⟦⟧⇒⏎⇥]", said), passage.place
        assert not [row for row in passage.rows if row.words not in passage.text], passage.place
        assert not [link for link in passage.links if link.words not in passage.text], passage.place
        assert not [person for person in passage.people if person.name not in said], passage.place


def test_facts_are_of_known_kinds():
    for passage in every():
        for row in (*passage.rows, *(row for told in passage.earlier for row in told.rows)):
            float(row.value)
            assert row.kind in ("level", "change", "share", "rank"), passage.place
            assert bool(row.unit) != (row.kind == "rank"), passage.place
            assert PERIOD.fullmatch(row.period), passage.place
            assert row.basis in BASES, passage.place
            assert row.qualifier in QUALIFIERS, passage.place
            assert row.goal in ("", "target", "forecast"), passage.place
        for link in passage.links:
            assert link.answer in ANSWERS or link.answer.isdigit(), passage.place
        datetime.datetime.fromisoformat(passage.published)
        for day in (passage.event, *(told.day for told in passage.earlier)):
            datetime.date.fromisoformat(day)


def test_planted_numbers_have_their_check_digits_and_clean_ones_do_not():
    found = Counter()
    for passage in planted():
        for number in numbers(passage) if passage.kind == "personal" else ():
            assert is_identity(number) or is_card(number), (passage.place, number)
            found["identity" if is_identity(number) else "card"] += 1
            assert not is_identity(number) or number[14:17] == "000", "nobody's: no such serial"
    assert found["identity"] >= 10
    assert found["card"] >= 3
    assert not [n for p in (*clean(), *pages()) for n in numbers(p) if is_identity(n)]
    mobile = re.compile(r"(?<!\d)1[3-9]\d[ .-]?\d{4}[ .-]?\d{4}(?!\d)")
    marked = [m.wrong for p in planted() if p.kind == "personal" for m in p.marks]
    assert sum(bool(mobile.search(words.translate(WIDE))) for words in marked) >= 8


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_identity_numbers_of_the_standard_itself_are_known(number):
    assert is_identity(number)
    assert not is_identity(number[:-1] + ("1" if number[-1] != "1" else "2"))


def test_a_card_number_with_one_digit_changed_is_none():
    assert is_card("4111111111111111")
    assert not is_card("4111111111111112")


def test_lines_can_be_read():
    for path in sorted(HERE.glob("*/*.txt")):
        text = path.read_text("utf-8")
        assert text.endswith("\n"), path.name
        assert "\n\n\n" not in text, path.name
        assert max(map(len, text.splitlines())) <= 200, path.name
