"""What the checks find of the planted errors, and falsely: ``python -m tests.newsroom.count``.

Prints a table by kind, then every miss and every false finding.
"""

import os
import sys
from collections import Counter

import django


def report(kinds: set[str]) -> str:
    from .collections import clean, pages, planted, variants
    from .counting import counted

    marks: Counter[str] = Counter()
    found: Counter[str] = Counter()
    passages: Counter[str] = Counter(p.kind for p in clean())
    false: Counter[str] = Counter()
    lines: list[str] = []
    for passage in planted():
        count = counted(passage.place)
        for wrong, is_found in count.found:
            marks[passage.kind] += 1
            found[passage.kind] += is_found
            if not is_found and (not kinds or passage.kind in kinds):
                lines.append(f"- missed {passage.place} “{wrong}”: {passage.text[:70]}")
        if count.false and (not kinds or passage.kind in kinds):
            lines.append(f"- beside {passage.place}: {count.false} {passage.text[:60]}")
    for passage in (*clean(), *pages()):
        count = counted(passage.place)
        false[passage.kind] += bool(count.false)
        if count.false and (not kinds or passage.kind in kinds or "pages" in passage.place):
            lines.append(f"- false {passage.place}: {count.false} {passage.text[:60]}")
    table = ["| kind | planted | found | clean | with a false one |", "|---|---|---|---|---|"]
    for kind in sorted({*marks, *passages}):
        cells = kind, marks[kind], found[kind], passages[kind], false[kind]
        table.append(f"| {' | '.join(map(str, cells))} |")
    every = sum(marks.values()), sum(found.values()), sum(passages.values())
    told = sum(n for kind, n in false.items() if kind in passages)
    table.append(f"| all | {' | '.join(map(str, (*every, told)))} |")
    on_pages = sum(len(counted(page.place).false) for page in pages())
    more = [ok for passage in variants() for _wrong, ok in counted(passage.place).found]
    lines.insert(0, f"{sum(more)} of {len(more)} variants found")
    return "\n".join([*table, "", f"{on_pages} on {len(pages())} pages", "", *lines])


if __name__ == "__main__":
    os.environ |= {"DJANGO_SETTINGS_MODULE": "ipnews.settings", "DEBUG": "true"}
    django.setup()
    print(report(set(sys.argv[1:])))  # noqa: T201
