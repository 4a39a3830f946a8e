"""The shipped files of gunicorn, systemd and containers say what the documentation promises."""

import re
import shutil
import subprocess

import pytest
import yaml
from gunicorn.config import Config
from gunicorn.http.message import Request

from ipnews.deploy import gunicorn_conf
from ipnews.env import ROOT

DEPLOY = ROOT / "ipnews" / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())


class Asked(Request):
    """A request of which only the headers were read."""

    def __init__(self, **headers):
        self.headers = [(name.replace("_", "-"), value) for name, value in headers.items()]
        self.must_close = False


@pytest.mark.parametrize(
    ("headers", "closes"),
    [
        ({}, False),
        ({"CONTENT_LENGTH": str(64 * 1024)}, False),
        ({"CONTENT_LENGTH": str(64 * 1024 + 1)}, True),
        ({"TRANSFER_ENCODING": "chunked"}, True),
    ],
)
def test_a_long_body_is_not_read_to_its_end(headers, closes):
    request = Asked(**headers)
    gunicorn_conf.pre_request(None, request)
    assert request.must_close is closes


def test_gunicorn_knows_each_setting():
    known = Config().settings
    named = {name for name, value in vars(gunicorn_conf).items() if name in known}
    assert {"bind", "workers", "worker_class", "threads", "preload_app", "when_ready"} <= named
    config = Config()
    for name in named:
        config.set(name, getattr(gunicorn_conf, name))
    assert config.forwarded_allow_ips == []
    assert config.secure_scheme_headers == {}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_the_units_are_understood(tmp_path):
    """In the folder of a machine where everything stands where the units look for it."""
    for unit in UNITS:
        text = unit.read_text("utf-8").replace("/opt/ipnews/.venv/bin/", "/bin/")
        (tmp_path / unit.name).write_text(text.replace("/bin/gunicorn", "/bin/true"), "utf-8")
    told = subprocess.run(
        ["systemd-analyze", "verify", *[tmp_path / unit.name for unit in UNITS]],
        capture_output=True, check=False, text=True,
    )  # fmt: skip
    missing = [line for line in told.stderr.splitlines() if "/bin/python is not exec" not in line]
    assert missing == []


@pytest.mark.parametrize("unit", [u for u in UNITS if u.suffix == ".service"], ids=lambda u: u.stem)
def test_no_service_may_do_more_than_it_must(unit):
    lines = unit.read_text("utf-8").splitlines()
    for line in (
        "User=ipnews", "NoNewPrivileges=true", "ProtectSystem=strict", "ProtectHome=true",
        "CapabilityBoundingSet=", "PrivateTmp=true", "SystemCallFilter=@system-service",
    ):  # fmt: skip
        assert line in lines


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_each_command_of_a_unit_is_one_of_ours(unit):
    commands = {path.stem for path in (ROOT / "releases/management/commands").glob("*.py")}
    for name in re.findall(r"manage\.py (\w+)", unit.read_text("utf-8")):
        assert name in commands | {"clearsessions"}


def test_what_is_due_is_looked_for_each_minute_and_at_its_beginning():
    lines = (DEPLOY / "systemd/ipnews-publish.timer").read_text("utf-8").splitlines()
    assert {"OnCalendar=*-*-* *:*:00", "AccuracySec=1s"} <= set(lines)


def test_the_container_runs_as_nobody_and_says_whether_it_lives():
    lines = (DEPLOY / "Containerfile").read_text("utf-8").splitlines()
    assert lines.index("USER ipnews") < next(
        n for n, line in enumerate(lines) if line.startswith("CMD ")
    )
    assert any("/healthz" in line for line in lines)
    copied = [line.split()[1] for line in lines if line.startswith("COPY")]
    assert all((ROOT / name).exists() for name in copied)
    assert {f"!{name}" for name in copied} < set((ROOT / ".dockerignore").read_text().splitlines())


def test_the_services_of_compose():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    assert set(services) == {"database", "messages", "migrate", "nightly", "site", "timer"}
    assert "manage.py publish_due" in services["timer"]["command"][-1]
    assert "manage.py deliver_messages" in services["messages"]["command"][-1]
    unit = (DEPLOY / "systemd/ipnews-nightly.service").read_text("utf-8")
    for command in re.findall(r"manage.py (\w+)", unit):
        assert command in services["nightly"]["command"][-1]
    assert services["site"]["ports"] == ["127.0.0.1:8000:8000"]
    for name in ("messages", "migrate", "nightly", "site", "timer"):
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
        assert services[name]["depends_on"]["database"] == {"condition": "service_healthy"}
    assert "pg_isready" in services["database"]["healthcheck"]["test"][1]
