"""Every page of the admin: it answers, runs nothing inline, and asks a constant number of times."""

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from releases.intake import pasted_pages
from releases.intake.pasted_pages import keep
from releases.models import Attachment, Doubt, State
from tests import make
from tests.admin.asking import text, url

ROWS = (
    "attendingorganisation", "attendingmedia", "appearance", "block", "measure", "statistic",
    "doubt", "attachment",
)  # fmt: skip
VOCABULARY = ("organisation", "person", "topic", "mediaoutlet", "indicator")
RECORDS = ("release", "change", "pastedtext", "edition")


def fill(edition, count):
    """`count` rows of each kind, each with vocabulary of its own."""
    for n in range(count):
        name = f"{edition.pk}之{n}"
        make.make_attending_organisation(edition, f"第{name}局")
        make.make_attending_media(edition, f"{name}报")
        speaker = make.make_appearance(edition)
        block = make.make_block(edition, f"甲1939件{name}", kind="statement", speaker=speaker)
        make.make_measure(block)
        make.make_statistic(block, indicator=make.make_indicator(f"指标{name}"))
        Doubt.objects.create(edition=edition, block=block, start=0, end=1, code="x", message=name)
        Attachment.objects.create(edition=edition, file="x.pdf", name=name, alternative="…")
        edition.topics.add(make.make_topic(f"主题{name}"))


@pytest.fixture
def edition():
    edition = make.make_edition()
    fill(edition, 2)
    return edition


def queries(client, address):
    client.get(address, follow=True)  # content types and the like are cached
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address, follow=True).status_code == 200
    return len(captured)


def addresses(edition):
    yield url("edition_editor", edition.pk)
    yield f"{url('edition_editor', edition.pk)}?problems=1&promises=all"
    yield url("edition_add")
    pages = ("publish", "discard", "preview", "compare")
    yield from (url(f"edition_{page}", edition.pk) for page in pages)
    for model in (*ROWS, *VOCABULARY, *RECORDS):
        yield url(f"{model}_changelist")
    for model in VOCABULARY:
        yield url(f"{model}_add")
    for model in ROWS:
        row = admin.site.get_model_admin(_model(model)).model.objects.first()
        yield url(f"{model}_change", row.pk)
        yield f"{url(f'{model}_add')}?edition={edition.pk}"
    yield url("pastedtext_paste")


def _model(name):
    from django.apps import apps

    return apps.get_model("releases", name)


def assert_clean(client, address):
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    page = text(response)
    assert not re.search(r"<[^>]*\sstyle=", page), address
    assert not re.search(r"<style", page), address
    assert not re.search(r"<[^>]*\son[a-z]+=", page), address
    assert not re.search(r"<script[^>]*>\s*[^<\s]", page), address
    assert "default-src 'self'" in response["Content-Security-Policy"]


@pytest.mark.slow
@pytest.mark.both
def test_every_page_answers_and_runs_nothing_inline(chief, edition):
    for address in addresses(edition):
        assert_clean(chief, address)
    assert_clean(chief, "/admin/")
    assert_clean(chief, "/admin/releases/")


def test_pages_of_published_editions(chief):
    live = make.make_release().editions.get()
    fill(live, 1)
    assert_clean(chief, url("edition_change", live.pk))
    for verb in ("withdraw", "correct"):
        assert_clean(chief, url(f"edition_{verb}", live.pk))
    for model in ROWS:
        row = _model(model).objects.get()
        assert_clean(chief, url(f"{model}_change", row.pk))
    assert_clean(chief, url("release_change", live.release.pk))


def test_pages_of_a_pasted_text(chief):
    pasted = pasted_pages.keep(
        "云岫市召开发布会\n\n正文。".encode(), filename="", by=chief.user, now=timezone.now()
    )
    assert_clean(chief, url("pastedtext_change", pasted.pk))
    assert_clean(chief, url("pastedtext_check", pasted.pk))


@pytest.mark.slow
def test_lists_ask_a_constant_number_of_times(chief):
    def asked():
        models = (*ROWS, *VOCABULARY, "release", "edition")
        return {model: queries(chief, url(f"{model}_changelist")) for model in models}

    fill(make.make_edition(), 3)
    few = asked()
    for _n in range(4):
        fill(make.make_edition(), 7)
    assert asked() == few
    assert max(few.values()) <= 14


