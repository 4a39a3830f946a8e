"""What a person should look at before the reading is trusted, said in an editor's words."""

from collections.abc import Callable, Iterator

from releases.intake.parse.reading import ParsedDoubt, Reading

from .figure_doubts import (
    conflicting_values,
    cut_numbers,
    misfitting_changes,
    multiplied_numbers,
    parts_over_total,
    unclear_figures,
)
from .page_doubts import date_doubts, page_doubt, speaker_doubts, text_doubts
from .period_doubts import lost_years, times_ahead, times_from_afar
from .turn_doubts import (
    cut_off,
    damaged_places,
    number_gaps,
    unfinished_turns,
    unpaired_quotes,
)

_Check = Callable[[Reading], Iterator[ParsedDoubt]]
_OF_THE_PAGE: tuple[_Check, ...] = (text_doubts, date_doubts, speaker_doubts)
_OF_PLACES: tuple[_Check, ...] = (
    unfinished_turns,
    number_gaps,
    unclear_figures,
    cut_numbers,
    multiplied_numbers,
    conflicting_values,
    parts_over_total,
    misfitting_changes,
    lost_years,
    times_ahead,
    times_from_afar,
    unpaired_quotes,
    damaged_places,
    cut_off,
)


def doubts(reading: Reading, dropped: int, opened: bool) -> tuple[ParsedDoubt, ...]:
    """Doubts about the page as a whole, then about its places in reading order."""
    whole = []
    if dropped:
        message = f"原文含有 {dropped} 个无法识别的字符，已略去，请核对原文。"
        whole.append(page_doubt("damaged", message))
    if opened:
        whole.append(page_doubt("lines_lost", "原文的换行已丢失，段落是推断的，请核对分段。"))
    whole += [doubt for check in _OF_THE_PAGE for doubt in check(reading)]
    placed = [doubt for check in _OF_PLACES for doubt in check(reading)]
    placed.sort(key=lambda doubt: (doubt.block or 0, doubt.start or 0))
    return (*whole, *placed)
