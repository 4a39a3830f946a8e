"""Promises side by side in one paragraph: 进一步加大…。进一步强化…。"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

from releases.text.sentences import Span

from .measure_stages import planned_from
from .measure_words import ANNOUNCES, is_item, opens_with_action

# 下一步，我们将…, 还将…: what stands before a promise's own verb.
_OPENER = re.compile(
    r"[^。;:]{0,30}?(?:将|要(?![求素点件])|拟)(?P<only>重点|主要|会同[^,。;]{2,24}?)?,?"
)
_LINK = re.compile(r"(?:与此同时|同时|此外|另外|再次|还有|并且)[,]?")
_WILL = re.compile(r"(?:我们)?(?:还|也)?(?:将|要|拟)")
_SAME = re.compile(
    r"进一步|持续|不断|继续|深入|大力|着力|全力|更加|切实|积极|全面|聚焦|突出|强化|加强|加大|狠抓"
)
# 着力…、着力…、着力…: one word opens each part.
_REPEATED = re.compile(
    r"(?<![^,、;:将要])(?P<word>着力|大力|全力|坚决|突出|强化|聚焦|狠抓|进一步|持续|不断|继续|深入)(?P<what>[^,、;:。]{3,24})"
)
_PURPOSE = ("着力", "大力", "全力", "坚决", "狠抓")
_NUMBERS = "一二三四五六七八九十"
_SO_MANY = re.compile(
    r"(?:做好|抓好|完成|推进|开展|实施|做了|抓了|开展了|实施了|做)(?:以下|下列)?(?P<number>[二两三四五六七八九十])"
    r"(?:个|项|件|大)(?:方面)?(?:重点)?(?:工作|任务|举措|措施|行动|改革|活动|事情?):"
)
_PART = re.compile(r"[^,、;]+")
_SEVERAL = 3
_MAX_BARE = 20
_MAX_SENTENCE = 600


class _Piece(NamedTuple):
    """A sentence or a part of one before ``;``: where its promise begins, and how it is made."""

    start: int
    end: int
    promise: int
    opened: bool
    linked: bool
    acts: bool
    same: str
    bare: bool

    @classmethod
    def read(cls, folded: str, start: int, end: int) -> Self:
        """What the words between two stops promise."""
        link = _LINK.match(folded, start, end)
        at = link.end() if link else start
        opener = (_WILL if link else _OPENER).match(folded, at, end)
        opened = False
        plans = planned_from(folded[at:end]) + at if opener else -1
        if opener and at <= plans < opener.end() and opens_with_action(folded[opener.end() : end]):
            at, opened = opener.end(), True
        words = folded[at:end].rstrip("。")
        acting = (
            opens_with_action(words)
            and is_item(words)
            and not ANNOUNCES.search(words[:_MAX_SENTENCE])
        )
        same = _SAME.match(words)
        bare = "," not in words and len(words) <= _MAX_BARE
        return cls(start, end, at, opened, bool(link), acting, same[0] if same else "", bare)


def pieces_of(folded: str, spans: Iterable[Span]) -> Iterator[_Piece]:
    """The sentences and their parts between ``;`` and ``:``."""
    for start, end in spans:
        at = start
        for stop in [*(m.start() for m in re.finditer("[;:]", folded[start:end])), end - start]:
            while folded[at : at + 1].isspace():
                at += 1
            if start + stop > at:
                yield _Piece.read(folded, at, start + stop)
            at = start + stop + 1


def promises(folded: str, spans: Iterable[Span]) -> list[int]:
    """Where each of several promises of a paragraph begins; none where it is one with details."""
    pieces = list(pieces_of(folded, spans))
    acting = [piece for piece in pieces if piece.acts]
    heads = [piece for piece in acting if piece.bare and piece.same == acting[0].same]
    if len(heads) >= _SEVERAL and heads[0].same and heads[0].start == pieces[0].start:
        return [piece.promise for piece in heads]
    if len(acting) < 2 or (pieces[0].acts and not pieces[0].opened and not _all_alike(acting)):
        return []
    first = pieces.index(acting[0])
    announced = first > 0 and ANNOUNCES.search(folded, pieces[0].start, pieces[first - 1].end + 1)
    if announced:
        listed = [piece for piece in acting if piece.linked or not piece.opened]
        bare = [piece for piece in listed if piece.bare]
        chosen = bare if 1 < len(bare) < len(listed) else listed
    elif first > 0:
        chosen = []
    elif _all_alike(acting) or len(acting) >= _SEVERAL:
        chosen = acting
    else:
        chosen = acting if acting[1].linked else []
    return [piece.promise for piece in chosen]


def _all_alike(pieces: list[_Piece]) -> bool:
    """Whether all open with one word, and the first is no lead sentence above the others."""
    lead = pieces[0].bare and not all(piece.bare for piece in pieces)
    return bool(pieces[0].same) and len({piece.same for piece in pieces}) == 1 and not lead


def counted(folded: str) -> list[Span]:
    """完成三项任务：建成…，开通…，发布…: as many deeds as were announced, in one sentence."""
    found = _SO_MANY.search(folded)
    stop = folded.find("。", found.end()) if found else -1
    if not found or not 0 < stop - found.end() <= _MAX_SENTENCE:
        return []
    parts = [match.span() for match in _PART.finditer(folded, found.end(), stop)]
    whole = len(parts) == _NUMBERS.find(found["number"].replace("两", "二")) + 1
    return parts if whole and all(opens_with_action(folded[slice(*span)]) for span in parts) else []


def repeated(folded: str, spans: Iterable[Span]) -> list[Span]:
    """着力…、着力…、着力…: three or more parts of one sentence that open alike."""
    found: list[Span] = []
    for start, end in spans:
        by_word: dict[str, list[Span]] = {}
        for match in _REPEATED.finditer(folded, start, min(end, start + _MAX_SENTENCE)):
            if opens_with_action(match[0]) or match["word"] in _PURPOSE:
                by_word.setdefault(match["word"], []).append(match.span())
        found += [span for alike in by_word.values() if len(alike) >= _SEVERAL for span in alike]
    return found
