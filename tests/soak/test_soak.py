"""A short soak on each engine: no 5xx, no stale page, no lost save."""

import os
import subprocess
import sys

import pytest

from tests.benchmarks.peers.databases import ROOT

OF_THE_TESTS = ("DATABASE_URL", "DATA_DIR", "STATIC_ROOT", "DJANGO_SETTINGS_MODULE")


@pytest.mark.deep
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_readers_editors_and_publications_at_once(database):
    environment = {key: value for key, value in os.environ.items() if key not in OF_THE_TESTS}
    environment["TEST_DATABASE"] = (
        "sqlite"  # the soak starts a server of its own where it needs one
    )
    command = [sys.executable, "-m", "tests.soak", "--requests", "2000", "--every", "2"]
    done = subprocess.run(
        [*command, "--database", database], cwd=ROOT, env=environment,
        capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "| 5xx or no answer | 0 |" in done.stdout
