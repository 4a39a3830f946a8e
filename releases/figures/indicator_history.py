"""What was told of one indicator over the years: statements, and the series that they make."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from .series import Series, SeriesRow, series
from .stated_figure import StatedFigure

# Only these kinds make a line; a change or a rank is told beside it.
FOLLOWED = ("level", "share")
NO_SERIES = Series()


@dataclass(frozen=True, slots=True)
class Statement:
    """A row with the facts that arithmetic does not ask for."""

    row: SeriesRow
    kind: str
    basis: str
    scope: str

    @property
    def stated(self) -> StatedFigure:
        return StatedFigure(self.row.printed, self.kind, self.basis, self.scope, self.row.goal)


@dataclass(frozen=True, slots=True)
class History:
    """What was told of one indicator in the whole, or of one part of it.

    `kind` says which kind its series is made of, `parts` is every history by its part.
    """

    statements: tuple[Statement, ...] = ()
    kind: str = "level"
    series: Series = NO_SERIES
    part: str = ""
    parts: "Mapping[str, History]" = field(default_factory=dict)

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> "History":
        """That of the whole, or of the part with the longest series where the whole has none."""
        by_part: dict[str, list[Statement]] = defaultdict(list)
        for each in statements:
            by_part[each.stated.part].append(each)
        parts = {part: cls.of_part(part, tuple(by_part[part])) for part in sorted(by_part)}
        leading = max(parts.values(), key=cls.leads, default=cls())
        return replace(leading, parts=parts)

    @classmethod
    def of_part(cls, part: str, told: tuple[Statement, ...]) -> "History":
        """Levels make the series; shares where there are none."""
        for kind in FOLLOWED:
            made = series(each.row for each in told if each.kind == kind)
            if made.main:
                return cls(told, kind, made, part)
        return cls(told, part=part)

    def leads(self) -> tuple[bool, bool, int]:
        return bool(self.series.main), not self.part, len(self.series.points)

    def within(self, part: str) -> "History":
        return self.parts.get(part) or History(part=part)

    @property
    def latest_statement(self) -> Statement | None:
        """For an indicator without a series: what was told last, a goal where that is all."""
        return max(
            self.statements,
            key=lambda each: (not each.row.is_goal, each.row.at, each.row.source),
            default=None,
        )

    @property
    def stated_changes(self) -> list[Statement]:
        changes = (each for each in self.statements if each.kind == "change")
        return [each for each in changes if not each.row.is_goal]
