"""The content version is raised by whatever changes what readers see, and by nothing else."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import F

from releases.models import (
    Block,
    ContentVersion,
    Edition,
    Organisation,
    Release,
    State,
    content_version,
    names_version,
)
from releases.models.triggers import content_changes
from releases.models.triggers.install import install
from releases.models.triggers.registry import TRIGGERS
from tests import make

pytestmark = pytest.mark.django_db
RAISING = [t for t in TRIGGERS if t.at_commit and connection.vendor in t.vendors]
TABLES = {trigger.table for trigger in RAISING}
# Of these only some rows are seen.
PUBLISHED = {
    "releases_edition": "state = 'live'",
    "releases_release": "number IS NOT NULL",
    "releases_searchdocument": "key > 0",
}
OF_LIVE = "edition_id IN (SELECT id FROM releases_edition WHERE state = 'live')"


@pytest.fixture
def raised():
    """Whether the version is another than when it was asked last."""
    last = [content_version()]

    def ask():
        last.append(content_version())
        return last[-1] != last[-2]

    return ask


def execute(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_every_table_is_seen_or_said_why_not():
    unseen = {f"releases_{name}" for name in content_changes.UNSEEN}
    models = apps.get_app_config("releases").get_models(include_auto_created=True)
    tables = {model._meta.db_table for model in models if model._meta.managed}
    assert tables == unseen | TABLES
    assert not unseen & TABLES


@pytest.mark.parametrize("table", sorted(TABLES))
def test_each_statement_on_what_is_seen_raises(raised, demo, table):
    """Typed by hand: no verb, no model, no signal; and nothing that refuses to delete."""
    for trigger in TRIGGERS:
        if trigger.event == "BEFORE DELETE":
            on = "" if connection.vendor == "sqlite" else f" ON {trigger.table}"
            execute(f"DROP TRIGGER {trigger.name}{on}")
    seen = PUBLISHED.get(table) or (
        OF_LIVE if table.split("_", 1)[1] in content_changes.OF_EDITIONS else "1 = 1"
    )
    pk = {"releases_searchdocument": "key"}.get(table, "id")
    if table.endswith("alias"):  # the demo has not one of each kind
        owner = apps.get_model("releases", table.split("_")[1].removesuffix("alias"))
        owner.objects.order_by("pk").first().aliases.create(name="别处没有的名称")
        assert raised()
    execute(f"CREATE TEMP TABLE one AS SELECT * FROM {table} WHERE {seen} ORDER BY {pk} LIMIT 1")
    one = f"WHERE {pk} = (SELECT {pk} FROM one)"
    for statement in (
        f"UPDATE {table} SET {pk} = {pk} {one}",
        f"DELETE FROM {table} {one}",
        f"INSERT INTO {table} SELECT * FROM one",
    ):
        assert not raised()
        execute(statement)
        assert raised(), statement
    execute("DROP TABLE one")


def test_what_happens_to_a_draft_raises_nothing(raised):
    organisation = make.make_organisation("市局")
    assert raised()  # a name may be completed in the box at once
    block = make.make_block(make.make_edition())
    make.make_appearance(block.edition, person=None, organisation=organisation)
    raised()
    make.make_measure(block)
    Block.objects.filter(pk=block.pk).update(text="全年专利授权1940件。")
    Edition.objects.filter(pk=block.edition_id).update(state=State.APPROVED)
    block.edition.delete()
    assert not raised()


def test_each_end_of_being_published_raises(raised):
    edition = make.make_edition()
    Release.objects.filter(pk=edition.release_id).update(
        number="20250426-1", first_published_at=make.NOW
    )
    assert raised()
    for state in (State.LIVE, State.SUPERSEDED, State.DRAFT):
        at = None if state is State.DRAFT else make.NOW
        Edition.objects.filter(pk=edition.pk).update(state=state, published_at=at)
        assert raised(), state


def test_what_is_rolled_back_raises_nothing_and_leaves_no_trace():
    before = content_version()
    with transaction.atomic():
        make.make_organisation("市局")
        inside = content_version()
        transaction.set_rollback(True)
    assert inside != before == content_version()
    make.make_organisation("市局")
    assert content_version() not in (before, inside)


def test_migration_raises_and_without_a_row_there_is_no_version(raised):
    install(connection.alias)
    assert raised()
    ContentVersion.objects.all().delete()
    assert content_version() == ""


def names():
    return names_version(content_version())


@pytest.mark.parametrize("noun", content_changes.NAMES)
def test_names_that_were_there_change(noun, demo):
    table, before = f"releases_{noun}", names()
    added = apps.get_model("releases", noun).objects.create(name="别处没有的名称")
    assert names() == before
    execute(f"UPDATE {table} SET name = '改了的名称' WHERE id = {added.pk}")
    changed = names()
    execute(f"DELETE FROM {table} WHERE id = {added.pk}")
    assert len({before, changed, names()}) == 3


def test_a_publication_and_a_migration_of_names(demo):
    before = names()
    Edition.objects.filter(state=State.LIVE).update(published_at=make.NOW)
    assert names() == before
    install(connection.alias)
    assert names() != before


@pytest.mark.django_db(transaction=True)
def test_one_transaction_raises_once_on_postgresql_and_once_for_names():
    number = ContentVersion.objects.values_list("number", flat=True)
    before = number.get()
    with transaction.atomic():
        for name in ("甲", "乙", "丙"):
            make.make_organisation(name)
        Organisation.objects.update(slug=F("name"))
    assert number.get() - before == (2 if connection.vendor == "postgresql" else 6)
