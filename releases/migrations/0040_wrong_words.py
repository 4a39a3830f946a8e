import importlib

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def begin_the_list(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    lines = importlib.import_module("releases.migrations._wrong_words_1").WORDS
    found: dict[str, tuple[str, list[str]]] = {}
    for line in filter(None, lines.splitlines()):
        pair, _bar, but = line.partition("|")
        wrong, right = pair.split()
        found.setdefault(wrong, (right, []))[1].extend(filter(None, but.strip().split("/")))
    model = apps.get_model("releases", "WrongWord")
    rows = [
        model(wrong=wrong, right=right, but="、".join(but)) for wrong, (right, but) in found.items()
    ]
    model._default_manager.using(schema_editor.connection.alias).bulk_create(rows)


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0039_accounts_in_the_trail'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='WrongWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wrong', models.CharField(max_length=50, unique=True, verbose_name='错')),
                ('right', models.CharField(max_length=50, verbose_name='对')),
                ('but', models.TextField(blank=True, help_text='用“、”或换行隔开。含有错词的词（如“海拔款”）里不算错；别的词（如“台风”）在同一句里时不算错。', verbose_name='例外')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='备注')),
            ],
            options={
                'verbose_name': '错词',
                'verbose_name_plural': '错词',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('wrong', ''), _negated=True), models.Q(('right', models.F('wrong')), _negated=True)), name='wrong_word_is_not_the_right_one', violation_error_message='错词和改正后的词不能相同。')],
            },
        ),
        migrations.CreateModel(
            name='PassedWarning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='种类')),
                ('anchor', models.CharField(blank=True, max_length=20, verbose_name='位置')),
                ('words_sha256', models.CharField(max_length=64, verbose_name='文字的 SHA-256')),
                ('message', models.TextField(verbose_name='提醒')),
                ('reason', models.TextField(verbose_name='理由')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='帐号')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passed_warnings', to='releases.release', verbose_name='发布稿')),
            ],
            options={
                'verbose_name': '放行的提醒',
                'verbose_name_plural': '放行的提醒',
                'constraints': [models.UniqueConstraint(fields=('release', 'kind', 'anchor', 'words_sha256'), name='warning_is_passed_once'), models.CheckConstraint(condition=models.Q(models.Q(('kind', ''), _negated=True), models.Q(('reason', ''), _negated=True), ('words_sha256__length', 64)), name='passed_warning_has_a_reason')],
            },
        ),
        migrations.RunPython(begin_the_list, migrations.RunPython.noop),
    ]
