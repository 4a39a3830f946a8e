from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0034_scratch_and_presence"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["name", "id"], name="person_in_order"),
        ),
    ]
