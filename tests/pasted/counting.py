"""What is right in the reading of a golden page, counted strictly: right means equal."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.pasted.faults import (
    PREFIX,
    any_of,
    found_blocks,
    found_measures,
    found_statistics,
    opens_with,
    settled,
    squeezed,
)
from tests.pasted.golden_pages import Row, expected, reading

COLUMNS = {
    "value": "value, unit",
    "name": "name",
    "period": "period",
    "rest": "kind, goal, scope …",
    "people": "people",
    "posts": "posts",
    "roles": "roles",
    "turns": "turns",
    "measures": "measures",
    "stage": "stage",
    "theme": "theme",
    "due": "due",
    "event": "event",
    "metadata": "metadata",
}
REST = ("kind", "qualifier", "basis", "scope", "goal", "from")
METADATA = ("title", "subtitle", "published_at", "source", "editor", "reviewer")


@dataclass
class Tally:
    """How many were wanted and right, how many were given that should not be, and all faults."""

    wanted: int = 0
    right: int = 0
    false: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.wanted += other.wanted
        self.right += other.right
        self.false += other.false
        self.faults += other.faults


class Count:
    """The tallies of one page by column."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.tallies = {column: Tally() for column in COLUMNS}

    def judge(self, column: str, where: str, want: Any, found: Any, *, nothing: Any = None) -> None:
        """One value: right if equal; false if something else than nothing was given instead."""
        tally = self.tallies[column]
        tally.wanted += 1
        if folded(want) == folded(found):
            tally.right += 1
        else:
            tally.false += found != nothing
            tally.faults.append(f"{self.page}, {where}: {column} {shown(want)}, not {shown(found)}")

    def missing(self, column: str, where: str, count: int = 1) -> None:
        if count:
            times = f" ×{count}" if count > 1 else ""
            self.tallies[column].wanted += count
            self.tallies[column].faults.append(f"{self.page}, {where}: {column} missing{times}")

    def extra(self, column: str, where: str) -> None:
        self.tallies[column].false += 1
        self.tallies[column].faults.append(f"{self.page}, {where}: {column} too much")


def count(page: str) -> Count:
    counted = Count(page)
    want, found = expected(page), reading(page)
    for key in METADATA:
        if key in want:
            counted.judge("metadata", key, want[key], found[key], nothing="")
    for key in want.get("event", ()):
        given = found["event"][key]
        counted.judge("event", key, want["event"][key], given, nothing=type(given)())
    parts: dict[str, Callable[[Count, Row, Row], None]] = {
        "statistics": count_figures,
        "speakers": count_people,
        "blocks": count_turns,
        "measures": count_measures,
    }
    for part, judge in parts.items():
        if part in want:
            judge(counted, want, found)
    return counted


def count_figures(counted: Count, want: Row, found: Row) -> None:
    texts = {block["id"]: squeezed(block["text"]) for block in found["blocks"]}
    left = found_statistics(found)
    for row, hit in pairs(want["statistics"], left, texts):
        where = f"“{row.get('quote', row['indicator'])}”"
        if hit is None:
            keys = [key for key in REST if key in row]
            counted.missing("value", f"{where} {row['value']}{row['unit']}")
            counted.missing("name", where)
            counted.missing("period", where, int("start" in row))
            counted.missing("rest", where, len(keys))
            continue
        counted.tallies["value"].wanted += 1
        counted.tallies["value"].right += 1
        names = any_of(row["indicator"])
        name = next((n for n in names if folded(n) == folded(hit["indicator"])), names[0])
        counted.judge("name", where, name, hit["indicator"])
        row = settled(row, hit)
        if "start" in row:
            keys = [key for key in ("start", "end") if key in row]
            days = [tuple(one[key] for key in keys) for one in (row, hit)]
            counted.judge("period", where, *days, nothing=(None,) * len(keys))
        for key in REST:
            if key in row:
                counted.judge("rest", f"{where} {key}", row[key], hit[key], nothing="")
    for row in left:
        where = f"{row['indicator']} {row['value']}{row['unit']}"
        for column in ("value", "name", *(["period"] if row["start"] else [])):
            counted.extra(column, where)


