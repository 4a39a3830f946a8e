"""What leads on from a release: the one before and after, and a few that are about the same."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Edition
from releases.search.backends.dialect import fetched

from .edition_links import EditionLink, names
from .neighbours import nearby

MAX_NEAR = 60  # releases looked at before, and after
MAX_RELATED = 5
MAX_NAMES = 3  # in a reason
REASONS = {
    "indicator": gettext_lazy("同一指标"),
    "organisation": gettext_lazy("同一机构"),
    "topic": gettext_lazy("同一主题"),
}

# Where releases may share a name: the table, what sort of thing, and what is read of it.
SHARED = {
    "statistic": "indicator",
    "attendingorganisation": "organisation",
    "appearance": "organisation",
    "edition_topics": "topic",
}
# The nearby editions are few: no index that begins with the noun, which thousands have, may be
# taken instead of theirs.
_ROWS = """SELECT DISTINCT edition_id, '{noun}', {noun}_id FROM releases_{table}
WHERE edition_id IN ({near}) AND {noun}_id + 0 IN ({wanted})"""

Shared = tuple[str, str]  # what sort of thing, and its name


@dataclass
class Related:
    edition: Edition
    shared: list[Shared]  # the rarest first

    @property
    def reasons(self) -> list[str]:
        """A line for each sort of thing."""
        lines = []
        for sort, label in REASONS.items():
            names = [name for other, name in self.shared if other == sort]
            if names:
                more = _("等") if len(names) > MAX_NAMES else ""
                value = "、".join(names[:MAX_NAMES]) + more
                lines.append(_("%(label)s：%(value)s") % {"label": label, "value": value})
        return lines


class Beside(NamedTuple):
    """The next newer and the next older release, and what is related."""

    newer: Edition | None
    older: Edition | None
    related: list[Related]


def beside(edition: Edition, links: Sequence[EditionLink]) -> Beside:
    """What is shared counts the more, the fewer of the releases nearby have it."""
    near = nearby(edition, MAX_NEAR)
    order = {pk: n for n, pk in enumerate(near.in_turn)}
    shared = _shared(links, list(order))
    frequency = Counter(what for found in shared.values() for what in found)
    scores = {pk: sum(1 / frequency[what] for what in found) for pk, found in shared.items()}
    best = sorted(scores, key=lambda pk: (-scores[pk], order[pk]))[:MAX_RELATED]
    shown = [*best, *near.newer[:1], *near.older[:1]]
    editions = Edition.objects.select_related("release").in_bulk(shown)
    newer, older = (editions.get(keys[0]) if keys else None for keys in near)
    return Beside(
        newer,
        older,
        [
            Related(editions[pk], sorted(shared[pk], key=lambda what: (frequency[what], what[1])))
            for pk in best
            if pk in editions
        ],
    )


def _shared(links: Sequence[EditionLink], near: list[int]) -> dict[int, set[Shared]]:
    """What each edition nearby has in common with the one of these links, in one query."""
    bodies = names(links, "organisation", "attendingorganisation", "appearance")
    wanted = {
        "indicator": names(links, "indicator", "statistic"),
        "organisation": bodies,
        "topic": names(links, "topic", "edition_topics"),
    }
    asked = [(table, noun) for table, noun in SHARED.items() if wanted[noun]]
    found: dict[int, set[Shared]] = defaultdict(set)
    if not near or not asked:
        return found
    marks = {noun: ", ".join(["%s"] * len(keys)) for noun, keys in wanted.items()}
    of = ", ".join(["%s"] * len(near))
    parts = [_ROWS.format(table=t, noun=n, near=of, wanted=marks[n]) for t, n in asked]
    params = [key for _table, noun in asked for key in (*near, *wanted[noun])]
    for edition, sort, noun in fetched((" UNION ALL ".join(parts), params)):
        found[edition].add((sort, wanted[sort][noun]))
    return found
