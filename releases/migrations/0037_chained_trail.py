"""Each row of the trail gets its number and the hash that chains it to the one before, in the order
in which they were written. Going back takes both away; nothing else of a row changes."""

from django.db import connections, migrations, models

from releases.models.change import CHAINED, hash_after

AT_ONCE = 500
REFUSING = "change_update_refused"


def chain(apps, schema_editor):
    using = schema_editor.connection.alias
    change = apps.get_model("releases", "Change").objects.using(using)
    lift(connections[using])
    last = sequence = 0
    hashed = ""
    said = [name for name in CHAINED if name != "sequence"]
    while rows := change.filter(pk__gt=last).order_by("pk").values("pk", *said)[:AT_ONCE]:
        told = []
        for row in rows:
            last, sequence = row.pop("pk"), sequence + 1
            hashed = hash_after(hashed, row | {"sequence": sequence})
            told.append((sequence, hashed, last))
        with connections[using].cursor() as cursor:
            sql = "UPDATE releases_change SET sequence = %s, hash = %s WHERE id = %s"
            cursor.executemany(sql, told)


def lift(connection):
    """The trigger that refuses a change of a row; it is installed again after the migration."""
    on = "" if connection.vendor == "sqlite" else " ON releases_change"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {REFUSING}{on}")


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0036_review"),
    ]

    operations = [
        migrations.AddField(
            model_name="change",
            name="sequence",
            field=models.PositiveBigIntegerField(null=True, editable=False, verbose_name="序号"),
        ),
        migrations.AddField(
            model_name="change",
            name="hash",
            field=models.CharField(
                null=True, max_length=64, editable=False, verbose_name="链上的指纹"
            ),
        ),
        migrations.RunPython(chain, migrations.RunPython.noop),
    ]
