"""Which faults a seed draws, and which seeds a checkout has."""

import random
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.faults import KINDS, Fault, faults_in
from tests.mutation.source import Source


@dataclass(frozen=True)
class Drawn:
    """A fault of the module at `path`; `code` is the whole module with the fault in it."""

    path: Path
    line: int
    fault: Fault
    before: str
    code: bytes

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.fault.kind}: {self.before!r} -> {self.fault.after!r}"


def seeds_of(root: Path, count: int) -> list[str]:
    """The first eight digits of the parent of HEAD, and of as many before it."""
    log = ["git", "log", "--format=%H", "--first-parent", f"--max-count={count + 1}"]
    commits = subprocess.run(log, cwd=root, check=True, capture_output=True, text=True).stdout
    return [commit[:8] for commit in commits.split()[1:]]


def modules(root: Path) -> list[Path]:
    found = (path.relative_to(root) for path in (root / "releases").rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def draw(root: Path, seed: str, count: int) -> list[Drawn]:
    """`count` faults, the kinds taking turns so that texts do not crowd out limits."""
    rng = random.Random(seed)
    sources = {path: Source((root / path).read_bytes()) for path in modules(root)}
    places: dict[str, list[tuple[Path, Fault]]] = {kind: [] for kind in KINDS}
    for path, source in sources.items():
        for fault in faults_in(source, rng):
            places[fault.kind].append((path, fault))
    for found in places.values():
        rng.shuffle(found)
    drawn: list[Drawn] = []
    while len(drawn) < count and any(places.values()):
        for kind in KINDS:
            drawn.extend(_next(places[kind], sources))
    return drawn[:count]


def _next(places: list[tuple[Path, Fault]], sources: dict[Path, Source]) -> list[Drawn]:
    """The next place whose fault is still Python and says something else."""
    while places:
        path, fault = places.pop()
        source = sources[path]
        if code := source.changed(fault.start, fault.end, fault.after):
            before = source.text(fault.start, fault.end)
            return [Drawn(path, source.line(fault.start), fault, before, code)]
    return []
