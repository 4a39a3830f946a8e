"""The limits of the rooms: constants of modules that are numbers.

`python -m tests.architecture.limits` writes `limits.json` anew; the tests of those that stayed, or
moved with their name and value, are kept, those of others are to be written in.
"""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.rooms import ROOT

TABLE = Path(__file__).with_name("limits.json")
# What a constant may be made of and still be a limit; a regular expression is none.
PLAIN = (
    ast.Constant, ast.BinOp, ast.operator, ast.UnaryOp, ast.unaryop, ast.Tuple, ast.Load, ast.Call,
    ast.Name, ast.Attribute, ast.keyword,
)  # fmt: skip


def limits() -> dict[str, str]:
    """`search/paging.py SIZE`: `20`; places are told from the folder `releases`."""
    folder = ROOT / "releases"
    found = {}
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            for name, value in in_source(path.read_text("utf-8")):
                found[f"{path.relative_to(folder)} {name}"] = value
    return found


def in_source(code: str) -> Iterator[tuple[str, str]]:
    for node in ast.parse(code).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name | ast.Tuple) and value and is_number(value):
            yield ast.unparse(target), ast.unparse(value)


def is_number(value: ast.expr) -> bool:
    """Made of numbers, or of names and numbers, and of nothing else."""
    parts = list(ast.walk(value))
    numbers = [p for p in parts if isinstance(p, ast.Constant)]
    return (
        all(isinstance(part, PLAIN) for part in parts)
        and bool(numbers)
        and all(isinstance(n.value, int | float) and not isinstance(n.value, bool) for n in numbers)
    )


def write() -> None:
    known = json.loads(TABLE.read_text("utf-8"))
    moved = {(name.split(" ", 1)[1], row[0]): row for name, row in known.items()}
    rows = {
        name: [value, *known.get(name, moved.get((name.split(" ", 1)[1], value), [""]))[1:]]
        for name, value in limits().items()
    }
    lines = (f"  {_json(name)}: {_json(row)}" for name, row in rows.items())
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    write()
