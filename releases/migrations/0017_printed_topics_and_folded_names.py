from django.db import migrations

from . import _names_1 as names


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0016_one_name_for_one_thing"),
    ]

    operations = [
        migrations.RunPython(names.print_topics, migrations.RunPython.noop),
        migrations.RunPython(names.fold, migrations.RunPython.noop),
    ]
