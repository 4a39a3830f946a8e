"""The figures of indicators as a table to download: each row with its words and its address."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from django.urls import reverse

from releases.export.tables import Cell, Table
from releases.figures.change import ComputedChange, Verdict
from releases.figures.change_check import checked, on_a_year_before
from releases.figures.indicator_history import History
from releases.figures.series import indexed
from releases.models import Edition, Goal, Indicator, Kind, Statistic
from releases.public.series.annual_values import annual
from releases.public.wording.quotes import quote_of
from releases.series.series_queries import histories

from .download_columns import figure_columns
from .statements import is_goal, statements

CHUNK = 500
Absolute = Callable[[str], str]


def figure_table(
    indicators: Sequence[Indicator], absolute: Absolute, base: int | None = None
) -> Table:
    """`absolute` makes a full address of a path; with `base`, values are also indexed to it."""
    name = "、".join(indicator.name for indicator in indicators)
    columns = figure_columns(base)
    return Table(name, columns, _rows(indicators, absolute, base))


def status_words(edition: Edition) -> str:
    """Where the release comes from, unless it was written here, and whether it was corrected."""
    release = edition.release
    told = [str(release.get_origin_display())] if release.origin != release.Origin.WRITTEN else []
    return "、".join([*told, *([edition.amended] if edition.amended else [])])


def _rows(
    indicators: Sequence[Indicator], absolute: Absolute, base: int | None
) -> Iterator[list[Cell]]:
    found = histories(indicator.pk for indicator in indicators)
    for indicator in indicators:
        history = found[indicator.pk]
        lane = annual(history) if base is not None else None
        index = (indexed(lane, base) or {}) if lane and base is not None else {}
        for row in statements(indicator).iterator(chunk_size=CHUNK):
            cells = _cells(row, history, absolute)
            if base is not None:
                # Of the very value that the index is made of, not of one that another disputes.
                followed = row.kind == history.kind and row.stated.part == history.part
                followed = followed and not is_goal(row)
                point = history.series.at(row.period) if followed else None
                same = point and point.period in index and row.printed.canonical == point.value
                cells.append(round(index[point.period], 2) if point and same else None)
            yield cells


def _cells(row: Statistic, history: History, absolute: Absolute) -> list[Cell]:
    printed, canonical = row.printed, row.printed.canonical.normalize()
    edition, speaker, quote = row.edition, row.speaker, quote_of(row)
    number = edition.release.number
    return [
        row.indicator.name,
        str(row.get_kind_display()),
        row.period_label,
        row.period_start,
        row.period_end,
        Decimal(row.value_text),
        row.unit,
        str(row.get_qualifier_display()),
        # Without filling zeros: 15000, not 15000.000000.
        None if row.kind == Kind.RANK else Decimal(f"{canonical:f}"),
        printed.dimension,
        str(row.get_basis_display()) if row.basis else "",
        row.scope,
        str(Goal(row.goal_when(getattr(row, "told_on", None))).label),
        *_checked(row, history),
        row.indicator_name,
        quote.words,
        quote.text,
        speaker.name if speaker else "",
        speaker.posts_text if speaker else "",
        edition.title,
        number or "",
        edition.ordinal,
        status_words(edition),
        getattr(row, "told_on", None),
        absolute(reverse("public:release", args=[number])) + f"#{row.words_anchor}",
    ]


def _checked(row: Statistic, history: History) -> list[Cell]:
    history = history.within(row.stated.part)
    period, series = row.period, history.series
    if is_goal(row):
        return [False, None, "", None]
    if row.kind == Kind.CHANGE:
        check = checked(row.printed, row.basis, period, series)
        fits = None if check.verdict == Verdict.UNKNOWN else check.verdict == Verdict.FITS
        return [False, *_change(check.computed), fits]
    if row.kind != history.kind:
        return [False, None, "", None]
    point = series.at(period)
    computed = on_a_year_before(row.printed, period, series)
    return [bool(point and point.conflicting), *_change(computed), None]


def _change(change: ComputedChange | None) -> tuple[Decimal | None, str]:
    return (round(change.value, 2), change.unit) if change else (None, "")
