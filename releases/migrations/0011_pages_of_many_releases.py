from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes alone: no table is rebuilt, and triggers stay."""

    dependencies = [
        ("releases", "0010_measures_followed_up"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="searchplace",
            index=models.Index(
                fields=[
                    "kind",
                    "document",
                    "position",
                    "row",
                    "exchange",
                    "person",
                    "organisation",
                    "theme",
                    "stage",
                    "indicator",
                    "figure_kind",
                ],
                name="search_place_facts",
            ),
        ),
        migrations.AddIndex(
            model_name="release",
            index=models.Index(fields=["first_published_at"], name="release_by_first_publication"),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["state", "published_at"], name="edition_by_publication"),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(fields=["due_date"], name="measure_by_due_date"),
        ),
        migrations.AddIndex(
            model_name="statistic",
            index=models.Index(
                fields=["indicator", "kind", "period_end", "period_start", "unit", "edition"],
                name="statistic_by_period",
            ),
        ),
    ]
