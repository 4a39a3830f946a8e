"""The same releases in the databases of ipnews and of its peers, filled once and kept."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import stores

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
REQUIREMENTS = ROOT / "requirements-bench.txt"


PEERS = ("plain", "wagtail")


@dataclass(frozen=True, slots=True)
class Filled:
    """`addresses` are those of databases by site; `facts` says what is asked for."""

    size: int
    addresses: dict[str, str]
    facts: dict[str, Any]
    python: Path


def filled(size: int, *, vendor: str, data: Path, seed: int) -> Filled:
    """Connects ipnews to its database of that size; all that is missing is made."""
    from django.db import connection

    from . import corpus, facts

    python = _environment(data)
    folder = data / vendor
    stores.opened(size, seed=seed, data=data)
    stores.complete()
    name_of = (
        f"{folder}/{{}}-{seed}-{size}.sqlite3" if vendor == "sqlite" else f"{{}}_{seed}_{size}"
    )
    names = {"ipnews": connection.settings_dict["NAME"]}
    names |= {peer: name_of.format(peer) for peer in PEERS}
    addresses = {site: stores.address(name) for site, name in names.items()}
    lines = data / f"corpus-{seed}-{size}.jsonl"
    if not lines.exists():
        stores.tell(f"{size:,} releases written as {lines.name}")
        corpus.write(lines)
    for peer in PEERS:
        _fill(peer, addresses[peer], names[peer], lines, python, folder)
    known = data / f"facts-{seed}-{size}.json"
    if not known.exists():
        known.write_text(json.dumps(facts.found(lines), ensure_ascii=False), "utf-8")
    told = json.loads(known.read_text("utf-8"))
    connection.close()
    return Filled(size, addresses, told, python)


def _environment(data: Path) -> Path:
    """The peers' own Python environment: Wagtail wants other libraries than ipnews."""
    python = data / "peers-venv/bin/python"
    ready = data / "peers-venv" / "ready"
    if not ready.exists() or ready.read_bytes() != REQUIREMENTS.read_bytes():
        stores.tell("making the peers' Python environment")
        subprocess.run([sys.executable, "-m", "venv", python.parent.parent], check=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", REQUIREMENTS]
        subprocess.run(pip, check=True)
        ready.write_bytes(REQUIREMENTS.read_bytes())
    return python


def _fill(peer: str, address: str, name: str, lines: Path, python: Path, folder: Path) -> None:
    done = folder / f"{peer}-{lines.stem}.filled"
    if done.exists():
        return
    stores.tell(f"filling {name}")
    if address.startswith("sqlite"):
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)
    else:
        stores.on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        stores.on_server(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0")
    environment = {**os.environ, "BENCH_DB": address}
    command = [python, "-m", f"{peer}_site.load", lines]
    subprocess.run(command, cwd=HERE, env=environment, check=True)
    done.touch()
