"""Whether two names are likely one thing's, by the names alone; either way says the same.

Front door: `likeness_of_names`. Each kind of thing is named by rules of its own.
"""

import re
from collections.abc import Callable
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import OSA

from releases.text.name_key import name_key

from .abbreviations import OF_THE_STATE, ending, may_be_one, parts_of, split
from .name_words import city_of, words_of
from .pinyin import syllables


class Why(Enum):
    """What speaks for one thing."""

    LOOK = "look"  # written otherwise, but the same to the eye
    WORDS = "words"  # the same telling words
    SHORT = "short"  # one is short for the other
    PART = "part"  # a second name in brackets
    SOUND = "sound"  # another character of the same sound
    NAME = "name"  # the very same name
    SOME = "some"  # most words are the same


Likeness = tuple[float, Why | None]
NONE: Likeness = (0.0, None)


@lru_cache(maxsize=65536)
def likeness_of_names(kind: str, one: str, other: str) -> Likeness:
    """From 0 to 1, with what speaks for it; from 0.5 on it is worth a person's look."""
    if name_key(one) == name_key(other):
        return 1.0, (Why.NAME if one == other else Why.LOOK)
    return _BY_KIND[kind](one, other)


def same_figures(one: str, other: str) -> Likeness:
    cities = {city_of(name) for name in (one, other)} - {""}
    if len(cities) > 1:
        return NONE
    a, b = words_of(one), words_of(other)
    if a == b and a:
        return 0.9, Why.WORDS
    if _sound_alike(one, other):
        return 0.7, Why.SOUND
    if a and b and (a < b or b < a):
        return 0.1 + 0.1 * len(a & b) / len(a | b), Why.SOME
    return NONE


def same_bodies(one: str, other: str) -> Likeness:
    best = NONE
    for a in parts_of(_body(one)):
        for b in parts_of(_body(other)):
            if a == b:
                best = max(best, (0.9, Why.PART), key=lambda found: found[0])
            elif may_be_one(a, b) or short_of_level(a, b):
                best = max(best, (0.85, Why.SHORT), key=lambda found: found[0])
    if best is NONE and _sound_alike(one, other) and split(one).place == split(other).place:
        return 0.6, Why.SOUND
    return best


def _body(name: str) -> str:
    """国家税务总局云岫市税务局 is 云岫市税务局, 市委网信办 is 市网信办."""
    key = re.sub(r"(?<=[省市县区])委(?=.{2,}[办部]$|.{2,}办公室$)", "", name_key(name))
    return re.sub(r"^(?:国家税务总局(?=.+税务局)|中华人民共和国(?=.+海关)|中国(?=.{5}))", "", key)


def short_of_level(one: str, other: str) -> bool:
    """公安局 of 市公安局: a body of one's own city, named without it."""
    a, b = sorted((split(one), split(other)), key=lambda body: body.level)
    if a.level or b.level != "市" or OF_THE_STATE.match(a.rest) or ending(a.rest) != ending(b.rest):
        return False
    return a.rest == b.rest or may_be_one(f"市{a.rest}", f"市{b.rest}")


_TITLES = re.compile(
    r"(?:同志|先生|女士|记者|教授|律师|法官|检察官|警官|(?:副|常务副|总|党组)*"
    r"(?:局长|主任|处长|科长|院长|庭长|检察长|秘书长|书记|市长|县长|区长|部长|厅长|司长|署长|关长|队长|主席|会长))+$"
)


def same_people(one: str, other: str) -> Likeness:
    a, b = (_TITLES.sub("", name_key(name)) for name in (one, other))
    if a == b and len(a) > 1:
        return 0.9, Why.WORDS
    if _sound_alike(a, b):
        return 0.5, Why.SOUND
    return NONE


_OUTLET_ENDS = re.compile(
    r"(?:客户端|新闻客户端|手机客户端|app|官网|网站|微信公众号|微信|微博|公众号|视频号|抖音号|融媒体|全媒体|"
    r"记者站|报业集团|报社集团|传媒集团)+$"
)
_OUTLET_WORDS = {
    "新华通讯社": "新华社",
    "中央电视台": "央视",
    "中央广播电视总台": "央视",
    "广播电视总台": "电视台",
    "广播电视台": "电视台",
    "广播电视": "电视",
    "广电": "电视台",
    "中央人民广播电台": "央广",
    "人民广播电台": "电台",
    "广播电台": "电台",
    "cctv": "央视",
    "融媒体中心": "融媒",
    "报社": "报",
    "日报社": "日报",
    "杂志社": "杂志",
}


def same_outlets(one: str, other: str) -> Likeness:
    a, b = _outlet(one), _outlet(other)
    if a == b and a:
        return 0.9, Why.WORDS
    if is_initials_of(a, b) or is_initials_of(b, a):
        return 0.8, Why.SHORT
    return (0.6, Why.SOUND) if _sound_alike(a, b) else NONE


def _outlet(name: str) -> str:
    key = re.sub(r"[《》\"“”]", "", name_key(name)).split("(")[0]
    key = _OUTLET_ENDS.sub("", key) or key
    key = re.sub(r"^(.{2,3})[市省县区](?=.{2})", r"\1", key)
    for word, same in _OUTLET_WORDS.items():
        key = key.replace(word, same)
    return key


def is_initials_of(short: str, full: str) -> bool:
    """中新社 of 中国新闻社: from each word of two characters one, the last with its kind."""
    if not 3 <= len(short) < len(full) or short[-1] != full[-1] or short[0] != full[0]:
        return False
    at = -1
    for char in short:
        found = full.find(char, at + 1, at + 3)
        if found < 0:
            return False
        at = found
    return at == len(full) - 1


def same_topics(one: str, other: str) -> Likeness:
    """On this site all is about intellectual property, and how often a word stands is no matter."""
    a, b = (words_of(name) - {"知识产权"} or words_of(name) for name in (one, other))
    return (0.9, Why.WORDS) if a == b and a else NONE


def _sound_alike(one: str, other: str) -> bool:
    """One character is another of the same sound: a slip of the pen."""
    a, b = name_key(one), name_key(other)
    return (
        len(a) == len(b) > 1
        and a[0] == b[0]
        and OSA.distance(a, b, score_cutoff=1) == 1
        and syllables(a) == syllables(b)
    )


_BY_KIND: dict[str, Callable[[str, str], Likeness]] = {
    "indicator": same_figures,
    "organisation": same_bodies,
    "person": same_people,
    "topic": same_topics,
    "outlet": same_outlets,
}
