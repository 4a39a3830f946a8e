"""No address of the admin fails, whatever somebody puts into it by hand."""

import random
import re
from contextlib import suppress
from itertools import product
from urllib.parse import unquote_to_bytes

import pytest
from django.contrib import admin
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from releases.models import Edition, Indicator
from releases.publishing import lifecycle
from tests.admin.asking import form_of, opened_form, said, url
from tests.deep import one_in
from tests.make import NOW, make_user
from tests.public.test_hostile_addresses import SEGMENTS

# A day typed into an address has no time zone: Django warns, and looks from midnight here.
naive = pytest.mark.filterwarnings("ignore:.*received a naive datetime:RuntimeWarning")
pytestmark = [pytest.mark.django_db, naive]
ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
NUMBERS = ("9" * 11, "9" * 23, "-1", "0", "1e3", "%EF%BC%91", "1.5", "NaN", "inf", "1" * 5000)
OWN = (
    *("p", "o", "q", "all", "e", "_to_field", "_popup", "_changelist_filters", "next", "nothing"),
    *("pk", "id__in", "id__exact", "pk__gt", "id__isnull", "edition", "block", "word", "group"),
)
LOOKUPS = (
    *("", "__exact", "__year", "__month", "__day", "__gte", "__lt", "__in", "__isnull"),
    *("__isempty", "__id__exact", "__regex", "__range"),
)
VALUES = (*SEGMENTS, *NUMBERS, "2025-13-41", "0001-01-01", "10000-01-01", "2025-01-01 24:61")


def walked(patterns, prefix="/"):
    for each in patterns:
        route = f"{prefix}{str(each.pattern).lstrip('^')}"
        if isinstance(each, URLResolver):
            yield from walked(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield route


def routes():
    return [route for route in walked(get_resolver().url_patterns) if route.startswith("/admin/")]


def addresses():
    for route in routes():
        names = [name for _kind, name in ARGUMENT.findall(route)]
        for wrong, value in product(names, VALUES):
            yield ARGUMENT.sub(lambda f, w=wrong, v=value: v if f[2] == w else "1", route)


def queries():
    for address, names in pages():
        for name, value in product(names, VALUES):
            yield f"{address}?{name}={value}"
    whole = {"app_label": "releases", "model_name": "edition", "field_name": "topics", "term": "x"}
    for name, value in product((*whole, "page"), VALUES):
        asked = "&".join(f"{key}={given}" for key, given in {**whole, name: value}.items())
        yield f"/admin/autocomplete/?{asked}"


def pages():
    """Each list with its parameters and the lookups of its filters, and the pages of its rows."""
    for model, registered in admin.site._registry.items():
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        named = [f[0] if isinstance(f, tuple) else f for f in registered.list_filter]
        fields = [getattr(field, "parameter_name", field) for field in named]
        dated = [registered.date_hierarchy] if registered.date_hierarchy else []
        looked_up = [f"{name}{how}" for name, how in product([*fields, *dated], LOOKUPS)]
        yield base, [*OWN, *looked_up]
        for page in ("add/", "1/change/", "1/delete/", "1/history/"):
            yield f"{base}{page}", OWN
    yield "/admin/", OWN


class Ended(Exception):
    """A request, with what it wrote taken back."""


def failures(client, asked):
    for address in asked:
        path, _mark, query = address.partition("?")
        told = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "QUERY_STRING": query}
        # What the database refuses ends the transaction of a request, not that of the test.
        with suppress(Ended), transaction.atomic():
            status = client.get("/", **told).status_code
            raise Ended
        if status >= 500:
            yield status, address


def some(asked, count):
    return random.Random(1).sample(list(asked), count)


@pytest.fixture
def chief(demo):
    client = Client(raise_request_exception=False)
    client.force_login(make_user("编辑", "审核", is_superuser=True))
    return client


@pytest.mark.parametrize("asked", [addresses, queries])
def test_no_address_fails(chief, asked):
    assert list(failures(chief, some(asked(), 20))) == []


@pytest.mark.deep
@pytest.mark.parametrize("asked", [addresses, queries])
def test_no_address_fails_of_many(chief, asked):
    assert list(failures(chief, some(asked(), 3000))) == []


