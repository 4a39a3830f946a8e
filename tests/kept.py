"""What functions answer today, a line for each question: `python -m tests.kept` writes it anew.

Nobody judged these answers one by one: they are approvals of today, right or not, beside what the
tests of the room expect. A fault that changes one is seen, and so is a rule that reads one better
and ten others otherwise. Question and answer are parted by a tab; to ask another question, write
it alone on a line below its heading and run the command.
"""

import importlib
import os
from collections.abc import Callable
from pathlib import Path

import django

HEADING = "== "
HERE = Path(__file__).parent
# In a table one line is one question.
_MARKS = (("\n", "⏎"), ("\t", "␉"))
Ask = Callable[[str], str]


def asked(table: Path) -> dict[str, dict[str, str]]:
    """By heading the answer to each question that the table holds."""
    parts = table.read_text("utf-8").split(HEADING)[1:]
    return {
        heading: dict(line.partition("\t")[::2] for line in lines)
        for heading, *lines in (part.rstrip("\n").split("\n") for part in parts)
    }


def answer(ask: Ask, question: str) -> str:
    for mark, written in _MARKS:
        question = question.replace(written, mark)
    told = ask(question)
    for mark, written in _MARKS:
        told = told.replace(mark, written)
    return told


def changed(table: Path, heading: str, ask: Ask) -> list[str]:
    """The questions that are answered otherwise than the table says."""
    found = ((q, before, answer(ask, q)) for q, before in asked(table)[heading].items())
    changes = [f"{q}: {before!r}, now {now!r}" for q, before, now in found if before != now]
    return ["if this is better, keep it with `python -m tests.kept`", *changes] if changes else []


def rewrite(table: Path, asks: dict[str, Ask]) -> None:
    lines = []
    for heading, questions in asked(table).items():
        lines.append(f"{HEADING}{heading}")
        lines += [f"{question}\t{answer(asks[heading], question)}" for question in questions]
    table.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    os.environ |= {"DJANGO_SETTINGS_MODULE": "ipnews.settings", "DEBUG": "true"}
    django.setup()
    for path in sorted(HERE.rglob("answers.txt")):
        room = ".".join(path.parent.relative_to(HERE.parent).parts)
        rewrite(path, importlib.import_module(f"{room}.test_answers").ASKS)
