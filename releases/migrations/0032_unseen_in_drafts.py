"""Rows of drafts from pasted pages that nobody saved since are not seen yet.

Ticks of the check page are not looked at: a row too many costs a click, one too few a look.
"""

from django.db import migrations

OPEN = ["draft", "in_review", "approved"]


def mark(apps, _editor):
    for name in ("Appearance", "Measure", "Statistic"):
        apps.get_model("releases", name).objects.filter(
            lock_version=0,
            edition__state__in=OPEN,
            edition__ordinal=1,
            edition__pasted_text__isnull=False,
        ).update(unseen=True)


class Migration(migrations.Migration):
    dependencies = [("releases", "0031_unseen_rows")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
