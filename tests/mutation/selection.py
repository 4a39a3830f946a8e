"""Which tests are asked about a module, in three groups: nearest, its room's, all others.

The tests mirror the rooms: those of `releases/search/query/words.py` are in the longest folder of
`search/query` that `tests/` has.
"""

import re
from pathlib import Path

# Too slow to be asked so often; `make test` alone asks them. And this very package.
NOT_ASKED = {"benchmarks", "browser", "mutation"}


def groups_of(module: Path, root: Path) -> list[list[Path]]:
    files = [path.relative_to(root) for path in sorted((root / "tests").rglob("test_*.py"))]
    files = [path for path in files if not NOT_ASKED & set(path.parts)]
    room = mirror(module, root)
    ranks = {path: _rank(path, module, room, root) for path in files}
    return [[path for path in files if ranks[path] == rank] for rank in range(3)]


def mirror(module: Path, root: Path) -> Path | None:
    """The longest folder of tests that mirrors the module's."""
    inner = module.relative_to("releases").parent
    folders = [Path("tests") / folder for folder in [inner, *inner.parents][:-1]]
    return next((folder for folder in folders if (root / folder).is_dir()), None)


def _rank(test: Path, module: Path, room: Path | None, root: Path) -> int:
    at_home = room in test.parents
    if at_home and (module.stem in test.stem or test.stem.removeprefix("test_") in module.stem):
        return 0
    return 0 if imports(root / test, module) else 1 if at_home else 2


def imports(test: Path, module: Path) -> bool:
    """Whether a file names the module as Python does, in whichever form of import."""
    package, name = re.escape(".".join(module.parent.parts)), module.stem
    together = rf"from {package} import (?:\([^)]*|[^(\n]*)\b{name}\b"
    return bool(re.search(rf"{together}|\b{package}\.{name}\b", test.read_text("utf-8")))
