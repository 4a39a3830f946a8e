"""What was published of the figures of a reading, for the checks: three queries, however many."""

from collections.abc import Iterable, Sequence
from datetime import date

from releases.checks.published import Published, bare
from releases.figures.indicator_history import History
from releases.models import Edition, Indicator, IndicatorAlias, Statistic

from .series_queries import as_statement, histories, histories_beside


def published_of(names: Iterable[str]) -> Published:
    """By the names that a reading has; one that the vocabulary spells a little otherwise too."""
    wanted = {name for name in names if name}
    if not wanted:
        return Published()
    rows = list(Indicator.objects.values_list("pk", "name", "unit"))
    unit_of = {pk: unit for pk, _name, unit in rows}
    keys = {name: pk for pk, name, _unit in rows}
    keys |= dict(IndicatorAlias.objects.values_list("name", "indicator"))
    spelled = {bare(name): pk for name, pk in reversed(keys.items())}
    found = {name: keys.get(name) or spelled.get(bare(name)) for name in wanted}
    told = histories({pk for pk in found.values() if pk})
    return Published(
        histories={name: told[pk] for name, pk in found.items() if pk},
        units={name: unit_of[pk] for name, pk in keys.items()},
    )


def published_beside(
    edition: Edition, rows: Sequence[Statistic], told_on: date
) -> tuple[Published, dict[str, History]]:
    """What other releases tell of the figures of an edition, and what readers would be shown of
    them were it published on that day; by the names that it has, in two queries."""
    mine = [as_statement(row, told_on) for row in rows]
    before, after = histories_beside(edition, mine)
    named = {row.indicator_name: row.indicator_id for row in rows}
    known = Indicator.objects.values_list("name", "unit")
    aliases = IndicatorAlias.objects.values_list("name", "indicator__unit")
    units = dict(known.union(aliases, all=True)) if rows else {}
    published = Published({name: before[key] for name, key in named.items()}, units)
    return published, {name: after[key] for name, key in named.items()}
