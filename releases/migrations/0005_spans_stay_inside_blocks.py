from django.db import migrations

from . import _triggers_1 as triggers


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0004_history'),
    ]

    operations = [
        migrations.RunPython(triggers.create, triggers.drop),
    ]
