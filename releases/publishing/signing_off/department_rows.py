"""Which rows of an edition are a body's own: its people, what they said, what it shall do."""

from django.db.models import Count, Q

from releases.models import Appearance, Edition, Measure, Organisation, Statistic
from releases.models.edition_row import EditionRow
from releases.models.quotation import Quotation


def rows_of(edition: Edition, organisation: Organisation) -> list[EditionRow]:
    """Its speakers, then its measures and figures as they stand on the page; three queries."""
    people = edition.appearances.filter(organisation=organisation).in_order()
    spoken = Q(block__speaker__organisation=organisation)
    measures = Measure.objects.of(edition).filter(spoken | Q(organisation=organisation))
    figures = Statistic.objects.of(edition).filter(spoken)
    quoted: list[Quotation] = [*measures.select_related("block"), *figures.select_related("block")]
    quoted.sort(key=lambda row: (row.block.position, row.start, row.pk))
    return [*people, *quoted]


def departments_of(edition: Edition) -> list[tuple[Organisation, int]]:
    """The bodies that have rows of their own, each with the number of its people and measures."""
    measures = Q(measures__edition=edition)
    found = Organisation.objects.filter(Q(appearances__edition=edition) | measures).distinct()
    people = Count("appearances", Q(appearances__edition=edition), distinct=True)
    owned = Count("measures", measures, distinct=True)
    told = found.annotate(n=people + owned).order_by("-n", "name")
    return [(each, each.n) for each in told]


def words_of(row: EditionRow) -> str:
    """What the row says in the edition's own words."""
    if isinstance(row, Quotation):
        return row.quote
    assert isinstance(row, Appearance)
    return f"{row.name}，{row.organisation_name}{'、'.join(row.posts)}"
