from django.db import migrations

from . import _search_2 as search


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0011_pages_of_many_releases"),
    ]

    operations = [
        migrations.RunPython(search.improve, search.restore),
    ]
