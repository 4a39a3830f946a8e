"""The pairs of names, as things with what the pair tells of each."""

import json
from functools import cache
from pathlib import Path

from releases.intake.name_matching import Thing

HERE = Path(__file__).parent
CONTEXT = ("units", "organisations", "posts")
Pair = tuple[str, Thing, Thing]


@cache
def same() -> list[Pair]:
    return _read("same")


@cache
def different() -> list[Pair]:
    return _read("different")


def _read(of: str) -> list[Pair]:
    pairs = json.loads((HERE / f"{of}_names.json").read_text("utf-8"))
    return [(pair["kind"], _thing(pair, 0), _thing(pair, 1)) for pair in pairs]


def _thing(pair: dict[str, str | list[str]], n: int) -> Thing:
    told = {name: frozenset({pair[name][n]} - {""}) for name in CONTEXT if name in pair}
    return Thing(n, str(pair["ab"[n]]), **told)
