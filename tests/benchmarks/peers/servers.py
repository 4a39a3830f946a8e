"""A site under gunicorn: started, asked, watched from Linux's account of its processes, ended."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
OURS = "python:ipnews.deploy.gunicorn_conf"
PATIENCE = 60  # seconds until a server must listen


@dataclass(slots=True)
class Site:
    """`command` has `{port}` in it; `environment` is added to the caller's."""

    name: str
    command: list[str]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self, logs: Path) -> None:
        self.port = free_port()
        environment = {**os.environ, **self.environment, "PORT": str(self.port)}
        command = [part.replace("{port}", str(self.port)) for part in self.command]
        with (logs / f"{self.name}.log").open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, env=environment, stdout=log, stderr=log
            )
        for _time in range(PATIENCE * 10):
            with socket.socket() as listening:
                if listening.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise SystemExit(f"{self.name} does not listen: see {logs / self.name}.log")

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)

    def processor_time(self) -> float:
        """Seconds of the server and its workers, ended ones too."""
        return processor_time(self.process.pid) if self.process else 0.0

    def memory(self) -> list[float]:
        """Megabytes of each worker: what it holds itself and its share of what several hold."""
        return [_megabytes(pid) for pid in children(self.process.pid)] if self.process else []


def gunicorn(python: Path, configuration: str, application: str) -> list[str]:
    return [
        str(python), "-m", "gunicorn", "--config", configuration, "--bind", "127.0.0.1:{port}",
        "--workers", "2", application,
    ]  # fmt: skip


def free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += map(int, task.read_text().split())
    return found


def processor_time(pid: int) -> float:
    """User and system time of a process, of its ended children and of those that run."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return sum(map(int, fields[11:15])) / TICK + sum(map(processor_time, children(pid)))
    except OSError:
        return 0.0


def database_time(vendor: str, data: Path) -> Callable[[], float]:
    """Tells PostgreSQL's seconds of processor time; SQLite's work is the application's."""
    if vendor == "sqlite":
        return lambda: 0.0
    pid = int((data / "postgres" / "postmaster.pid").read_text().splitlines()[0])
    return lambda: processor_time(pid)


def _megabytes(pid: int) -> float:
    held = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(held[1]) / 1024 if held else 0.0
