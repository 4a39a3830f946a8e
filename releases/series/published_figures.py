"""What was published of the figures of a reading, for the checks: three queries, however many."""

from collections.abc import Iterable

from releases.checks.published import Published, bare
from releases.models import Indicator, IndicatorAlias

from .series_queries import histories


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
