"""What was measured, as Markdown."""

import time
from collections.abc import Mapping, Sequence

from tests.benchmarks.markdown import ms, table

from .pages_counted import Counted
from .rounds import Asked

GOALS = {
    "list": 13, "list, last page": 13, "list of a year": 13, "exchanges": 13, "measures": 13,
    "figures": 13, "release": 16, "search, common word": 14, "search, rare word": 14,
    "search, two characters": 14, "search, two words": 14, "statistics": 20, "indicator": 20,
    "promises": 20, "speakers": 20, "home": 20,
}  # fmt: skip


def report(
    title: str,
    asked: Mapping[str, Sequence[Asked]],
    counted: Mapping[str, Mapping[str, Counted]],
    memory: Mapping[str, Sequence[float]],
) -> str:
    """One row a scenario and site; ratios are of processor time, ours to each peer's."""
    rows = []
    for scenario, some in asked.items():
        costs = {one.site.name: one.median("cost") for one in some}
        ratios = [
            f"{costs['ipnews'] / cost:.2f} {site}"
            for site, cost in costs.items()
            if site != "ipnews" and "ipnews" in costs
        ]
        for one in some:
            pages = counted[one.site.name][scenario]
            ours = one.site.name == "ipnews"
            rows.append(
                [
                    scenario,
                    one.site.name,
                    ms(one.median("application")),
                    ms(one.median("database")),
                    " ".join(ratios) if ours else "",
                    f"≤ {GOALS[scenario]}" if ours and scenario in GOALS else "",
                    f"{one.median('a_second'):,.0f}",
                    ms(one.median("p99")),
                    str(pages.queries),
                    f"{pages.size / 1024:.0f}",
                    pages.found,
                    str(sum(turn.errors for turn in one.rounds)),
                ]
            )
    heads = [
        "page", "site", "application ms", "database ms", "times the peer's", "goal",
        "requests/s", "p99 ms", "queries", "KB", "found, and hold it", "errors",
    ]  # fmt: skip
    held = [[name, ", ".join(f"{one:.0f}" for one in some)] for name, some in memory.items()]
    return "\n".join(
        [
            f"# {title}, {time.strftime('%Y-%m-%d')}\n",
            table(heads, rows),
            table(["site", "MB of each worker (proportional set size)"], held),
        ]
    )
