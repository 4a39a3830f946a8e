"""Fills the empty database that BENCH_DB names: ``python -m plain_site.load CORPUS``."""

import itertools
import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "plain_site.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from plain_site import models  # noqa: E402

PARTS = {"speakers": "Speaker", "questions": "Question", "measures": "Measure"}
PARTS["statistics"] = "Statistic"
KEPT: dict[tuple[str, str], int] = {}


def named(model, name):
    if (model.__name__, name) not in KEPT:
        KEPT[model.__name__, name] = model.objects.create(name=name).pk
    return KEPT[model.__name__, name]


def load(batch):
    releases = models.Release.objects.bulk_create(
        [
            models.Release(
                publisher_id=named(models.Organisation, row["publisher"]),
                **{key: row[key] for key in ("title", "slug", "date", "source", "intro", "body")},
            )
            for row in batch
        ]
    )
    pairs = list(zip(releases, batch, strict=True))
    for key, name in PARTS.items():
        model = getattr(models, name)
        model.objects.bulk_create(
            model(release_id=release.pk, order=order, **item)
            for release, row in pairs
            for order, item in enumerate(row[key], 1)
        )
    for key, model in (("topics", models.Topic), ("organisations", models.Organisation)):
        through = getattr(models.Release, key).through
        column = f"{model.__name__.lower()}_id"
        through.objects.bulk_create(
            through(release_id=release.pk, **{column: named(model, name)})
            for release, row in pairs
            for name in dict.fromkeys(row[key])
        )


def main():
    call_command("migrate", run_syncdb=True, verbosity=0)
    with open(sys.argv[1], encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        while batch := list(itertools.islice(rows, 200)):
            with transaction.atomic():
                load(batch)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    main()
