"""No row without its number and its hash, now that each has them: apart from 0037, as PostgreSQL
alters no table in the transaction that has written its rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0037_chained_trail"),
    ]

    operations = [
        migrations.AlterField(
            model_name="change",
            name="sequence",
            field=models.PositiveBigIntegerField(
                unique=True, editable=False, verbose_name="序号"
            ),
        ),
        migrations.AlterField(
            model_name="change",
            name="hash",
            field=models.CharField(max_length=64, editable=False, verbose_name="链上的指纹"),
        ),
    ]
