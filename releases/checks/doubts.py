"""What a person should look at before the reading is trusted, said in an editor's words."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from releases.intake.parse.reading import ParsedDoubt, Reading

from .announced_counts import announced_counts
from .changes import misfitting_changes
from .figure_doubts import cut_numbers, multiplied_numbers, unclear_figures
from .goals_in_doubt import goals_read_as_results
from .headlines import headline_figures
from .leaps import against_the_series
from .mark_doubts import cut_off, damaged_places, unpaired_marks
from .names_beside_known import names_near_known
from .names_in_doubt import unclear_names
from .own_words import contradicting_values, restated_figures, unequal_lists
from .page_doubts import credit_doubts, date_doubts, page_doubt, speaker_doubts, text_doubts
from .period_doubts import lost_years, times_ahead, times_from_afar, unknown_years
from .published import Published
from .sums import parts_and_wholes
from .turn_doubts import number_gaps, unfinished_turns, unnamed_speakers
from .unit_fit import unfitting_units

_Check = Callable[[Reading], Iterator[ParsedDoubt]]
_OF_THE_PAGE: tuple[_Check, ...] = (text_doubts, date_doubts, speaker_doubts, credit_doubts)
# Where two speak of one figure, the first is heard.
_OF_TURNS: tuple[_Check, ...] = (unfinished_turns, unnamed_speakers, number_gaps)
_OF_THE_CONTENT: tuple[_Check, ...] = (
    unfitting_units,
    misfitting_changes,
    parts_and_wholes,
    restated_figures,
    unequal_lists,
    announced_counts,
    headline_figures,
    contradicting_values,
    goals_read_as_results,
    cut_numbers,
    unclear_names,
    unclear_figures,
    multiplied_numbers,
    times_ahead,
    unpaired_marks,
)
# Of a page that was just read; an edition has had them, and its editors have settled them.
_OF_THE_READING: tuple[_Check, ...] = (
    times_from_afar,
    unknown_years,
    lost_years,
    damaged_places,
    cut_off,
)
# Codes of what the published figures say: they come anew at every look.
OF_THE_SERIES = frozenset({"leap_in_series", "change_misfits_series", "name_near_known"})
# What a whole paragraph or turn lacks; any other doubt is of the words that it stands on.
_WIDE = (
    "period_from_afar",
    "answer_without_speaker",
    "statement_without_speaker",
    "speaker_unknown",
    "question_without_answer",
    "question_number_gap",
    "cut_off",
    "damaged",
)


def doubts(reading: Reading, dropped: int = 0, opened: bool = False) -> tuple[ParsedDoubt, ...]:
    """Doubts about the page as a whole, then about its places in reading order."""
    whole = []
    if dropped:
        message = f"原文含有 {dropped} 个无法识别的字符，已略去，请核对原文。"
        whole.append(page_doubt("damaged", message))
    if opened:
        whole.append(page_doubt("lines_lost", "原文的换行已丢失，段落是推断的，请核对分段。"))
    checks = (*_OF_THE_PAGE, *_OF_TURNS, *_OF_THE_CONTENT, *_OF_THE_READING)
    found = [*whole, *(doubt for check in checks for doubt in check(reading))]
    # Where breaks were guessed, a bracket may have its partner behind one.
    return in_order(d for d in found if not (opened and d.code == "unpaired_marks"))


def content_doubts(reading: Reading) -> tuple[ParsedDoubt, ...]:
    """Doubts about what is said, whoever typed it: for an edition, however it came."""
    return in_order(doubt for check in _OF_THE_CONTENT for doubt in check(reading))


def with_series(reading: Reading, published: Published) -> tuple[ParsedDoubt, ...]:
    """The doubts that a reading has, with those of what was published as it now is."""
    known = (doubt for doubt in reading.doubts if doubt.code not in OF_THE_SERIES)
    return in_order([*against_the_series(reading, published), *known,
                     *names_near_known(reading, published)])  # fmt: skip


def in_order(found: Iterable[ParsedDoubt]) -> tuple[ParsedDoubt, ...]:
    """By place, and each cause once: of doubts on the same words the first one given."""
    whole: list[ParsedDoubt] = []
    kept: dict[tuple[int, str], list[tuple[int, int, ParsedDoubt]]] = defaultdict(list)
    for doubt in found:
        if doubt.block is None:
            whole.append(doubt)
            continue
        start, end = doubt.start or 0, doubt.end or 0
        near = kept[doubt.block, doubt.code if doubt.code in _WIDE else ""]
        at = bisect(near, start, key=lambda each: each[0])
        before, after = near[at - 1 : at], near[at : at + 1]
        if not any(a < end and start < b for a, b, _doubt in (*before, *after)):
            near.insert(at, (start, end, doubt))
    placed = [doubt for near in kept.values() for _start, _end, doubt in near]
    placed.sort(key=lambda doubt: (doubt.block or 0, doubt.start or 0))
    return (*whole, *placed)
