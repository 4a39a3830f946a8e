"""Queries, bytes and hits of a site's pages, counted in its own process and environment.

python -m pages_counted PATHS.json     # with DJANGO_SETTINGS_MODULE and the site's environment
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TOTAL = re.compile(r'(?:id="total">|共 )(?P<n>[\d,]+)')
FIRST = 3  # pages of each scenario


@dataclass(frozen=True, slots=True)
class Counted:
    """`found` says how many hits a search told, and how many releases hold the word."""

    queries: int
    size: int
    found: str = ""


def counted(
    paths: Mapping[str, Sequence[str]],
    *,
    python: Path,
    folder: Path,
    environment: Mapping[str, str],
    held: Mapping[str, int],
) -> dict[str, Counted]:
    """`held` has, by scenario, how many releases hold the first word asked for."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as wanted:
        json.dump({name: list(some[:FIRST]) for name, some in paths.items()}, wanted)
        wanted.flush()
        module = Path(__file__)
        done = subprocess.run(
            [python, module, wanted.name], cwd=folder, env={**os.environ, **environment},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    told = json.loads(done.stdout)
    return {
        name: Counted(
            queries, size, f"{total} / {held[name]}" if name in held and total is not None else ""
        )
        for name, (queries, size, total) in told.items()
    }


def main() -> None:
    sys.path.insert(0, str(Path.cwd()))
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")
    found = {}
    for name, paths in json.loads(Path(sys.argv[1]).read_text("utf-8")).items():
        told = []
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                response = client.get(path)
                text = b"".join(response) if response.streaming else response.content
            total = TOTAL.search(text.decode("utf-8", "replace"))
            hits = int(total["n"].replace(",", "")) if total else None
            told.append((len(queries), len(text), hits))
            if response.status_code != 200:
                raise SystemExit(f"{path} answers {response.status_code}")
        most = max(queries for queries, _size, _hits in told)
        found[name] = (most, told[0][1], told[0][2])
    print(json.dumps(found))  # noqa: T201


if __name__ == "__main__":
    main()
