"""What the feeds tell: what was published, corrected and withdrawn, newest change first.

A withdrawn release keeps its title and says why, as its page does, and nothing of its text.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr

from releases.models import Block, Edition, FollowUp, Measure, SearchPlace, Statistic
from releases.models.edition_row import EditionRowQuerySet
from releases.models.measure import tell_outcomes
from releases.public.conflicts.conflict_items import newest_conflicts
from releases.public.corrections.correction_log import newest_corrections
from releases.public.lists import row_items
from releases.search.lists.pagination import ordered
from releases.search.lists.result_list import ResultList
from releases.search.query.parser import Query

from .atom import FeedEntry
from .feed_entries import (
    of_conflict,
    of_correction,
    of_exchange,
    of_figure,
    of_measure,
    of_release,
    of_withdrawal,
)
from .withdrawn_entries import titled

MAX_ENTRIES = 50
MAX_ROWS = 200  # a release alone may have a hundred figures, and all of them are news at once
MAX_LOOKED_AT = 500  # of the newest withdrawals, for words in their titles
LEAD = 200
NO_WORDS = Query()


def _measures(places: list[SearchPlace]) -> Iterator[FeedEntry]:
    """What became of a promise is a change of it, though its words stay as they are."""
    found = [row.thing for row in row_items.measures(places, ())]
    reported = FollowUp.objects.reported(found)
    for measure in found:
        yield of_measure(measure, reported.get((measure.edition.release_id, measure.uid)))


# The rows at some places of a view as entries.
READERS: dict[str, Callable[[list[SearchPlace]], Iterable[FeedEntry]]] = {
    "exchanges": lambda places: map(of_exchange, row_items.asked_and_answered(places)),
    "measures": _measures,
    "statistics": lambda places: (of_figure(row.thing) for row in row_items.statistics(places, ())),
}


def releases(
    live: QuerySet[Edition], withdrawn: QuerySet[Edition], words: Query = NO_WORDS
) -> list[FeedEntry]:
    """Of both querysets the newest changes."""
    prose = Block.objects.filter(kind__in=Block.PROSE, edition=OuterRef("pk"))
    lead = prose.in_order().values(head=Substr("text", 1, LEAD))[:1]
    editions = live.select_related("release").annotate(lead=Subquery(lead))
    newest = editions.order_by("-published_at", "-pk")[:MAX_ENTRIES]
    entries = [of_release(edition, edition.lead or "") for edition in newest]
    return _newest([*entries, *_withdrawals(withdrawn, words)], MAX_ENTRIES)


def listed(found: ResultList, withdrawn: QuerySet[Edition]) -> list[FeedEntry]:
    """What a list of rows tells, those of one release as they were said."""
    # The places of the releases that changed last; each has one at least, so these are enough.
    places = ordered(found).order_by()
    live = Edition.objects.published().filter(search_document__in=places.values("document"))
    newest = live.order_by("-published_at", "-pk").values_list("search_document", flat=True)
    news = places.filter(document__in=list(newest[:MAX_ROWS])).defer("text")
    order = ("-document__edition__published_at", "-document__edition", "position")
    entries = READERS[found.kind.name](list(news.order_by(*order)[:MAX_ROWS]))
    return _newest([*entries, *_withdrawals(withdrawn, found.criteria.q)], MAX_ROWS)


def figures(found: EditionRowQuerySet[Statistic], withdrawn: QuerySet[Edition]) -> list[FeedEntry]:
    shown = found.for_display().order_by("-edition__published_at", "-pk")[:MAX_ENTRIES]
    return _newest([*map(of_figure, shown), *_withdrawals(withdrawn)], MAX_ENTRIES)


def conflicts() -> list[FeedEntry]:
    return _newest(map(of_conflict, newest_conflicts(MAX_ENTRIES)), MAX_ENTRIES)


def corrections() -> list[FeedEntry]:
    return _newest(map(of_correction, newest_corrections(MAX_ENTRIES)), MAX_ENTRIES)


def promises() -> list[FeedEntry]:
    """Those that were made last, and those that were reported on last."""
    promised = Measure.objects.published().promised()
    newest = promised.order_by("-edition__published_at", "-pk").values_list("pk", flat=True)
    told = FollowUp.objects.published().telling().order_by("-at").values("promise", "promise_uid")
    answered = Q()
    for each in told[:MAX_ENTRIES]:
        answered |= Q(edition__release=each["promise"], uid=each["promise_uid"])
    keys = set(newest[:MAX_ENTRIES])
    keys |= set(promised.filter(answered).values_list("pk", flat=True)) if answered else set()
    found = list(Measure.objects.filter(pk__in=keys).for_display())
    tell_outcomes(found)
    reported = FollowUp.objects.reported(found)
    entries = (of_measure(row, reported.get((row.edition.release_id, row.uid))) for row in found)
    return _newest(entries, MAX_ENTRIES)


def _withdrawals(editions: QuerySet[Edition], words: Query = NO_WORDS) -> list[FeedEntry]:
    found = editions.select_related("release").order_by("-release__withdrawn_at", "-pk")
    matching = titled(found[:MAX_LOOKED_AT], words) if words else found[:MAX_ENTRIES]
    return [of_withdrawal(edition) for edition in islice(matching, MAX_ENTRIES)]


def _newest(entries: Iterable[FeedEntry], most: int) -> list[FeedEntry]:
    return sorted(entries, key=lambda entry: entry.updated, reverse=True)[:most]
