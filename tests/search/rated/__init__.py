"""Queries with the releases of the demo that answer them, judged by reading those releases.

Grades: 3 what the searcher wants, 2 good, 1 marginal; what is not listed is 0. Judged as a reader
of this city would, before any ranking was looked at. Releases that answer equally well have one
grade, whatever their age. Only those that hold every typed word are graded.
"""

import json
from pathlib import Path
from typing import NamedTuple

QUESTIONS = Path(__file__).parent / "questions.json"
FILE = Path(__file__).parent / "queries.json"


class Rated(NamedTuple):
    query: str
    intent: str
    grades: dict[str, int]


class Asked(NamedTuple):
    """A question as a reader would ask it, and what is true of the demo: what an answer on top has
    to say, and the releases of which one has to be found; `kind` none where it must stay silent."""

    question: str
    lang: str
    kind: str
    says: list[str]
    found: list[str]
    by: str


def asked() -> list[Asked]:
    return [Asked(**row) for row in json.loads(QUESTIONS.read_text("utf-8"))]


def rated() -> list[Rated]:
    return [Rated(**row) for row in json.loads(FILE.read_text("utf-8"))]
