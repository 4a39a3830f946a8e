"""A copy of the checkout into which one fault at a time is put, and whether its tests notice."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.mutation.drawing import Drawn
from tests.mutation.reach import Reach
from tests.mutation.selection import groups_of

SECONDS = 1800  # of waiting for the tests of one fault
PASSED, NOTHING_TO_RUN = 0, 5
PYTEST = [sys.executable, "-m", "pytest", "-p", "tests.mutation.watch", "-p", "no:cacheprovider"]
OPTIONS = ["-q", "-x", "--tb=no", "-rfE", "--no-header"]
# Of the room all that may be asked so often; of the others what `make test-quick` asks.
ROOM = "not browser and not deep"
# These read what modules say, or what Django made of it, without running through their lines.
READERS = tuple(
    Path("tests", name)
    for name in ("architecture", "ipnews/test_messages.py", "migrations/test_complete.py",
                 "admin/test_screens.py")
)  # fmt: skip
QUICK = f"{ROOM} and not slow"


def copy_of(root: Path, folder: Path) -> Path:
    """The files that git knows or would add, as they are in the work tree."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=root, check=True, capture_output=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, folder / name)
    return folder


def noticed_by(drawn: Drawn, copy: Path, reach: Reach | None = None) -> str:
    """The test that fails with the fault in the copy; empty for a survivor.

    Those that run through the line are asked, nearest first, and without a recorded run all.
    """
    with _in_place(drawn, copy):
        postgres = "postgres" in drawn.path.stem
        groups: list[list[Path | str]] = [list(group) for group in groups_of(drawn.path, copy)]
        if reach and not postgres:
            tests = sorted(reach.tests_of(drawn.path, drawn.line))
            groups = [
                [test for test in tests if Path(test.partition("::")[0]) in group]
                for group in groups
            ]
        *of_room, others = groups
        asked = [(tests, ROOM) for tests in of_room] + [(others, QUICK)]
        if reach and not postgres:
            asked.append(([path for path in READERS if (copy / path).exists()], ROOM))
        engine = "postgres" if postgres else "sqlite"
        answers = (failing(tests, copy, which, engine) for tests, which in asked)
        return next(filter(None, answers), "")


def failing(
    tests: Sequence[Path | str], copy: Path, which: str = ROOM, engine: str = "sqlite"
) -> str:
    """The first of `tests` to fail, without its parameters, or why they did not run to the end."""
    if not tests:
        return ""
    asked = copy / ".asked"  # a list as long as this is no command line
    asked.write_text("\n".join(map(str, tests)), "utf-8")
    try:
        run = subprocess.run(
            [*PYTEST, *OPTIONS, "-m", which, f"@{asked}"],
            cwd=copy, capture_output=True, text=True, timeout=SECONDS,
            env=os.environ | {"TEST_DATABASE": engine},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "never ended"
    if run.returncode in (PASSED, NOTHING_TO_RUN):
        return ""
    named = re.search(r"^(?:FAILED|ERROR) ([^\s[]+)", run.stdout, re.M)
    return named[1] if named else f"ended with {run.returncode}"


@contextmanager
def _in_place(drawn: Drawn, copy: Path) -> Iterator[None]:
    """Compiled files go too: one of the same second and size would be taken for up to date."""
    path = copy / drawn.path
    original, compiled = path.read_bytes(), Path(importlib.util.cache_from_source(str(path)))
    try:
        path.write_bytes(drawn.code)
        compiled.unlink(missing_ok=True)
        yield
    finally:
        path.write_bytes(original)
        compiled.unlink(missing_ok=True)
