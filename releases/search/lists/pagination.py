"""The pages of a list: by place (keyset pagination), or by rank where words decide the order.

By place, what is published meanwhile shifts nothing, and a far page costs what the first one costs.
A cursor names the last thing that was seen: a release's number `20230427-1`, with a position in
it (`20230427-1.37`) for rows, or a person's slug. By rank all hits are put in order at once; later
pages leave out what came since the first, of which they carry a snapshot.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet

from releases.models import Change, Person, Release, SearchDocument, SearchPlace
from releases.models.change import RELEASE
from releases.models.search_index.search_document import key_of_number, number_of_key
from releases.search.backends.dialect import PreparedRows, fetched

from .list_kinds import EXCHANGES, OPENING, RELEASES, SPEAKERS
from .result_list import ResultList

PAGE_SIZE = 20
_MAX_DIGITS = 18  # of what databases take as a number


@dataclass(frozen=True, slots=True)
class KeysetPage:
    """`rows` are document keys, SearchPlace rows or people, as the list has them; links are query
    strings, "" where there is no page before or after."""

    rows: list[Any]
    previous: str
    following: str
    start: int  # the place of the first row among all, from 1; 0 where it is not known
    is_first: bool
    pinned: tuple[int, ...] = ()  # of the rows, those that stand first whenever they were published


def _query(**changes: str) -> str:
    return urlencode(changes)


def by_place(
    found: ResultList,
    data: Mapping[str, str],
    link: Callable[..., str] = _query,
    *,
    size: int = PAGE_SIZE,
) -> KeysetPage:
    """The things after the cursor `after`, or those before `before`; a cursor that is none counts
    as none. `link` makes the query string of another page of what changes in it. Pinned releases
    stand on the first page alone, whichever way one comes to it."""
    after, before = data.get("after", ""), data.get("before", "")
    here = _place(found, after or before)
    back = here is not None and not after
    pinned = found.pinned()
    rows = _after(found, here, back=back, most=size + 1)
    size -= 0 if here else len(pinned)
    page = list((rows.reverse() if back else rows)[: size + 1])
    if pinned and back and not page:  # nothing is before it but they
        return by_place(found, {}, link, size=size)
    more = len(page) > size
    page = page[:size][::-1] if back else page[:size]
    earlier, later = (more, True) if back else (here is not None, more)
    first, last = _cursors(page)
    return KeysetPage(
        rows=page if earlier else [*pinned, *page],
        pinned=() if earlier else pinned,
        previous=link(before=first) if earlier and first else "",
        following=link(after=last) if later and last else "",
        start=0 if earlier else 1,
        is_first=not earlier,
    )


def _after(
    found: ResultList, here: tuple[Any, ...] | None, *, back: bool, most: int
) -> QuerySet[Any]:
    """What is listed beyond a place, or from the beginning; pinned ones have no place among it."""
    rows = ordered(found, near=here and here[0], back=back, most=most)
    if pinned := found.pinned():
        rows = rows.exclude(key__in=pinned)
    return rows.filter(_beyond(found, here, back=back)) if here else rows


def by_rank(
    found: ResultList, data: Mapping[str, str], link: Callable[..., str] = _query
) -> KeysetPage:
    """Hits in the order of relevance; links to other pages say what was there when the first one
    was read, `until`, so that nothing is pushed from one page to the next."""
    hits = found.documents().found
    assert hits is not None
    until = ResultSnapshot.read(data.get("until", ""))
    if until is not None and until.is_past(hits.hits.keys):
        hits = found.found_in(until.only(SearchDocument.objects.published()))
    elif until is None:
        until = ResultSnapshot.now(hits.hits.keys)
    keys, typed = hits.keys(), data.get("page", "1")
    good = typed.isascii() and typed.isdecimal() and len(typed) < 6
    number = max(1, int(typed)) if good else 1
    start, end = (number - 1) * PAGE_SIZE, number * PAGE_SIZE
    return KeysetPage(
        rows=keys[start:end],
        previous=link(page=str(number - 1), until=str(until)) if number > 1 else "",
        following=link(page=str(number + 1), until=str(until)) if end < len(keys) else "",
        start=start + 1,
        is_first=number == 1,
    )


def ordered(
    found: ResultList, *, near: Any = None, back: bool = False, most: int | None = None
) -> QuerySet[Any]:
    """What is listed, in order: newest release first, and in a release as it was said. Where only
    the `most` next to a release are asked for, others may be left out."""
    if found.kind is RELEASES:
        return found.documents().rows.order_by("-key").values_list("key", flat=True)
    if units := found.units():
        if found.kind is SPEAKERS:
            return Person.objects.filter(pk__in=units.people).in_order()
        held = units.rows(near, back=back, most=most)
        rows = SearchPlace.objects.filter(found.kind.telling((), units_known=True))
        return rows.filter(row__among=held).order_by("-document", "position").defer("text")
    places = found.places().order_by()
    if found.kind is SPEAKERS:
        people = places.values_list("person", flat=True)
        if found.criteria:
            # A list: PostgreSQL would walk all people by name and look for the places of each.
            return Person.objects.filter(pk__in=list(people.distinct())).in_order()
        # By name until there are enough: nearly everybody has spoken.
        mine = places.filter(person=OuterRef("pk"))
        return Person.objects.filter(Exists(mine)).in_order()
    if found.kind is EXCHANGES and not found.are_units():
        opening = SearchPlace.objects.filter(OPENING)
        places = opening.filter(exchange__in=places.values("exchange"))
    return places.order_by("-document", "position").defer("text")


def _place(found: ResultList, cursor: str) -> tuple[Any, ...] | None:
    """What rows are compared with; None for no cursor."""
    if not cursor:
        return None
    if found.kind is SPEAKERS:
        person = Person.objects.filter(slug=cursor.replace("\x00", "")).first()
        return (person.name, person.pk) if person else None
    number, _dot, position = cursor.partition(".")
    key = key_of_number(number)
    if key is None:
        return None
    if found.kind is RELEASES:
        return (key,)
    small = position.isascii() and position.isdecimal() and len(position) < 9
    return (key, int(position)) if small else None


def _beyond(found: ResultList, here: tuple[Any, ...], *, back: bool) -> Q:
    ahead, behind = ("lt", "gt") if back else ("gt", "lt")
    if found.kind is RELEASES:
        return Q(**{f"key__{behind}": here[0]})
    first, second = here
    if found.kind is SPEAKERS:
        return Q(**{f"name__{ahead}": first}) | Q(name=first, **{f"pk__{ahead}": second})
    # The first condition says nothing new, but an index can begin with it.
    rest = Q(**{f"document__{behind}": first}) | Q(**{f"position__{ahead}": second})
    return Q(**{f"document__{behind}e": first}) & rest


_NUMBERS = PreparedRows(
    lambda keys: SearchDocument.objects.filter(key__among=keys).values_list(
        "key", "edition__release__number"
    )
)


def _cursors(rows: Sequence[Any]) -> tuple[str, str]:
    """Names of the first and the last row."""
    if not rows:
        return "", ""
    ends = rows[0], rows[-1]
    if isinstance(rows[0], Person):
        return ends[0].slug, ends[1].slug
    keys = [end if isinstance(end, int) else end.document_id for end in ends]
    numbers = dict(_NUMBERS.of(keys))
    positions = ["" if isinstance(end, int) else f".{end.position}" for end in ends]
    first, last = (f"{numbers[key]}{at}" for key, at in zip(keys, positions, strict=True))
    return first, last


@dataclass(frozen=True, slots=True)
class ResultSnapshot:
    """What was there when a reader read the first page. In addresses `20230427-1.57`: the newest
    release that was found, and the last entry of the trail; the number alone would let in an old
    press conference that is imported meanwhile."""

    key: int
    entry: int

    @classmethod
    def now(cls, keys: Sequence[int]) -> Self | None:
        """None where nothing was found."""
        if not keys:
            return None
        ((last,),) = fetched((f"SELECT max(id) FROM {Change._meta.db_table}", []))  # noqa: S608
        return cls(keys[0], last or 0)

    @classmethod
    def read(cls, typed: str) -> Self | None:
        """None for what no link of ours says."""
        number, _dot, entry = typed.partition(".")
        key = key_of_number(number)
        good = entry.isascii() and entry.isdecimal() and len(entry) <= _MAX_DIGITS
        return cls(key, int(entry)) if key is not None and good else None

    def __str__(self) -> str:
        return f"{number_of_key(self.key)}.{self.entry}"

    def is_past(self, keys: Sequence[int]) -> bool:
        """Whether anything was published since; `keys` are of what is found now."""
        return bool(keys) and (self.key < keys[0] or self._since().exists())

    def only(self, rows: QuerySet[SearchDocument]) -> QuerySet[SearchDocument]:
        """Without what was published since."""
        since = list(self._since().values_list("pk", flat=True))
        return rows.filter(key__lte=self.key).exclude(edition__release__in=since)

    def _since(self) -> QuerySet[Release]:
        """Releases whose first publication is a later entry of the trail."""
        published = Change.objects.published()
        before = published.filter(kind=RELEASE, subject=OuterRef("pk"), pk__lte=self.entry)
        later = published.filter(pk__gt=self.entry).values("subject")
        return Release.objects.filter(~Exists(before), pk__in=later)
