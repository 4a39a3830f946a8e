"""Every check of an edition: what is missing, words, turns, people, figures."""

import re
from collections.abc import Iterator
from dataclasses import replace

from releases.checks.doubts import content_doubts, in_order, with_series

from .clause_words import contradicting_clauses
from .completeness import turns_not_whole, what_is_missing
from .event_in_words import event_in_words
from .finding import CheckedEdition, CheckFinding, at_doubt
from .goals_told import goals_told_as_results
from .held_posts import posts_that_differ
from .kinds_and_wholes import kinds_that_miss
from .numbers_across import answers_unasked, headings_without_text, numbers_across
from .quoted_words import words_that_contradict
from .ranks_and_changes import ranks_and_changes
from .readers_arithmetic import readers_arithmetic
from .said_links import dead_links
from .shares import impossible_shares, shares_that_do_not_follow
from .tables_told import tables_that_miss
from .told_sums import sums_that_miss
from .words_of_edition import word_findings

# What the sentence itself may explain: another count, a correction, a first time.
EXPLAINED = ("releases_disagree", "leap_in_series")
_EXPLAINS = re.compile("更正|快报|修订|口径|属地|核实|年报数|首次恢复|上收|划转|管辖|而上年")
UNPAIRED = ("unpaired_quotes", "unpaired_marks")
# Two places that contradict each other: which of them is wrong, only a person can say.
OF_A_SENTENCE = (*UNPAIRED, "words_disagree")


def findings(checked: CheckedEdition) -> Iterator[CheckFinding]:
    yield from what_is_missing(checked)
    yield from event_in_words(checked)
    yield from turns_not_whole(checked)
    yield from numbers_across(checked.reading)
    yield from headings_without_text(checked.reading)
    yield from answers_unasked(checked.reading)
    yield from word_findings(checked)
    yield from dead_links(checked)
    yield from posts_that_differ(checked)
    yield from figure_findings(checked)
    yield from tables_that_miss(checked.reading)


def figure_findings(checked: CheckedEdition) -> Iterator[CheckFinding]:
    """Of several causes on the same words the first is told."""
    reading = replace(checked.reading, doubts=())
    reading = replace(reading, doubts=content_doubts(reading))
    found = in_order(
        [
            *words_that_contradict(reading),
            *contradicting_clauses(reading),
            *impossible_shares(reading),
            *shares_that_do_not_follow(reading),
            *with_series(reading, checked.published),
            *ranks_and_changes(checked),
            *readers_arithmetic(checked),
            *goals_told_as_results(checked),
            *sums_that_miss(reading),
            *kinds_that_miss(reading),
        ]
    )
    for doubt in found:
        finding = at_doubt(doubt, reading)
        sentence = over_its_sentence(checked, finding).words
        if finding.kind in EXPLAINED and _EXPLAINS.search(sentence):
            continue
        if finding.kind not in OF_A_SENTENCE:
            yield finding
        elif finding.kind not in UNPAIRED or not is_of_several_paragraphs(checked, finding):
            yield over_its_sentence(checked, finding)


def is_of_several_paragraphs(checked: CheckedEdition, finding: CheckFinding) -> bool:
    """A speech of several paragraphs opens its quotes at each and closes them at the last."""
    following = checked.reading.blocks[finding.at.n + 1 : finding.at.n + 2]
    opens = finding.words == "“" and finding.start == 0
    return opens and bool(following) and following[0].text.startswith("“")


def over_its_sentence(checked: CheckedEdition, finding: CheckFinding) -> CheckFinding:
    """Where the other half is missing, only a person can say: anywhere in the sentence."""
    text = checked.reading.blocks[finding.at.n].text
    start = max(text.rfind(stop, 0, finding.start) for stop in "。！？\n") + 1
    ends = [at for stop in "。！？\n" if (at := text.find(stop, finding.end)) >= 0]
    end = min(ends, default=len(text) - 1) + 1
    return replace(finding, start=start, end=end, words=text[start:end])
