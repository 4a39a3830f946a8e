"""Every field of every model with rows of an edition, through every step that a fact takes.

A step gives the names it left out, so a field that is forgotten anywhere fails by its name.
"""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from releases.admin.editor.card_forms import FACTS
from releases.intake.parse.reading import Reading
from releases.intake.validate import SCHEMA
from releases.models import Edition
from releases.models import facts as declared
from releases.models import snapshot as snapshots
from releases.publishing import copying
from releases.publishing.compare import contents
from tests import make

from . import edition_of_everything
from .edition_of_everything import facts_of, make_everything, plain, row_models, rows_of
from .left_out import (
    MODELS,
    left_out_by_compare,
    left_out_by_copy,
    left_out_by_format,
    left_out_by_page,
    left_out_by_search,
    undeclared,
    walk,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def everything():
    return make_everything()


def test_every_field_is_a_fact_or_says_why_not():
    assert undeclared() == []
    assert set(declared.ROWS) == set(row_models())
    reasons = [told.apart for model in MODELS for told in facts_of(model)]
    assert all(set(apart) <= set(declared.STEPS) and all(apart.values()) for apart in reasons)


def test_every_field_of_the_sample_says_something(everything):
    edition, _words = everything
    silent = {
        f"{model.__name__}.{name}"
        for model, _told, name in walk("copy")
        if all(
            plain(row, name) in ("", None, [], 0) and not row._meta.get_field(name).many_to_many
            for row in rows_of(edition, model)
        )
    }
    assert not silent


def test_a_copy_takes_every_field_and_no_lock(everything):
    assert left_out_by_copy(everything[0]) == []


def test_an_export_brings_every_field_back(everything):
    assert left_out_by_format(everything[0]) == []


def test_a_comparison_sees_every_field(everything):
    assert left_out_by_compare(everything[0]) == []


@pytest.mark.slow
def test_every_text_is_found_and_shown(everything):
    assert left_out_by_search(*everything) == []
    assert left_out_by_page(*everything) == []


def test_the_form_of_an_edition_has_every_field_that_editors_fill_in():
    shown = [name for names in FACTS.values() for name in names]
    own = [*Edition._meta.fields, *Edition._meta.many_to_many]
    editable = {
        field.name for field in own if field.editable and field.name not in ("id", "release")
    }
    assert set(shown) == editable
    assert len(shown) == len(set(shown))


def test_the_schema_knows_every_key():
    schema = json.loads(SCHEMA.read_text("utf-8"))["properties"]
    assert set(schema) ^ {part.name for part in fields(Reading)} == {"format"}
    assert list(schema) == ["format", *(part.name for part in fields(Reading))]


def without(path: str) -> Callable[..., Any]:
    """The real `columns` of a step that has forgotten one fact."""
    whole = declared.columns
    return lambda model, step: (
        (told, column) for told, column in whole(model, step) if told.path != path
    )


def test_a_copy_that_forgets_is_noticed(everything, monkeypatch):
    monkeypatch.setattr(copying, "columns", without("session"))
    assert left_out_by_copy(everything[0]) == ["Edition.session"]


def test_a_copied_lock_is_noticed(everything, monkeypatch):
    make_copy = copying.copy

    def with_the_old_lock(edition: Edition, **kw: Any) -> Edition:
        new = make_copy(edition, **kw)
        Edition.objects.filter(pk=new.pk).update(lock_version=edition.lock_version)
        new.measures.update(lock_version=7)
        return new

    monkeypatch.setattr(copying, "copy", with_the_old_lock)
    assert left_out_by_copy(everything[0]) == ["Edition.lock_version", "Measure.lock_version"]


@pytest.mark.parametrize("path", ["title", "event.host", "scope"])
@pytest.mark.parametrize("module", [snapshots, declared])
def test_a_format_that_forgets_is_noticed(everything, monkeypatch, path, module):
    """Written by the snapshot, read into rows by the table itself."""
    monkeypatch.setattr(module, "columns", without(path))
    model = "Statistic" if path == "scope" else "Edition"
    assert left_out_by_format(everything[0]) == [f"{model}.{path.replace('.', '_')}"]


def test_a_comparison_that_forgets_is_noticed(everything, monkeypatch):
    table = [told for told in declared.EDITION if told.path != "event.host"]
    monkeypatch.setattr(contents, "EDITION", table)
    monkeypatch.setattr(contents, "columns", without("scope"))
    assert left_out_by_compare(everything[0]) == ["Edition.event.host", "Statistic.scope"]


def test_a_search_that_forgets_is_noticed(everything, monkeypatch):
    edition, words = everything
    forgetting = replace(edition_fact("session"), apart={"search": "forgotten"})
    table = [forgetting if told.path == "session" else told for told in declared.EDITION]
    whole = declared.EDITION
    monkeypatch.setattr(declared, "EDITION", table)
    make.index_all()
    monkeypatch.setattr(declared, "EDITION", whole)
    monkeypatch.setattr(make, "index_all", lambda: None)
    two = {(Edition, name): words[Edition, name] for name in ("session", "series")}
    assert set(left_out_by_search(edition, two)) == {"Edition.session"}


def edition_fact(path: str) -> declared.Fact:
    return next(told for told in declared.EDITION if told.path == path)


def test_a_field_of_nobody_is_noticed(monkeypatch):
    before = undeclared()
    table = tuple(told for told in declared.EDITION if told.path not in ("session", "event.host"))
    monkeypatch.setattr(declared, "EDITION", table)
    monkeypatch.setattr(edition_of_everything, "FACTS", table)
    left_out = set(undeclared()) - set(before)
    assert left_out == {"Edition.event_host", "Edition.session", "event.host"}
