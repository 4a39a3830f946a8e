import django.db.models.deletion
from django.db import migrations, models

from . import _search_3 as search


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0025_edition_by_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchUnit",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("row", models.BigIntegerField()),
                ("text", models.TextField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to="releases.searchdocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "检索单元",
                "verbose_name_plural": "检索单元",
            },
        ),
        migrations.RunPython(search.create, search.drop),
    ]
