from django.db import migrations

from releases.models import triggers


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0004_history'),
    ]

    operations = [
        migrations.RunPython(triggers.create, triggers.drop),
    ]
