"""All rules for one text, by place; of remarks on the same words the first stands."""

import datetime
from collections.abc import Iterator

from .confused_words import ConfusedWord, wrong_words
from .days_to_come import days_to_come
from .list_numbers import list_gaps, words_left_open
from .personal_data import personal_data
from .printed_days import day_remarks
from .printed_links import broken_links
from .printed_units import unit_remarks
from .punctuation import doubled_marks, halves_that_differ, odd_straight_quotes, stray_marks
from .remark import Remark
from .told_terms import term_remarks
from .told_times import times_remarks


def of_text(
    text: str,
    words: tuple[ConfusedWord, ...],
    told_on: datetime.date | None = None,
    last_day: datetime.date | None = None,
) -> Iterator[Remark]:
    """`told_on` is the day of the conference, `last_day` that or the one of publication."""
    found = [
        *personal_data(text),
        *broken_links(text),
        *wrong_words(text, words),
        *unit_remarks(text),
        *day_remarks(text, told_on),
        *term_remarks(text, told_on),
        *days_to_come(text, last_day or told_on),
        *times_remarks(text),
        *doubled_marks(text),
        *halves_that_differ(text),
        *stray_marks(text),
        *odd_straight_quotes(text),
        *words_left_open(text),
        *list_gaps(text),
    ]
    kept: list[Remark] = []
    for remark in found:
        if not any(each.start < remark.end and remark.start < each.end for each in kept):
            kept.append(remark)
    yield from sorted(kept, key=lambda remark: remark.start)
