"""Short pages are read as `answers.txt` says; see `tests.kept`. Whole pages: `tests.pasted`."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from releases.intake.parse.reader import read
from releases.intake.parse.reading_as_json import to_dict
from tests import kept
from tests.pasted.kept_readings import outline

TABLE = Path(__file__).with_name("answers.txt")
HEAD = "云岫市召开知识产权发布会\n发布时间：2031-05-20\n来源：云岫日报\n"
OPENING = f"{HEAD}5月20日，云岫市召开新闻发布会。\n市知识产权局副局长沈知远："
# What all of these pages have in common tells nothing.
SAID = frozenset(outline(to_dict(read(f"{OPENING}谢谢。"))))

# Of a doubt the place and the code; what is told most is told shortest.
_SHORTER = re.compile(r"(?<=^doubts: )([^|]*[|][^|]*[|][^|]*[|][^|]*)[|].*")
_SHORT = {"statistics: ": "=", "measures: ": "+", "doubts: ": "?"}


def _page(before: str, after: str = "", but: str = "") -> Callable[[str], str]:
    def ask(text: str) -> str:
        told = " ".join(
            _SHORTER.sub(r"\1", line)
            for line in outline(to_dict(read(f"{before}{text}{after}")))
            if line not in SAID and not (but and line.startswith(but))
        )
        for long, short in _SHORT.items():
            told = told.replace(long, short)
        return told

    return ask


ASKS = {
    "figures told by a speaker": _page(OPENING, but="blocks"),
    "promises of a speaker": _page(f"{OPENING}下一步，"),
    "promises of bodies": _page(OPENING),
    "people and bodies": _page(f"{HEAD}5月20日，云岫市召开新闻发布会。\n", "\n会议结束。"),
    "turns": _page(f"{HEAD}市知识产权局副局长沈知远\n5月20日，云岫市召开发布会。\n", "\n谢谢。"),
    "heads of pages": _page("", "\n5月20日，云岫市召开新闻发布会。\n会议结束。"),
    "words beside figures": _page(OPENING, but="blocks"),
    "words beside people": _page(f"{HEAD}5月20日，云岫市召开发布会。\n", "\n谢谢。"),
    "doubtful words": _page(f"{OPENING}2029年办案500件，结案400件。", but="blocks"),
}


# Those of most pages are left out of `make test-quick`.
LONG = ("words beside figures", "promises of a speaker")


@pytest.mark.parametrize(
    "heading",
    [pytest.param(name, marks=[pytest.mark.slow] * (name in LONG)) for name in ASKS],
)
def test_short_pages_are_read_as_before(heading):
    assert kept.changed(TABLE, heading, ASKS[heading]) == []


def test_all_is_asked():
    assert list(kept.asked(TABLE)) == list(ASKS)
