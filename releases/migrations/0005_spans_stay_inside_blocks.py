from django.db import migrations


class Migration(migrations.Migration):
    """Nothing any more: triggers are installed after every migrate (releases/models/triggers/)."""

    dependencies = [
        ("releases", "0004_history"),
    ]

    operations = []