@pytest.mark.slow
@pytest.mark.parametrize(
    ("state", "place", "most"),
    [
        (State.DRAFT, "editor", 20), (State.LIVE, "editor", 19), (State.DRAFT, "problems", 16),
    ],
)  # fmt: skip
def test_the_editor_asks_a_constant_number_of_times(chief, state, place, most):
    """A draft is read whole, and beside what was published, for its problems alone."""
    small, large = make.make_edition(state=state), make.make_edition(state=state)
    fill(small, 3)
    fill(large, 30)
    few = queries(chief, url(f"edition_{place}", small.pk))
    assert queries(chief, url(f"edition_{place}", large.pk)) == few
    assert few <= most


@pytest.mark.slow
def test_a_row_asks_a_constant_number_of_times(chief):
    def asked(edition):
        rows = {model: _model(model).objects.filter(edition=edition)[0] for model in ROWS}
        return {
            model: queries(chief, url(f"{model}_change", row.pk)) for model, row in rows.items()
        }

    small, large = make.make_edition(), make.make_edition()
    fill(small, 3)
    fill(large, 30)
    assert asked(small) == asked(large)


@pytest.mark.parametrize(
    ("model", "query"),
    [
        ("edition", "q=1939"), ("edition", "state__exact=draft"),
        ("edition", "topics__id__exact=1"),
        ("block", "q=1939&kind__exact=statement"), ("statistic", "q=指标"), ("doubt", "q=x"),
        ("measure", "theme__exact=creation"), ("release", "q=云岫"), ("change", "q=x"),
        ("pastedtext", "q=abc"), ("organisation", "q=局"), ("indicator", "q=指标"),
        ("edition", "event_date__year=2025"), ("block", "edition__id__exact=x"),
        ("attendingmedia", "edition__state__exact=live"),
    ],
)  # fmt: skip
def test_searches_and_filters(chief, edition, model, query):
    response = chief.get(f"{url(f'{model}_changelist')}?{query}", follow=True)
    assert response.status_code == 200
    assert response.request["QUERY_STRING"] != "e=1", "the filter was refused"


def test_a_filter_that_does_not_exist_leads_to_the_whole_list(chief):
    response = chief.get(f"{url('edition_changelist')}?edition__id__exact=x", follow=True)
    assert response.request["QUERY_STRING"] == "e=1"


def test_the_index_begins_with_the_paste(editor, reviewer, client):
    assert "粘贴新闻发布会页面" in text(editor.get("/admin/"))
    assert "粘贴新闻发布会页面" not in text(reviewer.get("/admin/"))
    assert "ipnews 编辑台" in text(client.get("/admin/", follow=True))


def test_names_are_found_by_alias(editor):
    organisation = make.make_organisation("市市场监督管理局")
    organisation.aliases.create(name="市知识产权局")
    response = editor.get(
        "/admin/autocomplete/",
        {"term": "知识产权局", "app_label": "releases", "model_name": "appearance",
         "field_name": "organisation"},
    )  # fmt: skip
    assert [r["text"] for r in response.json()["results"]] == ["市市场监督管理局"]


def test_a_slug_left_empty_is_made_from_the_name(editor):
    make.make_topic("地理标志")
    data = {"name": "地理标志证明商标", "slug": "", "kind": "government"}
    editor.post(url("organisation_add"), data)
    editor.post(url("organisation_add"), data | {"name": "地理标志证明商标！"})
    slugs = _model("organisation").objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["地理标志证明商标", "地理标志证明商标-2"]


def test_an_alias_belongs_to_one_organisation(editor):
    make.make_organisation("市公安局").aliases.create(name="公安局")
    data = {"name": "市司法局", "slug": "", "kind": "government", "other_names": "公安局"}
    response = editor.post(url("organisation_add"), data)
    assert "“公安局”已是“市公安局”的名称" in text(response)
    assert _model("organisation").objects.count() == 1


@pytest.mark.parametrize("model", ["release", "change", "pastedtext"])
def test_records_are_not_written(chief, model):
    release = make.make_release()
    make.make_change(release)
    keep("一页文字。".encode(), filename="", by=None, now=make.NOW)
    record = _model(model).objects.get()
    before = _model(model).objects.values().get()
    assert chief.get(url(f"{model}_change", record.pk)).status_code == 200
    assert chief.post(url(f"{model}_delete", record.pk), {"post": "yes"}).status_code == 403
    assert chief.post(url(f"{model}_change", record.pk), {"number": "1"}).status_code == 403
    assert _model(model).objects.values().get() == before
