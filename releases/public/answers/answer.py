"""Which answer a question has, if any."""

import datetime
from collections.abc import Callable
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from releases.public.site.context import in_chinese
from releases.public.site.kept_parts import kept
from releases.search import cache
from releases.search.questions.question import Means, ReaderQuestion, Wants
from releases.search.questions.understanding import understand

from .comparison_answer import comparison_answer
from .conflict_answer import conflict_answer
from .figure_answer import figure_answer
from .name_answers import body_answer, person_answer
from .promise_answer import promise_answer

# What is counted is a figure, even where it is asked whether it was done.
_COUNTED = frozenset({Wants.AMOUNT, Wants.CHANGE})


class TopAnswer(NamedTuple):
    """`kind` is the name of its template."""

    kind: str
    told: Any


def answer_to(question: ReaderQuestion, *, today: datetime.date) -> TopAnswer | None:
    """None where anything was not understood, or nothing is known for certain."""
    posts = question.of(Means.POST)
    if question.unknown and Wants.PROMISE not in question.wants:
        return None
    if any(not post.keys for post in posts) or not question.content:
        return None
    for kind, find in _kinds(question).items():
        told = find(question, today)
        if told is not None:
            return TopAnswer(kind, told)
    return None


def _kinds(question: ReaderQuestion) -> dict[str, Callable[[ReaderQuestion, datetime.date], Any]]:
    """Which answers fit what is wanted; the first that there is is given."""
    wants, named = question.wants, question.of(Means.INDICATOR)
    if Wants.HOW in wants and Wants.PROMISE not in wants:
        return {}  # the passages that explain it are the answer
    if Wants.CONFLICT in wants:
        return {"conflict": conflict_answer} if named else {}
    if Wants.PROMISE in wants:
        promised: dict[str, Callable[[ReaderQuestion, datetime.date], Any]] = {
            "promise": promise_answer
        }
        return promised | ({"figure": figure_answer} if named and _COUNTED & wants else {})
    if len({part.keys for part in named}) > 1:
        return {"comparison": comparison_answer}
    if named:
        return {"figure": figure_answer}
    if question.of(Means.PERSON, Means.POST):
        return {"person": person_answer}
    return {"body": body_answer}


def answered(typed: str, today: datetime.date) -> SafeString:
    """The answer as it is printed, "" for none; kept until anything is published."""

    def made() -> SafeString:
        question = understand(typed, today=today)
        found = answer_to(question, today=today)
        if found is None:
            return SafeString("")
        context = {"told": found.told, "question": question, "zh": in_chinese()}
        return render_to_string(f"answers/{found.kind}.html", context)

    return kept(("answer", typed, today, get_language()), cache.data_version(), made)
