"""A conflict as pages and feeds show it: the period, each value with its words, the difference."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from releases.figures.units import PERCENT, unit_of
from releases.models import Indicator, Statistic
from releases.public.series.contradictions import Contradiction, contradictions
from releases.public.series.series_words import change_words, named, number_words, period_name
from releases.public.wording.figure_words import value_words
from releases.public.wording.quotes import quote_of
from releases.text.quotations import Quote


@dataclass(frozen=True, slots=True)
class ConflictItem:
    """`rows` are the statements that tell different values, the one told last first."""

    found: Contradiction
    indicator: Indicator
    rows: Sequence[Statistic]

    @property
    def name(self) -> str:
        return named(self.indicator.name, self.found.part)

    @property
    def period(self) -> str:
        return period_name(self.found.period)

    @property
    def statements(self) -> list[tuple[Statistic, str, Quote]]:
        return [(row, value_words(row.stated), quote_of(row)) for row in self.rows]

    @property
    def difference(self) -> str:
        """In the unit of the greatest value, and in per cent where that says more."""
        least, greatest = self.found.least, self.found.greatest
        unit = greatest.unit
        apart = (greatest.canonical - least.canonical) / unit_of(unit).factor
        words = number_words(apart) + (_("个百分点") if unit == PERCENT else unit)
        if least.approximate or greatest.approximate:
            words = _("约%s") % words
        change = self.found.change
        in_percent = change_words(change) if change and change.unit == PERCENT else ""
        return words + (_("（%s）") % in_percent if in_percent else "")


def conflict_items(found: Sequence[Contradiction]) -> list[ConflictItem]:
    """In their order; two queries, however many there are."""
    keys = [source for each in found for source in each.sources]
    rows = Statistic.objects.published().for_display().in_bulk(keys) if keys else {}
    indicators = Indicator.objects.in_bulk({each.indicator for each in found}) if found else {}
    items = []
    for each in found:
        told = [rows[key] for key in each.sources if key in rows]
        # Withdrawn this moment: the page is made again for the next version of what is published.
        if len(told) == len(each.sources) and each.indicator in indicators:
            items.append(ConflictItem(each, indicators[each.indicator], told))
    return items


def newest_conflicts(most: int) -> list[ConflictItem]:
    """Those told last, for the home page and the feed."""
    return conflict_items(contradictions()[:most])
