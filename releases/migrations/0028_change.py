"""One trail for every act: the rows of the old one are carried over, keys and all, as addresses of
result lists name them (`20230427-1.57`)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import connections, migrations, models
from django.db.models import Q

STATES = [
    ("draft", "草稿"),
    ("in_review", "待审"),
    ("approved", "已审"),
    ("live", "已发布"),
    ("superseded", "已更替"),
    ("withdrawn", "已撤回"),
]
VERBS = [
    ("draft", "建立草稿"),
    ("import", "导入"),
    ("publish", "发布"),
    ("correct", "开始更正"),
    ("withdraw", "撤回"),
    ("discard", "删除草稿"),
    ("edit", "修改内容"),
    ("settle", "核对疑点"),
    ("follow", "登记跟进"),
    ("unfollow", "撤销跟进"),
    ("add", "添加"),
    ("change", "修改"),
    ("delete", "删除"),
    ("alias", "记为别名"),
    ("merge", "合并"),
    ("unmerge", "撤销合并"),
    ("apart", "标为两回事"),
    ("load", "载入演示"),
    ("fold", "重算名称"),
]
KINDS = [
    ("release", "发布稿"),
    ("indicator", "指标"),
    ("organisation", "机构"),
    ("person", "人员"),
    ("topic", "主题"),
    ("outlet", "媒体"),
    ("synonyms", "同义词"),
    ("vocabulary", "词表"),
]
AT_ONCE = 500
CARRIED = ("ordinal", "verb", "from_state", "to_state", "content_hash", "note", "at", "by_id")


def rows_of(apps, using):
    entries = apps.get_model("releases", "HistoryEntry").objects.using(using).order_by("pk")
    rows = entries.values("pk", "release_id", "title", "by__username", *CARRIED)
    return rows.iterator(chunk_size=AT_ONCE)


def carry_over(apps, schema_editor):
    using = schema_editor.connection.alias
    change = apps.get_model("releases", "Change")
    change.objects.using(using).bulk_create(
        (
            change(
                pk=row["pk"],
                act=uuid.uuid4(),
                kind="release",
                subject=row["release_id"],
                name=row["title"],
                by_name=row["by__username"] or "",
                **{name: row[name] for name in CARRIED},
            )
            for row in rows_of(apps, using)
        ),
        batch_size=AT_ONCE,
    )
    last = change.objects.using(using).order_by("-pk").values_list("pk", flat=True).first()
    if last and connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            table = "releases_change"
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, last])


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0027_photos_in_their_place'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='操作号')),
                ('verb', models.CharField(choices=VERBS, max_length=10, verbose_name='操作')),
                ('kind', models.CharField(choices=KINDS, max_length=12, verbose_name='对象类别')),
                ('subject', models.BigIntegerField(null=True)),
                ('name', models.CharField(blank=True, max_length=500, verbose_name='对象')),
                ('ordinal', models.PositiveIntegerField(default=0, verbose_name='版次')),
                ('from_state', models.CharField(blank=True, choices=STATES, max_length=12, verbose_name='原状态')),
                ('to_state', models.CharField(blank=True, choices=STATES, max_length=12, verbose_name='新状态')),
                ('content_hash', models.CharField(blank=True, max_length=64, verbose_name='内容指纹')),
                ('differences', models.JSONField(default=list, verbose_name='改动')),
                ('note', models.TextField(blank=True, verbose_name='说明')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='帐号')),
                ('by_name', models.CharField(blank=True, max_length=150, verbose_name='操作人')),
                ('role', models.CharField(blank=True, max_length=200, verbose_name='当时的角色')),
                ('address', models.GenericIPAddressField(null=True, verbose_name='来自')),
            ],
            options={
                'verbose_name': '操作记录',
                'verbose_name_plural': '操作记录',
                'indexes': [
                    models.Index(fields=['kind', 'subject'], name='change_of_subject'),
                    models.Index(fields=['at'], name='change_by_time'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=Q(verb__in=[verb for verb, _label in VERBS]), name='change_verb_is_known'),
                ],
            },
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel(name='HistoryEntry'),
    ]
