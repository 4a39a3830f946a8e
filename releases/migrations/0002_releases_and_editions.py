import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0001_vocabulary"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PastedText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.BinaryField(verbose_name="内容")),
                (
                    "sha256",
                    models.CharField(
                        editable=False, max_length=64, unique=True, verbose_name="SHA-256"
                    ),
                ),
                ("encoding", models.CharField(editable=False, max_length=20, verbose_name="编码")),
                (
                    "filename",
                    models.CharField(
                        blank=True, editable=False, max_length=255, verbose_name="文件名"
                    ),
                ),
                ("pasted_at", models.DateTimeField(editable=False, verbose_name="粘贴时间")),
                (
                    "pasted_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="粘贴人",
                    ),
                ),
            ],
            options={
                "verbose_name": "原文",
                "verbose_name_plural": "原文",
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="首次发布时由系统给出，不再改变。",
                        max_length=20,
                        null=True,
                        unique=True,
                        verbose_name="编号",
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="首次发布时间"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("written", "本站发布"),
                            ("imported", "从旧站导入"),
                            ("sample", "演示数据"),
                        ],
                        default="written",
                        max_length=10,
                        verbose_name="来历",
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="撤回时间"
                    ),
                ),
                (
                    "withdrawal_reason",
                    models.TextField(blank=True, editable=False, verbose_name="撤回说明"),
                ),
            ],
            options={
                "verbose_name": "发布稿",
                "verbose_name_plural": "发布稿",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("first_published_at__isnull", True), ("number__isnull", True)
                            ),
                            models.Q(
                                ("first_published_at__isnull", False),
                                ("number__isnull", False),
                                models.Q(("number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="release_number_comes_with_first_publication",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawal_reason", ""), ("withdrawn_at__isnull", True)),
                            models.Q(
                                ("number__isnull", False),
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawal_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="release_withdrawal_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["written", "imported", "sample"])),
                        name="release_origin_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ordinal",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="版次"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("in_review", "待审"),
                            ("approved", "已审"),
                            ("live", "已发布"),
                            ("superseded", "已更替"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="标题")),
                ("subtitle", models.CharField(blank=True, max_length=500, verbose_name="副标题")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="信息来源")),
                ("editor", models.CharField(blank=True, max_length=200, verbose_name="编辑")),
                ("reviewer", models.CharField(blank=True, max_length=200, verbose_name="审核")),
                (
                    "printed_date",
                    models.DateField(
                        blank=True,
                        help_text="粘贴或导入的页面上写的发布日期；本站的发布时间由系统记录。",
                        null=True,
                        verbose_name="原页发布日期",
                    ),
                ),
                (
                    "printed_time",
                    models.TimeField(blank=True, null=True, verbose_name="原页发布时刻"),
                ),
                ("event_date", models.DateField(blank=True, null=True, verbose_name="发布会日期")),
                (
                    "event_time",
                    models.CharField(
                        blank=True,
                        help_text="照原文，如“上午”“15:00”。",
                        max_length=100,
                        verbose_name="发布会时间",
                    ),
                ),
                (
                    "event_venue",
                    models.CharField(blank=True, max_length=200, verbose_name="发布会地点"),
                ),
                (
                    "event_host",
                    models.CharField(blank=True, max_length=200, verbose_name="主办单位"),
                ),
                ("series", models.CharField(blank=True, max_length=200, verbose_name="系列")),
                (
                    "session",
                    models.CharField(
                        blank=True, help_text="如“第二场”。", max_length=50, verbose_name="场次"
                    ),
                ),
                (
                    "furniture",
                    models.JSONField(
                        blank=True,
                        default=list,
                        editable=False,
                        help_text="原页上不属于发布稿的行，如“打印”。",
                        verbose_name="页面杂项",
                    ),
                ),
                (
                    "change_note",
                    models.TextField(
                        blank=True,
                        help_text="更正已发布的发布稿时，向读者说明改了什么。",
                        verbose_name="更正说明",
                    ),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, editable=False, verbose_name="退回原因"),
                ),
                (
                    "content_hash",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="内容指纹"
                    ),
                ),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="建立时间")),
                ("updated_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="发布时间"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="建立人",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True,
                        related_name="editions",
                        to="releases.topic",
                        verbose_name="主题",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="修改人",
                    ),
                ),
                (
                    "pasted_text",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="releases.pastedtext",
                        verbose_name="原文",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="releases.release",
                        verbose_name="发布稿",
                    ),
                ),
            ],
            options={
                "verbose_name": "版本",
                "verbose_name_plural": "版本",
                "permissions": [("publish_edition", "可以发布"), ("withdraw_edition", "可以撤回")],
            },
        ),
        migrations.AddConstraint(
            model_name="pastedtext",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__length", 64)), name="pasted_text_has_its_fingerprint"
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["state", "release"], name="edition_by_state"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                fields=("release", "ordinal"), name="edition_ordinals_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "live")),
                fields=("release",),
                name="release_has_one_live_edition",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["draft", "in_review", "approved"])),
                fields=("release",),
                name="release_has_one_open_edition",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(("ordinal__gte", 1)), name="edition_ordinal_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("printed_time__isnull", True), ("printed_date__isnull", False), _connector="OR"
                ),
                name="edition_printed_time_needs_a_date",
                violation_error_message="有发布时刻就要有发布日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("published_at__isnull", True),
                        ("state__in", ["draft", "in_review", "approved"]),
                    ),
                    models.Q(
                        ("published_at__isnull", False),
                        ("state__in", ["live", "superseded", "withdrawn"]),
                        models.Q(("title", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="edition_published_with_time_and_title",
            ),
        ),
    ]
