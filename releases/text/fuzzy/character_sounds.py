"""How each ideograph is read by itself: every reading without its tone, the most frequent first.

The list is pypinyin's, read from its file: the package itself loads the readings of fifty thousand
phrases beside it, which take more memory than all the rest of a process that serves readers.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

Readings = tuple[str, ...]
_LINE = re.compile(r'"(\d+)": ?"([^"]*)"')


@lru_cache(maxsize=8192)
def sounds_of(char: str) -> Readings:
    """None if it has no reading."""
    codes, places, printed = printed_readings()
    at = bisect_left(codes, ord(char))
    if at == len(codes) or codes[at] != ord(char):
        return ()
    plain = unicodedata.normalize("NFD", printed[places[at]]).replace("u\u0308", "v")
    return distinct("".join(s for s in plain if not unicodedata.combining(s)).split(","))


def distinct(spelled: Iterable[str]) -> Readings:
    """Each reading once, ü as v and as u: keyboards have neither sign for it."""
    both = (form for one in spelled for form in (one, one.replace("v", "u")))
    return tuple(dict.fromkeys(form for form in both if form.isascii() and form))


@cache
def printed_readings() -> tuple["array[int]", "array[int]", list[str]]:
    """Code points in order, and for each the place of its readings in a list: half a megabyte for
    forty thousand, where a dictionary takes ten."""
    found = find_spec("pypinyin")
    assert found is not None
    assert found.origin is not None
    text = Path(found.origin).with_name("pinyin_dict.json").read_text("utf-8")
    codes, at, places = array("I"), array("I"), dict[str, int]()
    for line in sorted(_LINE.finditer(text), key=lambda line: int(line[1])):
        codes.append(int(line[1]))
        at.append(places.setdefault(line[2], len(places)))
    return codes, at, list(places)
