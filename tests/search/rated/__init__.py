"""Queries with the releases of the demo that answer them, judged by reading those releases.

Grades: 3 what the searcher wants, 2 good, 1 marginal; what is not listed is 0. Judged as a reader
of this city would, before any ranking was looked at. Releases that answer equally well have one
grade, whatever their age. Only those that hold every typed word are graded.
"""

import json
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "queries.json"


class Rated(NamedTuple):
    query: str
    intent: str
    grades: dict[str, int]


def rated() -> list[Rated]:
    return [Rated(**row) for row in json.loads(FILE.read_text("utf-8"))]
