"""Reads the passages of this room; their format is told in the room's docstring."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

HERE = Path(__file__).parent
MARK = re.compile(r"⟦([^⟦⟧⇒]*)(?:⇒([^⟦⟧⇒]*))?⟧")
PERIOD = re.compile(r"\d{4}(-\d\d(-\d\d)?|Q[1-4])?(\.\.\d{4}-\d\d(-\d\d)?)?")
BLOCK = re.compile(r"\[(heading|paragraph|statement|question|answer|table)(?: ([^\]]+))?\]")


@dataclass(frozen=True)
class Mark:
    """Wrong words: of a block, of a person or of a missing field; `right` is None if many are."""

    where: str  # "block 0", "person 0", "missing event.date"
    start: int
    end: int
    wrong: str
    right: str | None


@dataclass(frozen=True)
class BodyBlock:
    kind: str
    text: str
    speaker: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Row:
    """A statistic; `words` is empty in an earlier release."""

    words: str
    indicator: str
    kind: str
    value: str
    unit: str
    period: str
    basis: str = ""
    qualifier: str = "exact"
    scope: str = ""
    goal: str = ""


@dataclass(frozen=True)
class Speaker:
    name: str
    organisation: str
    posts: tuple[str, ...]
    role: str = "presenter"


@dataclass(frozen=True)
class Link:
    words: str
    address: str
    answer: str


@dataclass
class EarlierRelease:
    number: str
    day: str
    rows: list[Row] = field(default_factory=list)
    people: list[Speaker] = field(default_factory=list)


@dataclass
class Passage:
    """A small edition; what is not said here is in order."""

    kind: str
    place: str  # file and line, for the words of a failing test
    blocks: list[BodyBlock] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    says: str = ""
    rows: list[Row] = field(default_factory=list)
    earlier: list[EarlierRelease] = field(default_factory=list)
    people: list[Speaker] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    title: str = "临江市召开知识产权专题新闻发布会"
    published: str = "2024-04-26 10:00"
    event: str = "2024-04-25"
    event_time: str = "上午"

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)


class Planted(Passage):
    """A passage with an error: at least one mark."""


class Clean(Passage):
    """A passage, or a whole page, that looks wrong and is right: no mark."""


@cache
def planted() -> tuple[Planted, ...]:
    return tuple(_passages("planted", Planted))


@cache
def variants() -> tuple[Planted, ...]:
    """Written after the first counts, by other words: is a rule of a kind, or of a line?"""
    return tuple(_passages("variants", Planted))


@cache
def clean() -> tuple[Clean, ...]:
    return tuple(_passages("clean", Clean))


@cache
def pages() -> tuple[Clean, ...]:
    return tuple(_passages("pages", Clean))


Made = TypeVar("Made", bound=Passage)


def _passages(folder: str, made: type[Made]) -> Iterator[Made]:
    for path in sorted((HERE / folder).glob("*.txt")):
        says, number = "", 1
        for chunk in path.read_text("utf-8").rstrip("\n").split("\n\n"):
            lines = [line for line in chunk.split("\n") if not line.startswith("#")]
            passage = made(path.stem.partition("-")[2], f"{folder}/{path.name}:{number}", says=says)
            for line in lines:
                read_line(passage, line)
            number += chunk.count("\n") + 2
            if any(not line.startswith("!") for line in lines):
                yield passage
            else:
                says = passage.says


def read_line(passage: Passage, line: str) -> None:
    head, _, rest = line.partition(" ")
    cells = [cell.strip() for cell in rest.split(" | ")]
    match head:
        case "!":
            passage.says = rest
        case "~":
            passage.rows.append(row(*cells))
        case "<":
            passage.earlier.append(EarlierRelease(*cells))
        case "<~":
            passage.earlier[-1].rows.append(row("", *cells))
        case "<p":
            name, organisation, posts = cells
            passage.earlier[-1].people.append(Speaker(name, organisation, tuple(posts.split("、"))))
        case "@person":
            name, organisation, posts, role = cells
            name = marked(passage, f"person {len(passage.people)}", name)
            passage.people.append(Speaker(name, organisation, tuple(posts.split("、")), role))
        case "@link":
            passage.links.append(Link(*cells))
        case "@anchor":
            passage.anchors.append(rest)
        case "@missing":
            passage.missing.append(marked(passage, f"missing {len(passage.missing)}", rest))
        case "@title" | "@published":
            setattr(passage, head[1:], rest)
        case "@event":
            passage.event, passage.event_time = (*cells, "上午")[:2]
        case _:
            assert not line.startswith(("@", "<")), line
            passage.blocks.append(body_block(passage, line))


def body_block(passage: Passage, line: str) -> BodyBlock:
    where = f"block {len(passage.blocks)}"
    found = BLOCK.match(line)
    kind, of_whom = (found[1], found[2] or "") if found else ("paragraph", "")
    text = line[found.end() :].lstrip() if found else line
    block = BodyBlock(kind, marked(passage, where, text.replace("⏎", "\n").replace("⇥", "\t")))
    if kind == "question":
        return replace(block, number=int(of_whom) if of_whom else None)
    return replace(block, speaker=of_whom)


def marked(passage: Passage, where: str, words: str) -> str:
    """The words without their marks, which the passage keeps."""
    plain, last = "", 0
    for mark in MARK.finditer(words):
        plain += words[last : mark.start()]
        start = len(plain)
        plain += mark[1]
        passage.marks.append(Mark(where, start, len(plain), mark[1], mark[2]))
        last = mark.end()
    return plain + words[last:]


def row(words: str, indicator: str, number: str, period: str, more: str = "") -> Row:
    kind, value, *unit = number.split(" ")
    told = {"basis": "", "qualifier": "exact", "scope": "", "goal": ""}
    for one in more.split():
        name, equals, of = one.partition("=")
        if equals:
            told[name] = of
        else:
            told["basis" if one in ("yoy", "mom", "since", "average") else "qualifier"] = one
    return Row(words, indicator, kind, value, "".join(unit), period, **told)
