"""How every page of ours is read today, line by line: ``python -m tests.pasted.kept_readings``.

What a person judged stands in the expectations. This is the rest, right or not: a rule that reads
one page better may read ten others otherwise, and whoever changes one sees it in this file.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

READINGS = Path(__file__).parent / "readings.txt"
HEADING = "== "
LONG = 24  # of a text the beginning and the end tell it from any other


def outline(reading: dict[str, Any]) -> Iterator[str]:
    """One line for each thing that was read."""
    for key, value in reading.items():
        if isinstance(value, list):
            yield from (f"{key}: {told(row)}" for row in value)
        elif value and key != "format":
            yield f"{key}: {told(value)}"


def told(value: Any) -> str:
    if isinstance(value, dict):
        return "|".join(map(told, value.values()))
    if isinstance(value, list):
        return "、".join(map(told, value))
    text = "" if value is None else str(value).replace("\n", "⏎")
    return text if len(text) <= LONG else f"{text[:12]}…{text[-6:]} ({len(text)})"


def every_outline() -> dict[str, list[str]]:
    """Of the golden pages, of those with planted faults and of those that the demo has to paste."""
    from releases.demo.load import HERE as DEMO
    from releases.intake.parse.reader import read
    from releases.intake.parse.reading_as_json import to_dict
    from tests.pasted.golden_pages import files, read_page
    from tests.planted.counting import doubted
    from tests.planted.test_pages_are_sound import pages

    found = {page: [read_page(page)] for page in files()}
    for page, (text, said) in pages().items():
        reading, doubts = doubted(text, said)
        found[f"planted {page}"] = [reading, *doubts]
    for path in sorted((DEMO / "pages").glob("*.txt")):
        found[f"demo {path.stem}"] = [read(path.read_text("utf-8"))]
    return {
        page: [*outline(to_dict(reading)), *(f"doubted: {told(d.message)}" for d in doubts)]
        for page, (reading, *doubts) in found.items()
    }


def kept() -> dict[str, list[str]]:
    pages = READINGS.read_text("utf-8").split(HEADING)[1:]
    return {page.split("\n")[0]: page.rstrip("\n").split("\n")[1:] for page in pages}


def rewrite() -> None:
    pages = ("\n".join([f"{HEADING}{page}", *lines]) for page, lines in every_outline().items())
    READINGS.write_text("\n".join(pages) + "\n", "utf-8")


if __name__ == "__main__":
    os.environ |= {"DJANGO_SETTINGS_MODULE": "ipnews.settings", "DEBUG": "true"}
    django.setup()
    rewrite()
