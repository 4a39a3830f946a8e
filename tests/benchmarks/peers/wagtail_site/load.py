"""Fills the empty database that BENCH_DB names: ``python -m wagtail_site.load CORPUS``."""

import itertools
import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "wagtail_site.settings"
django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import sql  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Locale, Page, Site  # noqa: E402
from wagtail_site import models  # noqa: E402

PARTS = {"speakers": "Speaker", "questions": "Question", "measures": "Measure"}
PARTS["statistics"] = "Statistic"
KEPT: dict[tuple[str, str], int] = {}


def named(model, name):
    if (model.__name__, name) not in KEPT:
        KEPT[model.__name__, name] = model.objects.create(name=name).pk
    return KEPT[model.__name__, name]


def load(batch, parent, made):
    pages = _stored([_page(row, parent, made + n) for n, row in enumerate(batch, 1)])
    pairs = list(zip(pages, batch, strict=True))
    for key, name in PARTS.items():
        model = getattr(models, name)
        model.objects.bulk_create(
            model(page_id=page.pk, sort_order=order, **item)
            for page, row in pairs
            for order, item in enumerate(row[key], 1)
        )
    for key, model in (("topics", models.Topic), ("organisations", models.Organisation)):
        through = models.ReleasePage._meta.get_field(key).remote_field.through
        column = f"{model.__name__.lower()}_id"
        through.objects.bulk_create(
            through(releasepage_id=page.pk, **{column: named(model, name)})
            for page, row in pairs
            for name in dict.fromkeys(row[key])
        )


def _page(row, parent, place):
    return models.ReleasePage(
        path=Page._get_path(parent.path, parent.depth + 1, place),
        depth=parent.depth + 1,
        draft_title=row["title"],
        url_path=f"{parent.url_path}{row['slug']}/",
        locale=Locale.get_default(),
        content_type=ContentType.objects.get_for_model(models.ReleasePage),
        live=True,
        first_published_at=timezone.now(),
        publisher_id=named(models.Organisation, row["publisher"]),
        body=[("paragraph", line) for line in row["body"].split("\n")],
        search_text=f"{row['title']}\n{row['body']}",
        **{key: row[key] for key in ("title", "slug", "date", "source", "intro")},
    )


def _stored(pages):
    """Parents first, then children: Django creates no models of several tables in bulk."""
    fields = [field for field in Page._meta.concrete_fields if not field.primary_key]
    parents = Page.objects.bulk_create(
        Page(**{field.attname: getattr(page, field.attname) for field in fields}) for page in pages
    )
    for page, parent in zip(pages, parents, strict=True):
        page.pk = page.page_ptr_id = parent.pk
    for at in range(0, len(pages), 50):
        insert = sql.InsertQuery(models.ReleasePage)
        insert.insert_values(models.ReleasePage._meta.local_concrete_fields, pages[at : at + 50])
        insert.get_compiler(connection=connection).execute_sql()
    return pages


def main():
    call_command("migrate", verbosity=0)
    Page.objects.get(depth=2).delete()
    home = Page.objects.get(depth=1).add_child(
        instance=models.ReleaseIndexPage(title="新闻发布会", slug="home")
    )
    Site.objects.create(hostname="127.0.0.1", root_page=home, is_default_site=True)
    parent = home.add_child(instance=models.ReleaseIndexPage(title="发布会列表", slug="releases"))
    made = 0
    with open(sys.argv[1], encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        while batch := list(itertools.islice(rows, 200)):
            with transaction.atomic():
                load(batch, parent, made)
            made += len(batch)
    Page.objects.filter(pk=parent.pk).update(numchild=made)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    main()
