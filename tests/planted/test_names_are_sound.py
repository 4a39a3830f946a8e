"""The pairs of names are well formed, counted, and no pair is both one thing and two."""

import json
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TypedDict

import pytest

HERE = Path(__file__).parent
KINDS = {"indicator": 60, "organisation": 20, "person": 8, "topic": 6, "outlet": 6}
CONTEXT = {"indicator": {"units"}, "person": {"organisations", "posts"}}


class Pair(TypedDict, total=False):
    kind: str
    a: str
    b: str
    units: list[str]
    organisations: list[str]
    posts: list[str]


def pairs(of: str) -> list[Pair]:
    return json.loads((HERE / f"{of}_names.json").read_text("utf-8"))


def key(pair: Pair) -> tuple[str, frozenset[str], str]:
    """People of one name differ by where they work, anything else by its names."""
    return pair["kind"], frozenset((pair["a"], pair["b"])), str(pair.get("organisations"))


both = pytest.mark.parametrize("of", ["same", "different"])


@both
def test_a_hundred_pairs_of_the_kinds_are_there(of: str) -> None:
    assert Counter(pair["kind"] for pair in pairs(of)) == KINDS


@both
def test_a_pair_says_what_its_kind_has(of: str) -> None:
    for pair in pairs(of):
        context = set(pair) - {"kind", "a", "b"}
        assert context <= CONTEXT.get(pair["kind"], set()), pair
        assert all(len(pair[name]) == 2 for name in context), pair
        assert pair["a"].strip() == pair["a"] != "" != pair["b"] == pair["b"].strip(), pair


def test_no_pair_comes_twice_or_is_both_one_and_two() -> None:
    keys = Counter(key(pair) for pair in pairs("same") + pairs("different"))
    assert [one for one, times in keys.items() if times > 1] == []


def test_names_of_two_things_are_no_look_alikes() -> None:
    for pair in pairs("different"):
        if pair["kind"] != "person":
            a, b = (unicodedata.normalize("NFKC", pair[side]) for side in ("a", "b"))
            assert a != b, pair
