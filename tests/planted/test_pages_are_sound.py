"""The pages with planted faults are well formed; whether their faults are found is not asked."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).parent
FAULTS = {
    "a-change": "a change that misfits its two values",
    "b-words": "a figure against words of the page itself",
    "c-unit": "a unit that does not fit what is counted",
    "d-leap": "a leap against the figures of earlier pages",
    "e-sum": "parts that miss or exceed their whole",
    "f-period": "a time that stands paragraphs away, or in the title alone",
    "g-name": "a name that two things could have",
    "h-speaker": "words whose speaker nobody names",
    "i-goal": "an aim, a plan or a forecast among results: marked as such, or a doubt",
    "j-editor": "one person as editor and reviewer",
    "k-source": "no source",
    "l-bracket": "a bracket or title mark without its partner",
    "m-early": "a publication hours before its event",
    "n-date": "no date at all: one doubt, not one a figure",
}
OF_THE_PAGE = {"j-editor", "k-source", "m-early", "n-date"}
MANY = [kind for kind in FAULTS if kind < "j"]


class Fault(TypedDict):
    kind: str
    shows: str
    quote: str | None


class Earlier(TypedDict):
    indicator: str
    unit: str
    value: str
    start: str
    end: str


class Planted(TypedDict, total=False):
    shows: str
    faults: list[Fault]
    prior: list[Earlier]


def pages() -> dict[str, tuple[str, Planted]]:
    """Text and expectation of each page, under its name."""
    return {
        path.stem: (
            path.read_text("utf-8"),
            json.loads(path.with_suffix(".planted.json").read_text("utf-8")),
        )
        for path in sorted(HERE.glob("*.txt"))
    }


def faults() -> list[tuple[str, str, Fault]]:
    return [(page, text, one) for page, (text, said) in pages().items() for one in said["faults"]]


def test_pages_and_expectations_come_in_pairs() -> None:
    assert list(pages()) == sorted(path.name.split(".")[0] for path in HERE.glob("*.planted.json"))


def test_there_are_enough_pages_and_faults_of_each_kind() -> None:
    faulty = [page for page, (_text, said) in pages().items() if said["faults"]]
    counted = Counter(fault["kind"] for _page, _text, fault in faults())
    assert len(faulty) >= 66
    assert len(pages()) - len(faulty) >= 20
    assert set(counted) == set(FAULTS)
    assert [kind for kind in MANY if counted[kind] < 7] == []


def test_a_quote_stands_in_its_page_once() -> None:
    for page, text, fault in faults():
        assert (fault["quote"] is None) == (fault["kind"] in OF_THE_PAGE), page
        assert fault["quote"] is None or text.count(fault["quote"]) == 1, (page, fault["quote"])


def test_expectations_say_what_is_known_and_nothing_else() -> None:
    for page, (text, said) in pages().items():
        assert set(said) <= Planted.__annotations__.keys(), page
        assert all(set(one) == Fault.__annotations__.keys() for one in said["faults"]), page
        assert bool(said["faults"]) != bool(said.get("shows")), page
        assert 6 <= sum(bool(line.strip()) for line in text.split("\n")) <= 20, page


def test_earlier_figures_have_a_value_and_a_period() -> None:
    for page, (_text, said) in pages().items():
        for row in said.get("prior", []):
            assert set(row) == Earlier.__annotations__.keys(), page
            assert float(row["value"]) >= 0, page
            assert date.fromisoformat(row["start"]) <= date.fromisoformat(row["end"]), page


def test_a_leap_has_a_series_to_leap_from() -> None:
    for page, _text, fault in faults():
        assert fault["kind"] != "d-leap" or len(pages()[page][1]["prior"]) >= 3, page
