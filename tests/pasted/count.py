"""What is right on the golden pages, by kind of page: ``python -m tests.pasted.count``.

Prints the table of `docs/reading.md` and below it every fault. A cell is right/wanted, and after a
plus what was given that is false.
"""

import os
import sys

import django


def table(pages: list[str]) -> str:
    from tests.pasted.counting import COLUMNS, Tally, count
    from tests.pasted.golden_pages import expected

    kinds: dict[str, dict[str, Tally]] = {}
    sizes: dict[str, int] = {}
    for page in pages:
        counted = count(page).tallies
        for kind in (expected(page)["kind"], "all"):
            sizes[kind] = sizes.get(kind, 0) + 1
            row = kinds.setdefault(kind, {column: Tally() for column in COLUMNS})
            for column, tally in counted.items():
                row[column].add(tally)
    lines = [f"| kind of page | pages | {' | '.join(COLUMNS.values())} |"]
    lines.append("|---" * (len(COLUMNS) + 2) + "|")
    for kind in (*sorted(kinds.keys() - {"all"}), "all"):
        cells = " | ".join(map(_cell, kinds[kind].values()))
        lines.append(f"| {kind} | {sizes[kind]} | {cells} |")
    faults = [fault for tally in kinds["all"].values() for fault in tally.faults]
    return "\n".join([*lines, "", *(f"- {fault}" for fault in sorted(faults))])


def _cell(tally) -> str:
    if not tally.wanted and not tally.false:
        return ""
    return f"{tally.right}/{tally.wanted}" + (f" +{tally.false}" if tally.false else "")


if __name__ == "__main__":
    os.environ |= {"DJANGO_SETTINGS_MODULE": "ipnews.settings", "DEBUG": "true"}
    django.setup()
    from tests.pasted.golden_pages import files

    print(table(sys.argv[1:] or list(files())))  # noqa: T201
