"""What of the planted faults is doubted, and what falsely: ``python -m tests.planted.count``.

Prints a table by kind, then every miss, then every false doubt.
"""

import os

import django


def report() -> str:
    from tests.pasted.golden_pages import files

    from .counting import clean_pages, demo_pages, faults, golden, planted
    from .test_pages_are_sound import FAULTS, pages

    every = list(faults())
    lines = ["| kind | planted | found |", "|---|---|---|"]
    for kind in (*FAULTS, ""):
        of = [found for _page, fault, found in every if fault["kind"] == kind or not kind]
        lines.append(f"| {FAULTS.get(kind, 'all')} | {len(of)} | {sum(of)} |")
    false = {
        "planted pages": {p: planted(p).false for p in pages() if p not in clean_pages()},
        "clean pages": {p: planted(p).false for p in clean_pages()},
        "golden pages": {p: golden(p) for p in files()},
        "the demo": demo_pages(),
    }
    lines += ["", "| pages | pages | false doubts |", "|---|---|---|"]
    for of_what, by_page in false.items():
        lines.append(f"| {of_what} | {len(by_page)} | {sum(map(len, by_page.values()))} |")
    lines += ["", *(f"- missed: {page}: {f['kind']} “{f['quote']}” {f['shows']}"
                    for page, f, found in every if not found)]  # fmt: skip
    lines += [
        f"- false: {page}: {one}"
        for by_page in false.values()
        for page, ones in by_page.items()
        for one in ones
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    os.environ |= {"DJANGO_SETTINGS_MODULE": "ipnews.settings", "DEBUG": "true"}
    django.setup()
    print(report())  # noqa: T201
