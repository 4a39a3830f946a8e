"""How many modules of the project a request for a list runs through: what somebody has to open who
wants to follow it."""

import gc
import sys
from pathlib import Path

import pytest
from django.urls import reverse

from releases.models import SearchDocument
from tests.architecture.rooms import ROOT

OURS = tuple(f"{ROOT / name}/" for name in ("releases", "ipnews"))
# Stands around every request and knows no list.
AROUND = tuple(
    f"{ROOT / 'releases' / name}/" for name in ("operations", "accounts", "public/serving")
)


def modules_of(client, address):
    """The files under `releases` and `ipnews` of which any function runs, each counted once.

    The request is made twice, so that modules are imported and counts are cached, and the second
    time every call of a function is looked at: of the view, of models, lookups, middleware, context
    processors, template tags and filters. What only runs when a module is imported is not counted.
    """
    assert client.get(address).status_code == 200
    found = set()

    def look(frame, event, _argument):
        path = frame.f_code.co_filename
        if event == "call" and path.startswith(OURS) and not path.startswith(AROUND):
            found.add(str(Path(path).relative_to(ROOT)))

    gc.collect()  # a download that another test left unfinished runs once more as it goes
    before = sys.getprofile()
    sys.setprofile(look)
    try:
        client.get(address)
    finally:
        sys.setprofile(before)
    return found


@pytest.mark.slow
@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    ("name", "plain", "with_a_word"),
    [
        ("releases", 25, 35),
        pytest.param("exchanges", 26, 37, marks=pytest.mark.deep),
        pytest.param("speakers", 28, 34, marks=pytest.mark.deep),
        # Marked rows quote what they stand on, say whose words it is, and how a figure reads.
        pytest.param("measures", 26, 40, marks=pytest.mark.deep),
        pytest.param("figures", 26, 42, marks=pytest.mark.deep),
    ],
)
def test_a_list_runs_through_few_modules(client, name, plain, with_a_word):
    address = reverse(f"public:{name}")
    assert SearchDocument.objects.published().exists()
    for most, states in (
        (plain, ("", "?year=2025", "?theme=creation")),
        (with_a_word, ("?q=专利", "?q=专利&year=2025", "?q=专利&sort=date")),
    ):
        for state in states:
            found = modules_of(client, address + state)
            assert len(found) > 15, "nothing was counted"
            assert len(found) <= most, f"{state}: {sorted(found)}"


@pytest.mark.usefixtures("demo")
def test_what_runs_is_counted(client):
    """Middleware, a template tag, a model and the view are among them."""
    found = modules_of(client, f"{reverse('public:releases')}?q=专利")
    assert {
        "releases/models/search_index/search_document.py",
        "releases/public/template_tags.py",
        "releases/public/site/preferences.py",
        "releases/public/lists/views.py",
        "releases/search/lists/filter_sets.py",
    } <= found
