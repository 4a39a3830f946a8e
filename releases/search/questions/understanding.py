"""From what was typed to a question. Never raises, and loses no character of it."""

from datetime import date

from .question import Means, Part, Question


def understand(typed: str, *, today: date) -> Question:
    return Question(typed, tuple(Part(Means.WORD, run, run) for run in typed.split()))
