"""A page asked for right after each way of changing is new, at every address, in each process.

The processes are the shipped gunicorn's, warm with what was before; what they answer is held
against what this process makes of the database with nothing kept.
"""

import http.client
import itertools
import os
import pkgutil
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import get_resolver
from django.utils.encoding import iri_to_uri

from releases.management import commands
from releases.models import content_version
from releases.models.triggers import content_changes
from tests import make
from tests.benchmarks.peers.databases import ROOT
from tests.benchmarks.peers.servers import OURS, Site, gunicorn
from tests.benchmarks.stores import address as database_address
from tests.forgetting import forget
from tests.public.addresses import REFUSALS, pages
from tests.public.serving.test_every_address import files
from tests.public.serving.ways_to_change import WAYS
from tests.publishing.test_every_verb import RAISES

PROCESSES = 3
# Each way is told at one address in so many, another part each time; WHOLE=1 asks for all of them.
PARTS = 1 if os.environ.get("WHOLE") else 4
PRINTED = re.compile(rb"(?<=data-print-time>)[^<]+")  # the minute in which the page was made
# Commands that write nothing readers see; those that do stand in WAYS, or load what verbs publish.
QUIET = {
    "backup", "doctor", "export_releases", "make_editor", "propose_merges", "prove_fingerprints",
    "read_text", "sweep_files", "unlock", "check_releases", "publish_trail_head", "verify_trail",
    "deliver_messages", "reset_second_factor",
}  # fmt: skip
BY_VERBS = {"import_releases", "load_demo", "publish_due"}


def test_each_verb_and_command_has_its_way():
    # Confirmed is what another verb does, each of which is a way.
    assert set(RAISES) - {"two_persons.confirming.confirm"} <= set(WAYS)
    found = {module.name for module in pkgutil.iter_modules(commands.__path__)}
    named = {name.removeprefix("command ") for name in WAYS if name.startswith("command ")}
    assert found == named | QUIET | BY_VERBS


@pytest.mark.django_db
def test_editors_change_what_readers_see_by_forms_that_have_their_way():
    """No bulk action but the accounts' and the log's; of live editions' rows no form at all."""
    get_resolver().resolve("/admin/")  # loads the editors' pages
    request = RequestFactory().get("/")
    request.user = make.make_user("编辑", "审核", is_superuser=True)
    actions, forms = {}, set()
    for model, registered in admin.site._registry.items():
        if found := set(registered.get_actions(request)):
            actions[model.__name__] = found
        if registered.has_change_permission(request) and model._meta.model_name in SEEN:
            forms.add(model._meta.model_name)
    assert actions == {
        "Group": {"delete_selected"}, "User": {"close"}, "SignInEntry": {"unlock"},
    }  # fmt: skip
    assert forms == {"organisation", "person", "topic", "indicator", "mediaoutlet", "synonymgroup"}


SEEN = set(content_changes.SEEN)


class Processes:
    """Gunicorns of one worker each, on the database of this test."""

    def __init__(self, folder, n=PROCESSES, **environment) -> None:
        environment |= {
            "DATABASE_URL": database_address(connection.settings_dict["NAME"]),
            "PAGE_CACHE_MB": "12", "DJANGO_SETTINGS_MODULE": "ipnews.settings",
        }  # fmt: skip
        command = gunicorn(sys.executable, OURS, "ipnews.wsgi")
        command[command.index("--workers") + 1] = "1"
        self.sites = [Site(f"process {i}", command, ROOT, dict(environment)) for i in range(n)]
        for site in self.sites:
            site.start(folder)

    def ask(self, addresses) -> list[dict[str, tuple[int, bytes]]]:
        with ThreadPoolExecutor(PROCESSES) as readers:
            return list(readers.map(lambda site: answers(site.port, addresses), self.sites))

    def stop(self) -> None:
        for site in self.sites:
            site.stop()


def answers(port: int, addresses) -> dict[str, tuple[int, bytes]]:
    reader = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    return told(reader, addresses, {"Host": "testserver"})


def told(reader, addresses, headers) -> dict[str, tuple[int, bytes]]:
    found = {}
    with closing(reader):
        for address in addresses:
            reader.request("GET", address, headers=headers)
            answer = reader.getresponse()
            found[address] = answer.status, PRINTED.sub(b"", answer.read())
    return found


def every_address() -> list[str]:
    every = [iri_to_uri(address) for address in itertools.chain(pages(), files(), REFUSALS)]
    assert len(every) > 75
    return every


@pytest.fixture
def processes(tmp_path, demo):
    started = Processes(tmp_path)
    yield started
    started.stop()


@pytest.mark.deep
@pytest.mark.django_db(transaction=True)
def test_no_process_answers_with_what_was_before(processes, data_dir):
    every = every_address()
    processes.ask(every)
    for n, (name, way) in enumerate(WAYS.items()):
        addresses = every[n % PARTS :: PARTS]
        act = way()
        before = content_version()
        act()
        assert content_version() != before, name
        answered = processes.ask(addresses)
        forget()
        fresh = {address: Client().get(address) for address in addresses}
        for address, answer in fresh.items():
            made = answer.status_code, PRINTED.sub(b"", answer.getvalue())
            for one in answered:
                assert one[address] == made, f"{name}: {address}: {unlike(one[address], made)}"


def unlike(one: tuple[int, bytes], other: tuple[int, bytes]) -> str:
    """The first place where they differ, with what stands about it."""
    texts = [f"{status} {body.decode(errors='replace')}" for status, body in (one, other)]
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False))
    at = sum(1 for _pair in same)
    return " | ".join(text[max(0, at - 80) : at + 120] for text in texts)