def pairs(
    want: Iterable[Row], left: list[Row], texts: dict[int, str]
) -> Iterator[tuple[Row, Row | None]]:
    """Each wanted figure with the one of its value and unit that is most alike; taken from left."""
    for row in want:
        same = [r for r in left if (r["value"], r["unit"]) == (row["value"], row["unit"])]
        hit = max(same, key=lambda r: likeness(row, r, texts), default=None)
        if hit is not None:
            left.remove(hit)
        yield row, hit


def likeness(want: Row, found: Row, texts: dict[int, str]) -> int:
    there = squeezed(want.get("quote", "")) in texts[found["block"]]
    one = settled(want, found)
    return 4 * there + sum(one.get(k) == found[k] for k in ("kind", "indicator", "start", "end"))


def count_people(counted: Count, want: Row, found: Row) -> None:
    left = {folded(person["name"]): person for person in found["speakers"]}
    for person in want["speakers"]:
        name, hit = person["name"], left.pop(folded(person["name"]), None)
        if hit is None:
            counted.missing("people", name)
            counted.missing("posts", name, len(person.get("posts", ())))
            counted.missing("roles", name, int("role" in person))
            continue
        given = hit["organisation"]
        counted.judge("people", name, person.get("organisation", given), given)
        if "role" in person:
            counted.judge("roles", name, person["role"], hit["role"])
        if "posts" in person:
            compare_lists(counted, "posts", name, person["posts"], hit["posts"])
    for name in left:
        counted.extra("people", name)
        for _post in left[name]["posts"]:
            counted.extra("posts", name)
        counted.extra("roles", name)
    for key in ("organisations", "media"):
        if key in want:
            compare_lists(counted, "people", key, want[key], found[key])


def compare_lists(
    counted: Count, column: str, where: str, want: list[str], found: list[str]
) -> None:
    left = list(map(folded, found))
    for one in want:
        if folded(one) in left:
            left.remove(folded(one))
            counted.judge(column, where, one, one)
        else:
            counted.missing(column, f"{where}, {one}")
    for one in left:
        counted.extra(column, f"{where}, {one}")


def count_turns(counted: Count, want: Row, found: Row) -> None:
    """A block is right with its opening words, kind, speaker and number, in its order."""
    left = found_blocks(found)
    for block in want["blocks"]:
        where = f"“{block['text'][:PREFIX]}”"
        at = next((n for n, other in enumerate(left) if opens_with(block, other)), None)
        if at is None:
            counted.missing("turns", where)
            continue
        for other in left[:at]:
            counted.extra("turns", f"“{other['text'][:PREFIX]}”")
        keys = [key for key in ("kind", "speaker", "number") if key in block]
        facts = [tuple(one[key] for key in keys) for one in (block, left[at])]
        counted.judge("turns", where, *facts)
        del left[: at + 1]
    for other in left:
        counted.extra("turns", f"“{other['text'][:PREFIX]}”")


def count_measures(counted: Count, want: Row, found: Row) -> None:
    left = {folded(row["heading"]): row for row in found_measures(found)}
    for row in want["measures"]:
        where = any_of(row["heading"])[0]
        given = (folded(name) for name in any_of(row["heading"]))
        hit = left.pop(next((name for name in given if name in left), ""), None)
        keys = [key for key in ("stage", "theme") if key in row]
        # No deadline where none is told is no merit.
        if row.get("due") or ("due" in row and hit and hit["due"]):
            keys.append("due")
        if hit is None:
            for key in ("measures", *keys):
                counted.missing(key, where)
            continue
        row = settled(row, hit)
        others = [key for key in ("speaker", "organisation") if key in row]
        facts = [tuple(one[key] for key in others) for one in (row, hit)]
        counted.judge("measures", where, *facts)
        for key in keys:
            counted.judge(key, where, row[key], hit[key], nothing=None if key == "due" else "")
    for heading in left:
        counted.extra("measures", heading)


def folded(value: Any) -> Any:
    """The value without white space: nothing else is forgiven."""
    if isinstance(value, tuple | list):
        return [folded(one) for one in value]
    return squeezed(value)


def shown(value: Any) -> str:
    return " – ".join(map(shown, value)) if isinstance(value, tuple) else str(value or "nothing")
