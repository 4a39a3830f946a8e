"""After a change no public address is answered with what was made before, in any process."""

from itertools import chain

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from releases.models import Indicator, Person, content_version
from releases.public.serving import headers, store
from releases.public.serving.memory import MemoryCache, _stores
from tests import make
from tests.public.addresses import NO_PAGES, REFUSALS, pages

pytestmark = [pytest.mark.django_db, pytest.mark.deep]


def files():
    """What is public and no page: feeds, maps and figures."""
    indicator = Indicator.objects.filter(statistics__edition__state="live").first()
    person = Person.objects.filter(appearances__edition__state="live").first()
    arguments = {
        "indicator_feed": [indicator.slug], "speaker_feed": [person.slug],
        "sitemap_part": ["releases"], "indicator_data": [indicator.slug, "csv"],
        "indicator_metadata": [indicator.slug],
    }  # fmt: skip
    query = f"?i={indicator.name}"
    _prefix, resolver = get_resolver().namespace_dict["neutral"]
    for pattern in resolver.url_patterns:
        name = pattern.name
        if name in NO_PAGES and name not in ("attachment", "photo", "display"):
            args = ["json"] if name == "compare_data" else arguments.get(name, [])
            yield reverse(f"neutral:{name}", args=args) + (query if "compare" in name else "")


class Process:
    """A client with a middleware and a cache of its own."""

    def __init__(self, name):
        self.client, self.name = Client(), name

    def ask(self, monkeypatch, address, **kw):
        cache = MemoryCache(self.name, {"OPTIONS": {"MAX_BYTES": 16 * 1024**2}})
        monkeypatch.setattr(store, "cache", cache)
        return self.client.get(address, **kw)


@pytest.mark.usefixtures("demo")
def test_in_no_process(monkeypatch):
    one, other = Process("one"), Process("other")
    before = {}
    for address in chain(pages(), files(), REFUSALS):
        response = one.ask(monkeypatch, address)
        assert response["Cache-Control"] == headers.PUBLIC, address
        assert not response.cookies, address
        assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding", address
        before[address] = response
    for address, first in before.items():  # kept by the one, and by nobody for the other
        assert one.ask(monkeypatch, address).content == first.content or first.status_code != 200
        assert other.ask(monkeypatch, address).get("ETag") == first.get("ETag")
    version = content_version()
    make.make_organisation("新来的单位")
    assert content_version() != version
    for address, first in before.items():
        tag = first.get("ETag", "")
        for process in (one, other):
            response = process.ask(monkeypatch, address, headers={"if-none-match": tag})
            if first.get("ETag", "").startswith("W/"):
                assert (response.status_code, response["ETag"] != tag) == (200, True), address
    for name in ("one", "other"):
        del _stores[name]
