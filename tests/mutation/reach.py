"""Which tests run through a line: one run of the suite under coverage.py, a context for each test.

As a pytest plugin it records, one data file for each process; `Reach` answers from those files.
"""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import coverage
import pytest

from tests.mutation.drawing import modules
from tests.mutation.selection import NOT_ASKED

FOLDER = "MUTATION_REACH"  # the variable that says where the data files go


class Recorder:
    """Switches the context at each test, so that set-up and tear-down count as its own."""

    def __init__(self, folder: Path) -> None:
        self.coverage = coverage.Coverage(
            data_file=str(folder / f"reach.{os.getpid()}"),
            include=["releases/*"],
            config_file=False,
        )
        self.coverage.set_option("run:relative_files", True)  # for the next copy of these files
        self.coverage.start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.coverage.switch_context(nodeid.partition("[")[0])

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        self.coverage.save()


def pytest_configure(config: pytest.Config) -> None:
    # The process that only hands tests out to workers runs none.
    if FOLDER in os.environ and not getattr(config.option, "tx", None):
        config.pluginmanager.register(Recorder(Path(os.environ[FOLDER])))


def record(copy: Path, folder: Path, options: Iterable[str]) -> "Reach":
    """Runs the copy's tests once; those that fail under the tracer's weight are recorded too."""
    # Not asked, and this package's own tests would run themselves for ever.
    ignored = [f"--ignore=tests/{name}" for name in sorted(NOT_ASKED)]
    command = [sys.executable, "-m", "pytest", "-p", "tests.mutation.reach", *ignored, *options]
    run = subprocess.run(
        command,
        cwd=copy,
        env=os.environ | {FOLDER: str(folder), "TEST_DATABASE": "sqlite"},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if run.returncode not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise RuntimeError(f"the recorded run ended with {run.returncode}")
    return Reach(copy, folder)


def recorded(copy: Path, kept: Path, options: Iterable[str]) -> "Reach":
    """What was recorded of these very files before, or is now; only the latest is kept.

    `copy` is as git has it: what its tests leave behind would make it another.
    """
    hashed = hashlib.blake2b(digest_size=16)
    for path in sorted(path for path in copy.rglob("*") if path.is_file()):
        hashed.update(f"{path.relative_to(copy)}\n".encode() + path.read_bytes())
    folder = kept / hashed.hexdigest()
    if folder.exists():
        return Reach(copy, folder)
    shutil.rmtree(kept, ignore_errors=True)
    new = kept / "new"
    new.mkdir(parents=True)
    record(copy, new, options)
    return Reach(copy, new.rename(folder))


class Reach:
    """The tests of a recorded run by the lines that they run through."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self._data = []
        for path in sorted(folder.glob("reach.*")):
            data = coverage.CoverageData(str(path))
            data.read()
            self._data.append(data)

    def tests_of(self, module: Path, line: int) -> set[str]:
        """The tests that run through a line; of one that runs at import all of its module, and of
        the modules that import it, as any of them may use what it says."""
        found = set(self._contexts(module, range(line, line + 1)))
        if line in self._inside(module):
            return found
        users = [module, *self._importers.get(module, ())]
        return found.union(*(self._contexts(user, self._inside(user)) for user in users))

    def _contexts(self, module: Path, lines: Iterable[int]) -> Iterator[str]:
        wanted = set(lines)
        for data in self._data:
            for line, contexts in data.contexts_by_lineno(str(module)).items():
                if line in wanted:
                    yield from filter(None, contexts)

    def _inside(self, module: Path) -> set[int]:
        """The lines of the bodies of functions: all others run when the module is imported."""
        tree = ast.parse((self.root / module).read_bytes())
        bodies = (
            (node.body[0].lineno, node.end_lineno or 0)
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
        )
        return {line for first, last in bodies for line in range(first, last + 1)}

    @cached_property
    def _importers(self) -> dict[Path, set[Path]]:
        """The modules that import each module."""
        found: dict[Path, set[Path]] = {}
        for user in modules(self.root):
            for node in ast.walk(ast.parse((self.root / user).read_bytes())):
                if isinstance(node, ast.ImportFrom):
                    for module in imported(node, user):
                        found.setdefault(module, set()).add(user)
        return found


def imported(node: ast.ImportFrom, user: Path) -> Iterator[Path]:
    """The files that `from … import …` of a module of `releases` may mean."""
    package = list(user.parts[: -node.level]) if node.level else []
    names = [*package, *(node.module or "").split(".")]
    yield Path(*filter(None, names)).with_suffix(".py")
    for alias in node.names:
        yield Path(*filter(None, names), f"{alias.name}.py")
