from django.db import migrations

from . import _fingerprints_1 as fingerprints


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0012_leaner_search_codes"),
    ]

    operations = [
        migrations.RunPython(fingerprints.leave_empty_out, fingerprints.count_empty),
    ]
