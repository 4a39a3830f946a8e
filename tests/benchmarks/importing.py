"""What an import costs: ``python -m tests.benchmarks.importing --sizes 1000 5000``.

For each size one process writes generated releases to a file, one makes an empty database, and one
takes them in. Told are its processor time for each release, index included, and the most memory
that it had, which must not grow with the file.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from .generate import DEFAULT_SEED
from .stores import opened, options, prepare, scratch, tell

TASKS = ("generated", "empty", "taken_in")


def main() -> None:
    parser = options("Import generated releases into an empty database.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--child", nargs=2)
    arguments = parser.parse_args()
    data = arguments.data or scratch()
    if arguments.child:
        task, size = arguments.child
        where = data / ("generated" if task == "generated" else f"new-{size}")
        where.mkdir(parents=True, exist_ok=True)
        prepare(arguments.database, where)
        {"generated": _generate, "empty": _empty, "taken_in": _take_in}[task](int(size), data)
        return
    for size in arguments.sizes:
        for task in TASKS:
            command = [sys.executable, "-m", __spec__.name, "--child", task, str(size)]
            command += ["--database", arguments.database, "--data", str(data)]
            subprocess.run(command, check=True)
        cost = json.loads((data / f"{size}.json").read_text())
        tell("{size:,} releases: {ms:.1f} ms each, {rate:.0f} a second, {mb:.0f} MB".format(**cost))


def _generate(size: int, data: Path) -> None:
    from django.core.management import call_command

    opened(size, seed=DEFAULT_SEED, data=data / "generated")
    call_command("export_releases", output=data / f"{size}.jsonl", verbosity=0)


def _empty(_size: int, _data: Path) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _take_in(size: int, data: Path) -> None:
    from django.core.management import call_command

    began = time.process_time()
    with open(os.devnull, "w") as nowhere:
        paths = [str(data / f"{size}.jsonl")]
        call_command("import_releases", *paths, publish=True, stdout=nowhere, stderr=nowhere)
    spent = time.process_time() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cost = {"size": size, "ms": spent / size * 1000, "rate": size / spent, "mb": most}
    (data / f"{size}.json").write_text(json.dumps(cost))


if __name__ == "__main__":
    main()
