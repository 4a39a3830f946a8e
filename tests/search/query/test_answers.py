"""What is typed is understood as `answers.txt` says; see `tests.kept`."""

from pathlib import Path

import pytest

from releases.search.query.last_word import last_word
from releases.search.query.parser import parse
from releases.search.results.highlight import excerpt, marked
from releases.text.search_key import key
from tests import kept

TABLE = Path(__file__).with_name("answers.txt")


def _query(text):
    query = parse(text)
    words = " ".join(f"{word.typed}={word.key}" for word in query.required)
    refused = " ".join(f"{word.typed}={word.key}" for word in query.excluded)
    told = f"{query.keys} {query.titles} {query.whole!r} {query.contradicts_itself} {bool(query)}"
    return f"{words} - {refused}: {told}"


def _last(text):
    last = last_word(text)
    return f"{last.head!r} {last.word!r} {last.completed('专利 授权')!r}"


def _marked(text):
    words, text = text.split("|")
    keys = [key(word) for word in words.split()]
    return f"{marked(text, keys)} {excerpt(['无', text], keys)}"


ASKS = {"queries": _query, "last words": _last, "marks": _marked}


@pytest.mark.parametrize("heading", ASKS)
def test_what_is_typed_is_understood_as_before(heading):
    assert kept.changed(TABLE, heading, ASKS[heading]) == []


def test_all_is_asked():
    assert list(kept.asked(TABLE)) == list(ASKS)
