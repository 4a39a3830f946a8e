"""The page of a list, and the addresses of the pages before and after it."""

from dataclasses import dataclass
from typing import Any

from releases.models import Release, SearchPlace
from releases.search.paging import SIZE, Page, page_of
from releases.search.until import Until

from .filter_bar import FilterBar


@dataclass(frozen=True, slots=True)
class Pages:
    """`rows` are what the view's reader takes; addresses are query strings, "" where none is."""

    rows: list[Any]
    previous: str = ""
    following: str = ""
    start: int = 0  # the place of the first row among all, from 1; 0 where it is not known
    is_first: bool = True


def by_rank(bar: FilterBar) -> Pages:
    """Hits in the order of relevance, which is worked out for all of them at once.

    Links to other pages say what was there when the first one was read, `until`; what was
    published since is left out, so that nothing is pushed from one page to the next.
    """
    found = bar.result_list.documents().found
    assert found is not None
    until = Until.read(bar.data.get("until", ""))
    if until is not None and until.is_past(found.hits.keys):
        found = bar.result_list.found_until(until)
    elif until is None:
        until = Until.now(found.hits.keys)
    keys = found.keys()
    number = _number(bar.data.get("page", "1"))
    start, end = (number - 1) * SIZE, number * SIZE
    return Pages(
        rows=keys[start:end],
        previous=bar.query(page=str(number - 1), until=str(until)) if number > 1 else "",
        following=bar.query(page=str(number + 1), until=str(until)) if end < len(keys) else "",
        start=start + 1,
        is_first=number == 1,
    )


def by_place(bar: FilterBar) -> Pages:
    after, before = bar.data.get("after", ""), bar.data.get("before", "")
    page = page_of(bar.result_list, after=after, before=before)
    first, last = _cursors(page)
    return Pages(
        rows=page.rows,
        previous=bar.query(before=first) if page.earlier and first else "",
        following=bar.query(after=last) if page.later and last else "",
        start=0 if page.earlier else 1,
        is_first=not page.earlier,
    )


def _number(typed: str) -> int:
    good = typed.isascii() and typed.isdecimal() and len(typed) < 6
    return max(1, int(typed)) if good else 1


def _cursors(page: Page) -> tuple[str, str]:
    """Names of the first and the last row, as `paging` understands them."""
    if not page.rows:
        return "", ""
    ends = [page.rows[0], page.rows[-1]]
    if isinstance(ends[0], SearchPlace | int):
        keys = [end if isinstance(end, int) else end.document_id for end in ends]
        numbers = dict(
            Release.objects.filter(editions__search_document__in=keys).values_list(
                "editions__search_document", "number"
            )
        )
        positions = ["" if isinstance(end, int) else f".{end.position}" for end in ends]
        first, last = (f"{numbers[key]}{at}" for key, at in zip(keys, positions, strict=True))
        return first, last
    return ends[0].slug, ends[1].slug
