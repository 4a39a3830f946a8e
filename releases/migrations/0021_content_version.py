import secrets

from django.db import migrations, models


def first(apps, schema_editor):
    version = apps.get_model("releases", "ContentVersion")
    version.objects.create(pk=1, token=secrets.token_hex(16))


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0020_statistic_by_edition'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContentVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('token', models.CharField(max_length=32)),
            ],
            options={
                'verbose_name': '内容版本',
                'verbose_name_plural': '内容版本',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='content_version_is_one_row')],
            },
        ),
        migrations.RunPython(first, migrations.RunPython.noop),
    ]
