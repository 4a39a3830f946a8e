"""Releases that are about the same: a few, near in time, each with the reason."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import CharField, Model, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Appearance, AttendingOrganisation, Edition, EditionTopic, Statistic

from .neighbours import around
from .release_page import EditionPage

MAX_NEAR = 60  # releases looked at before, and after
MAX_RELATED = 5
MAX_NAMES = 3  # in a reason
REASONS = {
    "indicator": gettext_lazy("同一指标"),
    "organisation": gettext_lazy("同一机构"),
    "topic": gettext_lazy("同一主题"),
}

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


def related(page: EditionPage) -> list[Related]:
    """What is shared counts the more, the fewer of the releases nearby have it."""
    near = around(page.edition, MAX_NEAR)
    shared = _shared(page, near)
    frequency = Counter(what for found in shared.values() for what in found)
    scores = {pk: sum(1 / frequency[what] for what in found) for pk, found in shared.items()}
    order = {pk: n for n, pk in enumerate(near)}
    best = sorted(scores, key=lambda pk: (-scores[pk], order[pk]))[:MAX_RELATED]
    editions = Edition.objects.select_related("release").in_bulk(best)
    return [
        Related(editions[pk], sorted(shared[pk], key=lambda what: (frequency[what], what[1])))
        for pk in best
        if pk in editions
    ]


def _shared(page: EditionPage, near: list[int]) -> dict[int, set[Shared]]:
    """What each edition nearby has in common with the page, in one query."""
    bodies = {row.organisation_id for row in page.organisations}
    bodies |= {row.organisation_id for row in page.speakers if row.organisation_id}
    indicators = {figure.row.indicator_id for rows in page.figures.values() for figure in rows}
    topics = {row.topic_id for row in page.topics}
    parts = [
        _rows(Statistic.objects.filter(indicator__in=indicators), "indicator", near),
        _rows(AttendingOrganisation.objects.filter(organisation__in=bodies), "organisation", near),
        _rows(Appearance.objects.filter(organisation__in=bodies), "organisation", near),
        _rows(EditionTopic.objects.filter(topic__in=topics), "topic", near),
    ]
    found: dict[int, set[Shared]] = defaultdict(set)
    for edition, sort, name in parts[0].union(*parts[1:]):
        found[edition].add((sort, name))
    return found


def _rows(
    rows: QuerySet[Model], sort: str, near: list[int]
) -> QuerySet[Model, tuple[int, str, str]]:
    sorts = Value(sort, output_field=CharField())
    return rows.filter(edition__in=near).order_by().values_list("edition", sorts, f"{sort}__name")
