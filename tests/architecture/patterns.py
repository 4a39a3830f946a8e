"""Words that each regular expression of the rooms finds, one for each of its alternatives.

`python -m tests.architecture.patterns` writes `patterns.json` anew: new examples are made up from
the expressions themselves, so whoever changes one looks at what it finds now, and no longer.
"""

import importlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import django

from tests.architecture.rooms import ROOT

TABLE = Path(__file__).with_name("patterns.json")
ROOMS = ("checks", "figures", "intake", "search", "text")
ANY_OTHER = "字某w7 。"
OF_CLASS = {
    codes.CATEGORY_DIGIT: "7", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "字",
    codes.CATEGORY_NOT_DIGIT: "字", codes.CATEGORY_NOT_SPACE: "字", codes.CATEGORY_NOT_WORD: "。",
}  # fmt: skip
MANY = 60  # repeated more often than that, an example tells nobody anything


def patterns() -> dict[str, re.Pattern[str]]:
    """`text/han.py HAN`: the expression; those of functions are not seen."""
    found = {}
    for room in ROOMS:
        for path in sorted((ROOT / "releases" / room).rglob("*.py")):
            place = path.relative_to(ROOT)
            module = importlib.import_module(".".join(place.with_suffix("").parts))
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    found.setdefault(id(value), (f"{place.relative_to('releases')} {name}", value))
    return dict(sorted(found.values()))


class Example:
    """One text of an expression, in which all choices are the first but one."""

    def __init__(self, chosen: tuple[int, ...] = (), times: str = "once") -> None:
        self.chosen = chosen
        self.times = times
        self.groups: dict[int, str] = {}
        self.choices: dict[tuple[int, ...], int] = {}

    def of(self, nodes: Any, at: tuple[int, ...] = ()) -> str:
        return "".join(self.part(node, (*at, n)) for n, node in enumerate(nodes))

    def choice(self, at: tuple[int, ...], count: int) -> int:
        """The first, unless this one or one inside it is asked for."""
        self.choices[at] = count
        return self.chosen[len(at)] if self.chosen[: len(at)] == at != self.chosen else 0

    def part(self, node: Any, at: tuple[int, ...]) -> str:
        code, value = node
        if code is codes.LITERAL:
            return chr(value)
        if code is codes.NOT_LITERAL:
            return next(char for char in ANY_OTHER if char != chr(value))
        if code is codes.ANY:
            return ANY_OTHER[0]
        if code is codes.IN:
            return self.one_of(value, at)
        if code is codes.BRANCH:
            n = self.choice(at, len(value[1]))
            return self.of(value[1][n], (*at, n))
        if code is codes.SUBPATTERN:
            group, _on, _off, inside = value
            found = self.of(inside, at)
            self.groups[group] = found
            return found
        if code is codes.GROUPREF:
            return self.groups.get(value, "")
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            least, most, inside = value
            most = most if most != codes.MAXREPEAT else max(least, 1)
            often = {"once": min(max(least, 1), most), "least": least, "most": min(most, MANY)}
            return "".join(self.of(inside, at) for _ in range(often[self.times]))
        return ""  # what stands before or after, and where

    def one_of(self, members: Any, at: tuple[int, ...]) -> str:
        if members[0][0] is codes.NEGATE:
            without = re.compile(f"[{''.join(map(_class, members[1:]))}]")
            return next((char for char in ANY_OTHER if not without.match(char)), "")
        texts = [text for member in members for text in _ends(member)]
        return texts[self.choice(at, len(texts))]


def _ends(member: Any) -> Iterator[str]:
    code, value = member
    if code is codes.LITERAL:
        yield chr(value)
    elif code is codes.RANGE:
        yield from (chr(value[0]), chr(value[1]))
    else:
        yield OF_CLASS[value]


def _class(member: Any) -> str:
    code, value = member
    if code is codes.LITERAL:
        return re.escape(chr(value))
    if code is codes.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    name = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
    kind = str(value).removeprefix("CATEGORY_")
    return name[kind] if kind in name else name[kind.removeprefix("NOT_")].upper()


def examples(pattern: re.Pattern[str]) -> list[str]:
    """Texts that it finds whole; one whose surroundings it looks at may have none."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    found, seen, asked = [], set(), [Example()]
    while asked:
        example = asked.pop(0)
        found.append(example.of(tree))
        for at, count in example.choices.items():
            if at not in seen:
                seen.add(at)
                asked += [Example((*at, n)) for n in range(1, count)]
    found += [Example(times=times).of(tree) for times in ("least", "most")]
    return [text for text in dict.fromkeys(found) if text and pattern.fullmatch(text)]


def write() -> None:
    rows = {name: examples(pattern) for name, pattern in patterns().items()}
    lines = (f"  {_json(name)}: {_json(row)}" for name, row in rows.items() if row)
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def _json(value: object) -> str:
    """Han as Han; what cannot be seen by its number."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


if __name__ == "__main__":
    os.environ |= {"DJANGO_SETTINGS_MODULE": "ipnews.settings", "DEBUG": "true"}
    django.setup()
    write()
