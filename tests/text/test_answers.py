"""The rooms of text answer as `answers.txt` says; see `tests.kept`."""

from datetime import date
from pathlib import Path

import pytest

from releases.text import folding, numerals, quotations, search_key, sentences, typography
from releases.text.crossing_spans import cut_at_spans
from releases.text.file_names import downloaded, stored, suffix_of
from releases.text.fuzzy import abbreviations, fuzzy_names, pinyin, same_names
from releases.text.fuzzy.name_words import city_of, words_of
from releases.text.fuzzy.similarity import covered, likeness
from releases.text.han import marked_runs
from releases.text.moved_spans import moved
from releases.text.name_key import name_key
from releases.text.periods import printed_dates
from releases.text.periods.deadlines import last_day
from releases.text.periods.period_mentions import mentions, without_times
from releases.text.periods.printed_dates import Day, Period
from releases.text.table_cells import rows
from releases.text.typed_dates.english import in_chinese
from releases.text.typed_dates.typed_period import PeriodRefused, period_words, read_period
from tests import kept

TABLE = Path(__file__).with_name("answers.txt")
TODAY = date(2031, 5, 20)
YEAR = Period("2029年", "2029-01-01", "2029-12-31")
MONTH = Period("2031年4月", "2031-04-01", "2031-04-30")
YEARS = Period("2027—2029年", "2027-01-01", "2029-12-31")


def _mentions(on=TODAY, told=None, **kw):
    def ask(text):
        return " ".join(
            f"{m.start}-{m.end}:"
            + (f"{m.period.label}={m.period.start}/{m.period.end}" if m.period else "?")
            + f":{m.reach}{'!' * m.bars}{'~' * m.borrowed}"
            for m in mentions(text, on, told, **kw)
        )

    return ask


def _typed(text):
    try:
        start, end = read_period(text, TODAY)
    except PeriodRefused as refused:
        return str(refused)
    return f"{start}/{end} {period_words(start, end)}"


def _names(text):
    """The kind and both names, either way round."""
    kind, one, other = text.split("|")
    score, why = same_names.likeness_of_names(kind, one, other)
    assert same_names.likeness_of_names(kind, other, one) == (score, why)
    return f"{score:.3f} {why.value if why else '-'}"


def _bodies(text):
    one, _bar, other = text.partition("|")
    answers = (f"{a.place}/{a.level}/{a.rest}" for a in map(abbreviations.split, (one, other)))
    told = abbreviations.may_be_one(one, other), same_names.short_of_level(one, other)
    return f"{' '.join(answers)} {abbreviations.ending(one)} {abbreviations.parts_of(one)} {told}"


def _sounds(text):
    """Its pinyin, and whether what is typed after the bar is it."""
    name, _bar, typed = text.partition("|")
    keys = sorted(pinyin.keys(name))
    return (
        f"{' '.join(pinyin.syllables(name))}; {' '.join(keys[:6])} ({len(keys)}); "
        f"{pinyin.typed_letters(typed)} {pinyin.matches(typed, name)}"
    )


def _near(text):
    word, *names = text.split("|")
    return (
        "|".join(fuzzy_names.near(word, names))
        + f" {fuzzy_names.piece_distance(word, names[0], 2)}"
    )


def _days(text):
    stamp = printed_dates.timestamp(text)
    found = [
        f"{d.start}-{d.end}:{d.year}/{d.month}/{d.day}={printed_dates.day_on(d, TODAY)}"
        for d in printed_dates.days(text)
    ]
    return f"{stamp} {' '.join(found)}"


def _moved_year(text):
    start, end, years = text.split("|")
    period = Period("那时", start, end)
    return str(printed_dates.moved(period, int(years), "某时"))


def _numbers(text):
    found = numerals.chinese_value(text), numerals.count_value(text), numerals.plain_decimal(text)
    return f"{found} {numerals.plan_years(text)}"


def _sentences(text):
    """Sentences and clauses, and what stands around its middle."""
    told = ["¦".join(text[a:b] for a, b in spans(text)) for spans in (
        sentences.sentences, sentences.clauses)]  # fmt: skip
    middle = len(text) // 2
    quote = quotations.cut(quotations.quotation(text, middle, middle + 2), before=6, after=6)
    return f"{told[0]} / {told[1]} / {quote.text}"


def _places(text):
    words, text = text.split("|")
    found = quotations.occurrences(words, text)
    return f"{found} {quotations.numbered([(text, at) for at in found], len(words))}"


def _folded(text):
    keyed = search_key.keyed(text)
    return (
        f"{folding.clean(text)}|{folding.fold(text)}|{folding.fold_simplified(text)}|"
        f"{search_key.key(text)}|{list(keyed.places)}|{list(keyed.ends)}|{name_key(text)}|"
        f"{folding.as_printed(text)(folding.fold_simplified(text)[1:])}"
    )


def _marks(text):
    told = [typography.raised(text), typography.lowered(text), marked_runs(text, "<", ">")]
    told += typography.struck([text, " "])
    return "|".join([*told, typography.told_in(told[-1])])


def _file(text):
    name, _bar, suffix = text.partition("|")
    known = frozenset({".pdf", ".docx"})
    return f"{suffix_of(name)}|{stored(name)}|{downloaded(name, suffix, known)}"[:300]


def _moved_span(text):
    old, new, start, end = text.split("|")
    return str(moved((int(start), int(end)), old, new))


def _cut(text):
    """Spans are told as `1-3`, after the bar."""
    text, told = text.split("|")
    spans = [Day(*map(int, span.split("-")), None, None, None) for span in told.split()]
    pieces = cut_at_spans(text, spans)
    return " ".join(f"{p.at}{p.text}-{len(p.closing)}+{len(p.opening)}" for p in pieces)


ASKS = {
    "times in a text": _mentions(),
    "times in a text without a day": _mentions(on=None),
    "times in a text after 2029": _mentions(told=YEAR),
    "times in a text after April": _mentions(told=MONTH),
    "times in a plan after 2029": _mentions(told=YEAR, planned=True),
    "times in a text about three years": _mentions(span=YEARS),
    "a text without its times": without_times,
    "typed periods": _typed,
    "typed English": in_chinese,
    "period words": lambda text: period_words(*map(date.fromisoformat, text.split("/"))),
    "deadlines": lambda text: str(last_day(text, TODAY)),
    "printed days": _days,
    "another year": _moved_year,
    "numerals": _numbers,
    "likeness of names": _names,
    "names of bodies": _bodies,
    "telling words": lambda text: f"{city_of(text)}|{' '.join(sorted(words_of(text)))}",
    "sounds": _sounds,
    "near names": _near,
    "likeness of headings": lambda text: "{:.3f} {:.3f}".format(
        likeness(*text.split("|")), covered(*text.split("|"))
    ),
    "sentences": _sentences,
    "places of words": _places,
    "folded": _folded,
    "marks": _marks,
    "names of files": _file,
    "moved spans": _moved_span,
    "cut at spans": _cut,
    "cells": lambda text: f"{list(rows(text))} {quotations.in_a_line(text)}",
}


@pytest.mark.parametrize("heading", ASKS)
def test_the_rooms_of_text_answer_as_before(heading):
    assert kept.changed(TABLE, heading, ASKS[heading]) == []


def test_all_is_asked():
    assert list(kept.asked(TABLE)) == list(ASKS)
