"""Which way imports run: each room has a number, and an import goes to a lower one.

The larger rooms have inner rooms in layers, and there too an import goes to a lower layer. Modules
never import each other in a circle. Read with `ast`, so lazy imports inside functions and relative
ones count too.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# Rooms of one number never import each other. What a reading is stands below the checks, and the
# reader above them.
NUMBERS = {
    "releases.text": 0,
    "releases.figures": 1,
    "releases.intake.parse.reading": 1,
    "releases.checks": 2,
    "releases.intake.parse": 3,
    "releases.models": 4,
    "releases.migrations": 5,
    "releases.intake": 5,
    "releases.search": 5,
    "releases.series": 5,
    "releases.accounts": 6,
    "releases.publishing": 6,
    "releases.export": 6,
    "releases.admin": 7,
    "releases.public": 7,
    "releases.api": 7,
    "releases.demo": 7,
    "releases.operations": 7,
    "releases.management": 8,
    "releases.apps": 9,
    "releases.urls": 9,
    "ipnews": 10,
}
PURE = (
    "releases.text",
    "releases.figures",
    "releases.checks",
    "releases.intake.parse.reading",
    "releases.intake.parse",
)

# The inner rooms, and modules beside them, from the lowest layer to the highest. What shares a
# layer never imports each other, but for modules of the room itself, which `*` stands for.
LAYERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "releases.text": (("*",), ("typed_dates", "periods", "fuzzy")),
    "releases.intake.parse": (
        ("*",), ("people",), ("page",), ("dialogue",), ("figures", "measures"),
        ("page_sections",), ("reader",),
    ),
    "releases.search": (
        ("*",), ("query",), ("backends",), ("index",), ("results",), ("lists",), ("words",),
        ("questions",),
    ),
    "releases.admin": (
        ("*",), ("follow_ups", "merging", "waiting"), ("pasting", "rows"), ("editor",),
        ("reviewing",), ("editions",), ("desk", "imports", "two_steps"), ("records",),
    ),
    "releases.public": (
        ("site",), ("serving", "wording"), ("series",), ("indicators.charts", "lists"),
        ("indicators",), ("releases",),
        ("departments", "promises", "people", "conflicts", "corrections"), ("answers",),
        ("machines",), ("home_parts",), ("home", "template_tags"), ("urls",),
    ),
}  # fmt: skip


def room_of(module: str) -> str | None:
    """The longest room name that the dotted module lies in."""
    return _longest(module, NUMBERS)


def _longest(module: str, names: Iterable[str]) -> str | None:
    found = [name for name in names if module == name or module.startswith(f"{name}.")]
    return max(found, key=len, default=None)


def layer_of(module: str, room: str) -> tuple[int, str] | None:
    """The layer of a module and the name of its inner room; None for one that has no place."""
    places = {name: n for n, names in enumerate(LAYERS[room]) for name in names}
    inner = module.removeprefix(room).removeprefix(".")
    name = _longest(inner, places)
    if name is not None:
        return places[name], name
    return (places["*"], "*") if "*" in places and "." not in inner else None


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: str, module: str, *, package: bool) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that `source` imports, wherever it stands."""
    for node in _import_nodes(source):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        else:
            base = _base(node, module, package=package)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


@cache
def _import_nodes(source: str) -> list[ast.Import | ast.ImportFrom]:
    """Three tests ask for those of each module."""
    walked = ast.walk(ast.parse(source))
    return [node for node in walked if isinstance(node, ast.Import | ast.ImportFrom)]


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


def imported_modules(files: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """For each module, by name and source, the modules among them that it imports, with a line."""
    found: dict[str, dict[str, int]] = {}
    for module, source in files.items():
        package = any(other.startswith(f"{module}.") for other in files)
        targets = ((line, _longest(name, files)) for line, name in
                   imports(source, module, package=package))  # fmt: skip
        found[module] = {to: line for line, to in targets if to and to != module}
    return found


def climbs(files: Mapping[str, str]) -> list[str]:
    """Imports inside a room that go to the same layer or a higher one, and modules of no layer."""
    faults = []
    for module, targets in imported_modules(files).items():
        room = room_of(module)
        if room not in LAYERS or module == room:
            continue
        here = layer_of(module, room)
        if here is None:
            faults.append(f"{module}: belongs to no inner room of {room}")
            continue
        for target, line in targets.items():
            there = layer_of(target, room) if room_of(target) == room and target != room else None
            if there and there[1] != here[1] and there[0] >= here[0]:
                faults.append(f"{module}:{line}: {here[1]} imports {there[1]}")
    return faults


def circles(files: Mapping[str, str]) -> list[list[str]]:
    """Modules that import each other, directly or around; a package does not import its parts."""
    arrows = imported_modules(files)
    found, done = [], set()

    def walk(module: str, way: list[str]) -> None:
        if module in way:
            found.append(way[way.index(module) :])
        elif module not in done:
            for target in arrows[module]:
                walk(target, [*way, module])
            done.add(module)

    for module in arrows:
        walk(module, [])
    return found


def sources(root: Path = ROOT) -> dict[str, str]:
    """Every module of the project by its dotted name."""
    return {
        module_name(path, root): path.read_text("utf-8")
        for folder in ("releases", "ipnews")
        for path in sorted((root / folder).rglob("*.py"))
    }