@pytest.mark.parametrize(
    "query",
    [
        "edition/?event_date__year=99999999999",
        "edition/?event_date__year=2025&event_date__month=99",
        "edition/?state__exact=%00",
        f"block/?edition__id__exact={'9' * 23}",
        f"block/?edition__id__exact={'9' * 5000}",
        f"statistic/add/?edition={'9' * 5000}",
        f"statistic/add/?_changelist_filters=edition__id__exact%3D{'9' * 5000}",
        "block/?kind__range=a",
        "statistic/?q=%00",
        "organisation/?q=%00",
        "change/?at__year=0",
        "searchtally/?day__year=99999999999",
    ],
)
def test_what_cannot_be_understood_leads_to_the_page_without_it(chief, query):
    answer = chief.get(f"/admin/releases/{query}")
    assert answer.status_code in (200, 302)
    if answer.status_code == 302:
        shown = chief.get(answer["Location"], follow=True)
        assert shown.status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_broken_expression_is_left_out_too():
    # PostgreSQL does nothing more in the transaction of a test once it has refused one.
    Indicator.objects.create(name="专利授权量", up_is_good=True)
    client = Client(raise_request_exception=False)
    client.force_login(make_user("编辑", is_superuser=True))
    answer = client.get("/admin/releases/indicator/?up_is_good__regex=*", follow=True)
    assert (answer.status_code, "看不懂，已经去掉" in said(answer)) == (200, True)


def test_it_is_told(chief):
    answer = chief.get("/admin/releases/block/?kind__range=a", follow=True)
    assert "看不懂，已经去掉" in said(answer)


@pytest.mark.parametrize("value", ["%00", "a%00b", "9" * 5000, "%FF"])
def test_words_to_be_completed(chief, value):
    asked = f"app_label=releases&model_name=edition&field_name=topics&term={value}"
    answer = chief.get("/", PATH_INFO="/admin/autocomplete/", QUERY_STRING=asked)
    assert answer.status_code in (200, 302, 403)


def test_a_fault_of_our_own_stays_one(chief, monkeypatch):
    monkeypatch.setattr("releases.admin.vocabulary.TopicAdmin.get_queryset", lambda *_a: 1 / 0)
    assert chief.get("/admin/releases/topic/").status_code == 500
    assert chief.post("/admin/releases/topic/?q=x", {"action": "x"}).status_code == 500


@pytest.mark.parametrize(
    "value", one_in(3, ["9" * 23, "NaN", "２", "\x00", "a\x00b", "9" * 5000, "-1"])
)
def test_a_form_that_is_none_of_ours_is_no_failure(chief, value):
    edition = Edition.objects.published().order_by("pk")[0]
    draft = lifecycle.correct(edition.release, by=None, now=NOW)
    row = draft.statistics.order_by("pk")[0]
    editor = url("edition_editor", draft.pk)
    for anchor, names in (
        (row.anchor, ("row", "series", "version", "act_id", "initial-unit", "occurrence")),
        ("f-head", ("topics", "version", "row")),
        ("f-event", ("event_date", "act")),
    ):
        form = opened_form(chief.get(editor, {"edit": anchor}))
        for name in names:
            assert chief.post(editor, {**form, name: value}).status_code < 500, (anchor, name)
    address = url("organisation_change", row.edition.appearances.all()[0].organisation_id)
    form = form_of(chief.get(address), "organisation_form")
    assert chief.post(address, {**form, "parent": value}).status_code < 500


def test_a_fault_of_our_own_in_a_form_stays_one(chief, monkeypatch):
    monkeypatch.setattr("releases.publishing.vocabulary.save_noun.save", lambda *_a, **_k: {}[1])
    address = url("topic_add")
    form = form_of(chief.get(address), "topic_form") | {"name": "新主题"}
    assert chief.post(address, form).status_code == 500


@pytest.mark.parametrize("after", ["//x", "https://x.example/", "/\\x", "javascript:1"])
def test_a_sign_in_that_should_lead_elsewhere_leads_to_the_desk(db, after):
    make_user("编辑", username="editor", password="a-long-password-1")
    sent = {"username": "editor", "password": "a-long-password-1", "next": after}
    assert Client().post("/admin/login/", sent)["Location"] == "/admin/"


@pytest.mark.parametrize("after", ["//x", "x", "%2500", "/%5Cx", "https://x.example/"])
def test_what_leads_elsewhere_is_left_out_of_the_address(db, after):
    assert Client().get(f"/admin/login/?next={after}")["Location"] == "/admin/login/"
    kept = Client().get("/admin/login/?next=/admin/releases/topic/")
    assert (kept.status_code, "/admin/releases/topic/" in kept.content.decode()) == (200, True)
