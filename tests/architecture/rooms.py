"""Which way imports run: each room has a number, and an import goes to a lower one.

Read with `ast`, so lazy imports inside functions and relative ones count too.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# Rooms of one number never import each other. `intake.parse` is pure, so it has its own line.
NUMBERS = {
    "releases.text": 0,
    "releases.figures": 1,
    "releases.models": 2,
    "releases.migrations": 3,
    "releases.intake.parse": 1,
    "releases.intake": 3,
    "releases.search": 3,
    "releases.publishing": 4,
    "releases.export": 4,
    "releases.admin": 5,
    "releases.public": 5,
    "releases.api": 5,
    "releases.demo": 5,
    "releases.management": 6,
    "releases.apps": 7,
    "releases.urls": 7,
    "ipnews": 8,
}
PURE = ("releases.text", "releases.figures", "releases.intake.parse")


def room_of(module: str) -> str | None:
    """The longest room name that the dotted module lies in."""
    rooms = [r for r in NUMBERS if module == r or module.startswith(f"{r}.")]
    return max(rooms, key=len, default=None)


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: str, module: str, *, package: bool) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that `source` imports, wherever it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(node, module, package=package)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def _base(node: ast.ImportFrom, module: str, *, package: bool) -> str:
    if not node.level:
        return node.module or ""
    up = module.split(".")
    up = up[: len(up) - node.level + (1 if package else 0)]
    return ".".join([*up, *([node.module] if node.module else [])])


def faults_in(path: Path, root: Path = ROOT) -> list[str]:
    """What is wrong with the imports of one file, a line each."""
    module = module_name(path, root)
    room = room_of(module)
    if module == "releases":
        return []  # a plaque, which another test reads
    if room is None:
        return [f"{module}: belongs to no room"]
    found = imports(path.read_text("utf-8"), module, package=path.name == "__init__.py")
    faults = []
    for line, name in found:
        target = room_of(name)
        if target and target != room and NUMBERS[target] >= NUMBERS[room]:
            faults.append(f"{module}:{line}: {room} imports {target}")
        if room in PURE and name.split(".")[0] in ("django", "ipnews"):
            faults.append(f"{module}:{line}: {room} knows no {name.split('.')[0]}")
        if target is None and name.startswith("releases.") and room != "ipnews":
            faults.append(f"{module}:{line}: {name} is in no room")
    return faults
