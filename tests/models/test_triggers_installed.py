"""Triggers outlive every migration: SQLite drops them with a table that is rebuilt."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations import Migration
from django.test.utils import CaptureQueriesContext

from releases.models import (
    Attachment,
    Doubt,
    Edition,
    SearchDocument,
    SearchText,
    SearchUnit,
    State,
)
from releases.models.triggers.install import install
from releases.models.triggers.registry import NAMED, SPANS, TRIGGERS
from releases.search.backends.dialect import unit_counts
from releases.search.query.parser import parse
from releases.search.results.ranked_results import search
from tests import make

OURS = {trigger.name for trigger in TRIGGERS if connection.vendor in trigger.vendors}
# The others raise the content version, as `test_content_version` sees.
BITING = {trigger.name for trigger in TRIGGERS if not trigger.at_commit} & OURS
PLAN = [(Migration("9999_alters_tables", "releases"), False)]
SQLITE = connection.vendor == "sqlite"

pytestmark = pytest.mark.django_db(transaction=True)


def installed() -> set[str]:
    table = "sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        table = "(SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal) t"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name FROM {table}")
        return {name for (name,) in cursor.fetchall()}


def rebuild_tables() -> None:
    """Add a field to each table that has triggers and take it away, as migrations would."""
    field = models.CharField(max_length=1, default="x")
    field.set_attributes_from_name("added")
    named = {trigger.table for trigger in TRIGGERS}
    altered = [model for model in apps.get_models() if model._meta.db_table in named]
    assert len(altered) == len(named)
    for model in altered:
        for change in ("add_field", "remove_field"):
            with connection.schema_editor() as editor:
                getattr(editor, change)(model, field)


def migrate(work: Callable[[], None]) -> None:
    """Do the work as `manage.py migrate` does its plan."""
    emit_pre_migrate_signal(0, False, connection.alias, plan=PLAN)
    work()
    emit_post_migrate_signal(0, False, connection.alias)


def refusals() -> Iterator[tuple[str, str, Callable[[], object]]]:
    """Each trigger that refuses, the name of its rule, and a change that it refuses."""
    edition, other = make.make_edition(), make.make_edition()
    speaker, stranger = make.make_appearance(edition), make.make_appearance(other)
    block = make.make_block(edition, kind="answer", speaker=speaker)
    span = {"edition": edition, "block": block, "start": 0, "end": 5}
    rows = {
        "measure": make.make_measure(block),
        "statistic": make.make_statistic(block),
        "doubt": Doubt.objects.create(**span, code="x", message="请核对"),
        "block": block,
        "appearance": speaker,
        "attendingorganisation": make.make_attending_organisation(edition),
        "attendingmedia": make.make_attending_media(edition),
        "attachment": Attachment.objects.create(
            edition=edition, file="图.png", name="图", alternative="图"
        ),
    }

    def change(row: models.Model, **fields: object) -> Callable[[], object]:
        return partial(type(row).objects.filter(pk=row.pk).update, **fields)

    for table, row in rows.items():
        yield f"{table}_edition", "row_stays_in_its_edition", change(row, edition=other)
    for table in SPANS:
        yield f"{table}_update_span", "span_inside_block", change(rows[table], end=99)
        outside = type(rows[table])(**{**_fields(rows[table]), "end": 99})
        yield f"{table}_insert_span", "span_inside_block", outside.save
    yield "block_text_covers_spans", "span_inside_block", change(block, text="全")
    rule = "speaker_in_same_edition"
    yield "block_update_speaker", rule, change(block, speaker=stranger)
    said = {"kind": "answer", "speaker": stranger}
    yield "block_insert_speaker", rule, partial(make.make_block, edition, **said)
    rule, photo = "photo_in_same_edition", rows["attachment"]
    elsewhere = make.make_block(other)
    yield "attachment_update_block", rule, change(photo, block=elsewhere)
    astray = type(photo)(**{**_fields(photo), "block_id": elsewhere.pk})
    yield "attachment_insert_block", rule, astray.save
    for table in NAMED:
        builder = {"mediaoutlet": make.make_outlet}.get(table) or getattr(make, f"make_{table}")
        one, other = builder("甲"), builder("乙")
        alias, rule = one.aliases.create(name="丙"), "name_belongs_to_one"
        yield f"{table}alias_insert_name", rule, partial(one.aliases.create, name="乙")
        yield f"{table}alias_update_name", rule, change(alias, name_key="乙")
        yield f"{table}_update_name", rule, change(other, name_key="丙")
        yield f"{table}_insert_name", rule, partial(type(one).objects.create, name="丙")

    topic = make.make_topic()
    make.make_edition(topics=[topic])
    used = (speaker.person, speaker.organisation, topic)
    for noun in (*used, rows["attendingmedia"].outlet, rows["statistic"].indicator):
        name = f"{type(noun)._meta.model_name}_in_use"
        yield name, "vocabulary_in_use", without_the_orm(noun)
    published = make.make_release().editions.get()
    yield "edition_once_published", "published_edition_stays", without_the_orm(published)
    act = make.make_change(published.release)
    yield "change_update_refused", "trail_stays", change(act, note="另有原因。")
    yield "change_delete_refused", "trail_stays", without_the_orm(act)
    user = make.make_user()
    yield "account_delete_refused", "account_stays", without_the_orm(user)
    for number in (act.sequence, act.sequence + 2):
        late = type(act)(**{**_fields(act), "act": uuid.uuid4(), "sequence": number})
        yield "change_insert_in_line", "trail_in_line", late.save
    if not SQLITE:
        yield "change_truncate_refused", "trail_stays", truncated


def truncated() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE releases_change")


def without_the_orm(row: models.Model) -> Callable[[], object]:
    """Its deletion by SQL alone, which asks no link of any model."""
    return partial(type(row)._default_manager.filter(pk=row.pk)._raw_delete, connection.alias)


def _fields(row: models.Model) -> dict[str, object]:
    """Everything but what makes it this row."""
    names = {field.attname for field in row._meta.concrete_fields} - {"id", "uid"}
    return {name: getattr(row, name) for name in names}


def see_them_bite() -> set[str]:
    """Tries each trigger; returns the names of those tried."""
    bitten = set()
    for name, rule, action in refusals():
        with pytest.raises(IntegrityError, match=rule), transaction.atomic():
            action()
        bitten.add(name)
    return bitten | see_the_index_follow()


def see_the_index_follow() -> set[str]:
    release = make.make_release(title="香菇保护发布会")
    make.make_block(release.editions.get(), "香菇如何保护？", kind="question")
    make.index_all()
    text = SearchText.objects.get(document__edition__release=release)
    assert found("香菇") == {text.pk}
    if SQLITE:
        SearchText.objects.filter(pk=text.pk).update(title="木耳", text="木耳")
        assert (found("香菇"), found("木耳")) == (set(), {text.pk})
        assert exchanges("香菇") == 1
        SearchUnit.objects.filter(document=text.pk).update(text="木耳")
        assert (exchanges("香菇"), exchanges("木耳")) == (0, 1)
    edition = Edition.objects.get(release=release)
    Edition.objects.filter(pk=edition.pk).update(state=State.WITHDRAWN)
    assert not SearchDocument.objects.filter(edition=edition).exists()
    assert (found("香菇"), found("木耳")) == (set(), set())
    assert (exchanges("香菇"), exchanges("木耳")) == (0, 0)
    changes = ("added", "changed", "taken")
    followed = {f"search_{table}_{change}" for table in ("text", "unit") for change in changes}
    return {"edition_taken_back"} | (followed if SQLITE else set())


def found(word: str) -> set[int]:
    return set(search(word).keys())


def exchanges(word: str) -> int:
    return unit_counts(parse(word), 0, None)[SearchUnit.Kind.EXCHANGE]


def test_each_is_there_and_bites_after_its_table_was_altered():
    migrate(rebuild_tables)
    assert installed() == OURS
    assert see_them_bite() == BITING


@pytest.mark.skipif(not SQLITE, reason="PostgreSQL keeps a table's triggers")
def test_without_the_installation_they_would_be_gone():
    emit_pre_migrate_signal(0, False, connection.alias, plan=PLAN)
    try:
        rebuild_tables()
        assert installed() == set()
    finally:
        install(connection.alias)
    assert installed() == OURS


def test_installing_again_changes_nothing():
    with CaptureQueriesContext(connection) as queries:
        install(connection.alias)
    assert not [q for q in queries if q["sql"].startswith(("CREATE", "DROP"))]


def test_one_that_the_registry_does_not_have_goes():
    old = TRIGGERS[0]
    renamed = replace(old, name="of_an_older_name")
    changed = replace(old, event="BEFORE INSERT OR UPDATE" if not SQLITE else "BEFORE DELETE")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {old.name}" + ("" if SQLITE else f" ON {old.table}"))
        if not SQLITE:
            cursor.execute(f"DROP FUNCTION {old.name}()")
        for trigger in (renamed, changed):
            for statement in trigger.statements(connection.vendor):
                cursor.execute(statement)
    install(connection.alias)
    assert installed() == OURS
    assert see_them_bite() == BITING


def test_one_waits_for_a_table_that_is_not_there_yet(monkeypatch):
    tables = set(connection.introspection.table_names()) - {"releases_searchplace"}
    with monkeypatch.context() as only_so_far:
        only_so_far.setattr(connection.introspection, "table_names", lambda: tables)
        install(connection.alias)
        assert installed() == OURS - {"edition_taken_back"}
    install(connection.alias)
    assert installed() == OURS


def test_one_whose_columns_came_later_waits_for_them():
    """As after `migrate releases 0015`, where the names have no keys yet."""
    later = [trigger for trigger in TRIGGERS if trigger.came_with]
    assert {trigger.table.removesuffix("alias") for trigger in later} == {
        *(f"releases_{table}" for table in NAMED), "releases_attachment", "releases_change",
    }  # fmt: skip
    assert all(trigger.came_with in trigger.tables for trigger in later)
