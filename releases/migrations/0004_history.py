import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0003_rows_of_editions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoryEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ordinal", models.PositiveIntegerField(verbose_name="版次")),
                ("title", models.CharField(blank=True, max_length=500, verbose_name="标题")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("draft", "建立草稿"),
                            ("publish", "发布"),
                            ("correct", "开始更正"),
                            ("withdraw", "撤回"),
                            ("discard", "删除草稿"),
                        ],
                        max_length=10,
                        verbose_name="操作",
                    ),
                ),
                (
                    "from_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft", "草稿"),
                            ("in_review", "待审"),
                            ("approved", "已审"),
                            ("live", "已发布"),
                            ("superseded", "已更替"),
                            ("withdrawn", "已撤回"),
                        ],
                        max_length=12,
                        verbose_name="原状态",
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft", "草稿"),
                            ("in_review", "待审"),
                            ("approved", "已审"),
                            ("live", "已发布"),
                            ("superseded", "已更替"),
                            ("withdrawn", "已撤回"),
                        ],
                        max_length=12,
                        verbose_name="新状态",
                    ),
                ),
                (
                    "content_hash",
                    models.CharField(blank=True, max_length=64, verbose_name="内容指纹"),
                ),
                ("note", models.TextField(blank=True, verbose_name="说明")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="操作人",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="history",
                        to="releases.release",
                        verbose_name="发布稿",
                    ),
                ),
            ],
            options={
                "verbose_name": "操作记录",
                "verbose_name_plural": "操作记录",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verb__in", ["draft", "publish", "correct", "withdraw", "discard"])
                        ),
                        name="history_verb_is_known",
                    )
                ],
            },
        ),
    ]
