"""The benchmark's findings as Markdown."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .hostile import Attempt
from .markdown import cell, ms, table
from .measure import Timed
from .percentiles import percentile


@dataclass(slots=True)
class Findings:
    """Of one database: sizes in bytes, times in milliseconds, rates in releases a second."""

    size: int
    facts: dict[str, str]
    timed: list[Timed]
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def wrong(self) -> list[Timed]:
        return [one for one in self.timed if not one.is_right]

    @property
    def failures(self) -> int:
        return len(self.wrong) + sum(attempt.failed for attempt in self.attempts)


def report(title: str, every: Sequence[Findings]) -> str:
    parts = [f"# {title}\n", _growth(every)]
    for findings in every:
        parts += [f"## {findings.size:,} releases\n", _facts(findings), _kinds(findings.timed)]
        parts += [_wrong(findings.wrong), _slowest(findings.timed), _hostile(findings.attempts)]
    return "\n".join(part for part in parts if part)


def _growth(every: Sequence[Findings]) -> str:
    rows = []
    for findings in every:
        ratios = [one.ratio for one in findings.timed]
        rows.append(
            [f"{findings.size:,}", str(len(ratios)),
             ms(statistics.median(one.scan for one in findings.timed)),
             ms(statistics.median(one.request for one in findings.timed)),
             ms(percentile([one.request for one in findings.timed], 0.95)),
             f"{statistics.median(ratios):.4f}", f"{percentile(ratios, 0.95):.3f}",
             f"{max(ratios):.3f}", str(len(findings.wrong))]
        )  # fmt: skip
    heads = ["releases", "queries", "scan ms", "request ms", "request p95", "ratio median",
             "ratio p95", "ratio max", "wrong totals"]  # fmt: skip
    return table(heads, rows)


def _facts(findings: Findings) -> str:
    return table(["what", "measured"], [[what, said] for what, said in findings.facts.items()])


def _kinds(timed: Iterable[Timed]) -> str:
    kinds: dict[str, list[Timed]] = {}
    for one in timed:
        kinds.setdefault(one.query.kind, []).append(one)
    rows = [
        [kind, str(len(ones)), _range([one.hits for one in ones]),
         ms(statistics.median(one.scan for one in ones)),
         ms(statistics.median(one.request for one in ones)), ms(max(one.request for one in ones)),
         f"{statistics.median(one.ratio for one in ones):.4f}",
         f"{max(one.ratio for one in ones):.3f}"]
        for kind, ones in kinds.items()
    ]  # fmt: skip
    heads = ["words", "queries", "hits", "scan ms", "request ms", "slowest ms", "ratio",
             "worst ratio"]  # fmt: skip
    return table(heads, rows)


def _slowest(timed: Sequence[Timed]) -> str:
    worst = sorted(timed, key=lambda one: -one.ratio)[:8]
    rows = [[cell(one.query.text), f"{one.hits:,}", ms(one.scan), ms(one.request),
             f"{one.ratio:.3f}"] for one in worst]  # fmt: skip
    return "The dearest queries:\n\n" + table(
        ["query", "hits", "scan ms", "request ms", "ratio"], rows
    )


def _wrong(wrong: Sequence[Timed]) -> str:
    if not wrong:
        return ""
    rows = [[cell(one.query.text), f"{one.hits:,}", f"{one.told:,}"] for one in wrong]
    return "**Totals that differ from the scan:**\n\n" + table(["query", "scan", "search"], rows)


def _hostile(attempts: Sequence[Attempt]) -> str:
    if not attempts:
        return ""
    rows = [
        [one.name, cell(one.outcome), ms(one.took), f"{one.ratio:.2f}",
         "over" if one.ratio > 2 else ""]
        for one in attempts
    ]  # fmt: skip
    heads = ["hostile query", "answer", "ms", "to a plain query", "twice?"]
    return table(heads, rows)


def _range(values: Sequence[int]) -> str:
    low, high = min(values), max(values)
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
