"""Names that two figures share, made longer where verb, owner or body tell the figures apart."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from releases.intake.parse.figures.unit_words import unit_of_names
from releases.intake.parse.reading import ParsedStatistic

from .counted_nouns import trimmed, without_periods
from .indicator_words import ACTING_BODY, LEAD, LEADING_DOING, OWN_PLACE

_REACH = 160
_PART = re.compile(r"其中[^;。)]*$")
_ENDS = re.compile(r"[;。!?]")
# What the name of a figure adds to the name of the one that it is of.
_ADDED = re.compile(r"(?:占[^占]*比重|占比|增速|增幅|人数|[^占]{0,6}完成率)$")


class _Longer(NamedTuple):
    """A word that may stand before the name of the row at ``at``; one family is told alike."""

    at: int
    word: str
    family: tuple[int, int]
    of_all: bool = False


class _Page(NamedTuple):
    """The rows of a release in order, and the folded text of each block."""

    rows: Sequence[ParsedStatistic]
    texts: Mapping[int, str]

    def before(self, row: ParsedStatistic) -> str:
        return self.texts[row.block][max(0, row.start - _REACH) : row.start]


def told_apart(
    rows: Sequence[ParsedStatistic], texts: Mapping[int, str]
) -> Sequence[ParsedStatistic]:
    """The rows, each with the shortest name that tells it from the others.

    The parts of one whole, and what one body did, are told alike; changes, shares and ranks keep to
    the figure that they are of.
    """
    page = _Page(rows, texts)
    page = _renamed(page, by_doing(page))
    page = _renamed(page, _clashing(page, owners(page)))
    return _renamed(page, _clashing(page, bodies(page))).rows


def by_doing(page: _Page) -> Iterator[_Longer]:
    """``审理案件1200件,其中民事案件1000件;审结1100件,其中民事案件920件``: 审结民事案件."""
    found = list(doings(page))
    verbs: dict[str, set[str]] = defaultdict(set)
    for one in found:
        verbs[page.rows[one.at].indicator.removeprefix(one.word)].add(one.word)
    alike = {
        one.family
        for one in found
        if len(verbs[page.rows[one.at].indicator.removeprefix(one.word)] - {""}) > 1
    }
    for one in found:
        shown = page.rows[one.at].indicator.startswith(one.word)
        if one.family in alike and not shown:
            yield one


def doings(page: _Page) -> Iterator[_Longer]:
    """What was done to that which a row counts: in its name, before it, or before its whole."""
    whole = _Longer(0, "", (0, 0))
    for at, row in enumerate(page.rows):
        if row.kind != "level":
            continue
        before, name = page.before(row), row.indicator
        start = before.rfind(name)
        shown = LEADING_DOING.match(name)
        cut = LEADING_DOING.match(before, start - 2) if start > 1 else None
        doing = shown or (cut if cut and cut.end() == start else None)
        if not doing and _PART.search(before) and page.rows[whole.at].block == row.block:
            yield _Longer(at, whole.word, (whole.at, -1))
            continue
        one = _Longer(at, doing[0] if doing else "", (at, 0))
        whole = one if not _PART.search(before) else whole
        yield one


def owners(page: _Page) -> Iterator[_Longer]:
    """``查处甲案件320件,罚没款580万元;查处乙案件85件,罚没款30万元``: 甲案件罚没款."""
    owner, end, in_part = None, 0, False
    for at, row in enumerate(page.rows):
        if row.kind != "level":
            continue
        between = (
            page.texts[row.block][end : row.start] if owner and owner.block == row.block else ";"
        )
        end, in_part = row.end, in_part or "其中" in between
        if _ENDS.search(between) or LEADING_DOING.match(row.indicator):
            owner, in_part = row, False
        elif owner and "元" in row.unit and "元" not in owner.unit and not in_part:
            yield _Longer(at, LEADING_DOING.sub("", owner.indicator), (at, 0))


def bodies(page: _Page) -> Iterator[_Longer]:
    """``行政执法机关立案701件。市中院立案374件``: who acted, told last before the figure."""
    printed, place, read = "", (-1, 0), (-1, 0)  # who acted last, where, and how far that is known
    for at, row in enumerate(page.rows):
        if row.kind != "level":
            continue
        known = read[1] if read[0] == row.block else 0
        start = max(known, row.start - _REACH, 0)
        for acting in ACTING_BODY.finditer(page.texts[row.block][start : row.start]):
            printed, place = without_periods(acting["body"]), (row.block, start + acting.start())
        read = row.block, row.end
        if place[0] == row.block and place[1] >= row.start - _REACH:
            word = trimmed(LEAD, printed) if LEADING_DOING.match(row.indicator) else ""
            # 全市法院 beside 市中院 is the whole, which needs no body.
            yield _Longer(at, word, place, bool(OWN_PLACE.match(printed)))


def _clashing(page: _Page, found: Iterator[_Longer]) -> Iterator[_Longer]:
    """Those whose name, unit and period another row shares that has another word and value."""
    words = list(found)
    said: dict[tuple[object, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in words:
        row = page.rows[one.at]
        days = row.period and (row.period.start, row.period.end)
        said[row.indicator, unit_of_names(row.unit), row.scope, days][one.word].add(row.value)
    names = {key[0] for key, told in said.items() if len(set(map(frozenset, told.values()))) > 1}
    alike = {one.family for one in words if page.rows[one.at].indicator in names}
    clash = [one for one in words if one.word and one.family in alike]
    single = len({one.word for one in clash if one.of_all}) == 1
    # 全市法院 beside 市中院 is the whole of it; 全市行政执法机关 is another body.
    parts = {one.word[-1] for one in clash if not one.of_all}
    yield from (one for one in clash if not (one.of_all and single and one.word[-1] in parts))


def _renamed(page: _Page, longer: Iterator[_Longer]) -> _Page:
    """The page with the longer names; what is of a renamed row goes with it."""
    words = {one.at: one.word for one in longer}
    if not words:
        return page
    rows, names = list(page.rows), dict[tuple[int, str], str]()
    for at, row in enumerate(rows):
        name = row.indicator
        added = _ADDED.search(name)
        short = name[: added.start()] if added else name
        if at in words:
            names[row.block, name] = words[at] + name
        elif row.kind == "level" and not added:
            names.pop((row.block, name), None)
        whole = names.get((row.block, name))
        longer_of = names.get((row.block, short), short) + name[len(short) :]
        rows[at] = replace(row, indicator=whole or longer_of)
    return _Page(rows, page.texts)
