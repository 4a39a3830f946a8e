"""A process that serves readers loads what they need; what editors use comes with their pages."""

import json
import os
import subprocess
import sys

import pytest

from tests.architecture.rooms import ROOT

PROGRAM = """
import json, sys
from ipnews.wsgi import application
from django.test import RequestFactory
from django.urls import resolve, reverse
from releases.public.machines.views import robots
reverse("public:home"), resolve("/releases/")
robots(RequestFactory().get("/robots.txt"))
from releases.text.fuzzy.fuzzy_names import near
from releases.text.fuzzy.pinyin import matches
assert matches("zlsql", "专利授权量") and near("专利授全量", ["专利授权量"]) == ["专利授权量"]
before = sorted(sys.modules)
assert resolve("/admin/").func and reverse("admin:index") == "/admin/"
print(json.dumps([before, sorted(sys.modules)]))
"""
EDITORS_ALONE = {
    "releases.admin.editions.edition", "releases.intake.parse.reader", "lxml", "pypinyin",
    "xlsxwriter", "segno",
}  # fmt: skip


@pytest.mark.slow
def test_what_editors_use_comes_with_their_pages(tmp_path):
    environment = os.environ | {"DEBUG": "true", "ENV_FILE": "/dev/null", "DATA_DIR": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    before, after = map(set, json.loads(told.stdout))
    assert before & EDITORS_ALONE == set()
    assert after >= {"releases.admin.editions.edition", "releases.intake.parse.reader"}


SHARED = """
import json, sys
from ipnews.deploy.gunicorn_conf import when_ready
from ipnews.wsgi import application
when_ready(None)
before = set(sys.modules)
from django.test import Client
client = Client()
before |= {name for name in sys.modules if name.startswith(("django.test", "asgiref"))}
for page in ("robots.txt", "opensearch.xml", "site-map/", "no-such-page", "en/site-map/"):
    client.get(f"/{page}")
print(json.dumps([sorted(sys.modules.keys() - before), sorted(before)]))
"""


@pytest.mark.slow
def test_a_worker_loads_nothing_after_the_fork(tmp_path):
    environment = os.environ | {"DEBUG": "true", "ENV_FILE": "/dev/null", "DATA_DIR": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", SHARED], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    after, before = map(set, json.loads(told.stdout.splitlines()[-1]))
    assert {name for name in after if name.startswith(("releases", "ipnews"))} == set()
    assert before >= {"releases.public.urls", "segno", "xlsxwriter"}
    assert before & {"releases.admin.editions.edition", "lxml", "pypinyin", "PIL"} == set()
