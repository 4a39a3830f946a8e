import django.core.validators
import django.db.models.deletion
import releases.models.appearance
import releases.models.edition_row
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0002_releases_and_editions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Appearance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=releases.models.edition_row.new_uid, editable=False, max_length=8
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="小的在前；相邻两行之间留有空号，便于插入。",
                        verbose_name="次序",
                    ),
                ),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False)),
                ("name", models.CharField(max_length=200, verbose_name="原文姓名")),
                (
                    "organisation_name",
                    models.CharField(blank=True, max_length=200, verbose_name="原文机构"),
                ),
                (
                    "posts",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[releases.models.appearance.check_posts],
                        verbose_name="职务",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("host", "主持人"),
                            ("presenter", "发布人"),
                            ("respondent", "答问人"),
                            ("attendee", "出席"),
                        ],
                        default="respondent",
                        max_length=10,
                        verbose_name="角色",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appearances",
                        to="releases.edition",
                        verbose_name="版本",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="releases.organisation",
                        verbose_name="机构",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="releases.person",
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "发言人",
                "verbose_name_plural": "发言人",
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=releases.models.edition_row.new_uid, editable=False, max_length=8
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="小的在前；相邻两行之间留有空号，便于插入。",
                        verbose_name="次序",
                    ),
                ),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False)),
                ("file", models.FileField(max_length=255, upload_to="%Y/%m/", verbose_name="文件")),
                ("name", models.CharField(max_length=200, verbose_name="名称")),
                (
                    "alternative",
                    models.TextField(
                        help_text="看不到图片或打不开文件的人读这段文字。", verbose_name="文字说明"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="releases.edition",
                        verbose_name="版本",
                    ),
                ),
            ],
            options={
                "verbose_name": "附件",
                "verbose_name_plural": "附件",
            },
        ),
        migrations.CreateModel(
            name="AttendingMedia",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=releases.models.edition_row.new_uid, editable=False, max_length=8
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="小的在前；相邻两行之间留有空号，便于插入。",
                        verbose_name="次序",
                    ),
                ),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False)),
                ("name", models.CharField(max_length=200, verbose_name="原文名称")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attending_media",
                        to="releases.edition",
                        verbose_name="版本",
                    ),
                ),
                (
                    "outlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="releases.mediaoutlet",
                        verbose_name="媒体",
                    ),
                ),
            ],
            options={
                "verbose_name": "参会媒体",
                "verbose_name_plural": "参会媒体",
            },
        ),
        migrations.CreateModel(
            name="AttendingOrganisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=releases.models.edition_row.new_uid, editable=False, max_length=8
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="小的在前；相邻两行之间留有空号，便于插入。",
                        verbose_name="次序",
                    ),
                ),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False)),
                ("name", models.CharField(max_length=200, verbose_name="原文名称")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attending_organisations",
                        to="releases.edition",
                        verbose_name="版本",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="releases.organisation",
                        verbose_name="机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "出席单位",
                "verbose_name_plural": "出席单位",
            },
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=releases.models.edition_row.new_uid, editable=False, max_length=8
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="小的在前；相邻两行之间留有空号，便于插入。",
                        verbose_name="次序",
                    ),
                ),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("heading", "小标题"),
                            ("paragraph", "段落"),
                            ("statement", "发布"),
                            ("question", "提问"),
                            ("answer", "回答"),
                        ],
                        default="paragraph",
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                ("text", models.TextField(verbose_name="正文")),
                (
                    "number",
                    models.PositiveIntegerField(
                        blank=True, help_text="只有提问才有题号。", null=True, verbose_name="题号"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blocks",
                        to="releases.edition",
                        verbose_name="版本",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="blocks",
                        to="releases.appearance",
                        verbose_name="发言人",
                    ),
                ),
            ],
            options={
                "verbose_name": "段落",
                "verbose_name_plural": "段落",
            },
        ),
        migrations.CreateModel(
            name="Doubt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=releases.models.edition_row.new_uid, editable=False, max_length=8
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="小的在前；相邻两行之间留有空号，便于插入。",
                        verbose_name="次序",
                    ),
                ),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False)),
                ("start", models.PositiveIntegerField(blank=True, null=True, verbose_name="起")),
                ("end", models.PositiveIntegerField(blank=True, null=True, verbose_name="止")),
                ("code", models.CharField(max_length=50, verbose_name="代码")),
                ("message", models.TextField(verbose_name="说明")),
                (
                    "settled_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="处理时间"
                    ),
                ),
                (
                    "block",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doubts",
                        to="releases.block",
                        verbose_name="段落",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doubts",
                        to="releases.edition",
                        verbose_name="版本",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="处理人",
                    ),
                ),
            ],
            options={
                "verbose_name": "疑点",
                "verbose_name_plural": "疑点",
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=releases.models.edition_row.new_uid, editable=False, max_length=8
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="小的在前；相邻两行之间留有空号，便于插入。",
                        verbose_name="次序",
                    ),
                ),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False)),
                ("start", models.PositiveIntegerField(default=0, verbose_name="起")),
                ("end", models.PositiveIntegerField(default=0, verbose_name="止")),
                ("heading", models.CharField(max_length=500, verbose_name="举措")),
                (
                    "stage",
                    models.CharField(
                        choices=[("done", "已完成"), ("ongoing", "进行中"), ("planned", "计划")],
                        max_length=10,
                        verbose_name="阶段",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("creation", "创造"),
                            ("utilisation", "运用"),
                            ("protection", "保护"),
                            ("management", "管理"),
                            ("service", "服务"),
                        ],
                        max_length=20,
                        verbose_name="环节",
                    ),
                ),
                (
                    "organisation_name",
                    models.CharField(blank=True, max_length=200, verbose_name="原文机构"),
                ),
                (
                    "due_words",
                    models.CharField(
                        blank=True,
                        help_text="照原文，如“年底前”。",
                        max_length=100,
                        verbose_name="时限",
                    ),
                ),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="时限日期")),
                (
                    "block",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="measures",
                        to="releases.block",
                        verbose_name="段落",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="releases.edition",
                        verbose_name="版本",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="releases.organisation",
                        verbose_name="责任机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "举措",
                "verbose_name_plural": "举措",
            },
        ),
        migrations.CreateModel(
            name="Statistic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=releases.models.edition_row.new_uid, editable=False, max_length=8
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="小的在前；相邻两行之间留有空号，便于插入。",
                        verbose_name="次序",
                    ),
                ),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False)),
                ("start", models.PositiveIntegerField(default=0, verbose_name="起")),
                ("end", models.PositiveIntegerField(default=0, verbose_name="止")),
                ("indicator_name", models.CharField(max_length=200, verbose_name="原文指标")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("level", "数值"),
                            ("change", "增减"),
                            ("share", "比重"),
                            ("rank", "位次"),
                        ],
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=6, max_digits=21, verbose_name="数值"),
                ),
                (
                    "decimals",
                    models.PositiveSmallIntegerField(
                        default=0,
                        editable=False,
                        validators=[django.core.validators.MaxValueValidator(6)],
                        verbose_name="小数位",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="单位")),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exact", "确数"),
                            ("over", "余、超"),
                            ("nearly", "近"),
                            ("about", "约"),
                            ("at_least", "不低于"),
                            ("range", "区间"),
                        ],
                        default="exact",
                        max_length=10,
                        verbose_name="确切程度",
                    ),
                ),
                ("period_label", models.CharField(blank=True, max_length=100, verbose_name="时期")),
                ("period_start", models.DateField(blank=True, null=True, verbose_name="时期起")),
                ("period_end", models.DateField(blank=True, null=True, verbose_name="时期止")),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yoy", "同比"),
                            ("mom", "环比"),
                            ("since", "较某时"),
                            ("average", "年均"),
                        ],
                        max_length=10,
                        verbose_name="比较基准",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True,
                        help_text="位次所说的范围，如“全省”。",
                        max_length=100,
                        verbose_name="排名范围",
                    ),
                ),
                (
                    "block",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="statistics",
                        to="releases.block",
                        verbose_name="段落",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statistics",
                        to="releases.edition",
                        verbose_name="版本",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statistics",
                        to="releases.indicator",
                        verbose_name="指标",
                    ),
                ),
            ],
            options={
                "verbose_name": "数据",
                "verbose_name_plural": "数据",
            },
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.UniqueConstraint(
                fields=("edition", "uid"), name="appearance_uids_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="appearance_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["host", "presenter", "respondent", "attendee"])),
                name="appearance_role_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organisation__isnull", True), ("organisation_name", "")),
                    models.Q(
                        ("organisation__isnull", False),
                        models.Q(("organisation_name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="appearance_organisation_comes_with_its_name",
                violation_error_message="机构与原文机构要么都填，要么都不填。",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.UniqueConstraint(
                fields=("edition", "uid"), name="attachment_uids_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True),
                    models.Q(("alternative", ""), _negated=True),
                    models.Q(("file", ""), _negated=True),
                ),
                name="attachment_has_file_name_and_alternative",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendingmedia",
            constraint=models.UniqueConstraint(
                fields=("edition", "uid"), name="attending_media_uids_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendingmedia",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="attending_media_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendingorganisation",
            constraint=models.UniqueConstraint(
                fields=("edition", "uid"), name="attending_organisation_uids_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendingorganisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="attending_organisation_has_a_name",
            ),
        ),
        migrations.AddIndex(
            model_name="block",
            index=models.Index(fields=["edition", "position"], name="block_in_reading_order"),
        ),
        migrations.AddConstraint(
            model_name="block",
            constraint=models.UniqueConstraint(fields=("edition", "uid"), name="block_uids_differ"),
        ),
        migrations.AddConstraint(
            model_name="block",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="block_has_text",
                violation_error_message="段落不能是空的。",
            ),
        ),
        migrations.AddConstraint(
            model_name="block",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["heading", "paragraph", "statement", "question", "answer"])
                ),
                name="block_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="block",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__isnull", True), ("kind", "question"), _connector="OR"),
                name="only_a_question_has_a_number",
                violation_error_message="只有提问才有题号。",
            ),
        ),
        migrations.AddConstraint(
            model_name="block",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("speaker__isnull", True),
                    models.Q(("kind__in", ["heading", "paragraph"]), _negated=True),
                    _connector="OR",
                ),
                name="nobody_speaks_headings_and_paragraphs",
                violation_error_message="小标题和段落没有发言人；有人说的话请选“发布”或“回答”。",
            ),
        ),
        migrations.AddConstraint(
            model_name="doubt",
            constraint=models.UniqueConstraint(fields=("edition", "uid"), name="doubt_uids_differ"),
        ),
        migrations.AddConstraint(
            model_name="doubt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("block__isnull", True), ("end__isnull", True), ("start__isnull", True)
                    ),
                    models.Q(
                        ("block__isnull", False),
                        ("end__isnull", False),
                        ("start__isnull", False),
                        ("start__lte", models.F("end")),
                    ),
                    _connector="OR",
                ),
                name="doubt_has_a_whole_place_or_none",
            ),
        ),
        migrations.AddConstraint(
            model_name="doubt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("code", ""), _negated=True), models.Q(("message", ""), _negated=True)
                ),
                name="doubt_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(
                fields=("edition", "uid"), name="measure_uids_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("end"))),
                name="measure_span_is_not_empty",
                violation_error_message="依据的文字不能是空的。",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("heading", ""), _negated=True),
                name="measure_has_a_heading",
                violation_error_message="举措要有标题。",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("stage__in", ["done", "ongoing", "planned"])),
                name="measure_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "theme__in",
                        ["", "creation", "utilisation", "protection", "management", "service"],
                    )
                ),
                name="measure_theme_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organisation__isnull", True), ("organisation_name", "")),
                    models.Q(
                        ("organisation__isnull", False),
                        models.Q(("organisation_name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="measure_organisation_comes_with_its_name",
                violation_error_message="责任机构与原文机构要么都填，要么都不填。",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_date__isnull", True),
                    models.Q(("due_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="measure_due_date_needs_the_words",
                violation_error_message="有时限日期就要有原文的时限。",
            ),
        ),
        migrations.AddConstraint(
            model_name="statistic",
            constraint=models.UniqueConstraint(
                fields=("edition", "uid"), name="statistic_uids_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="statistic",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("end"))),
                name="statistic_span_is_not_empty",
                violation_error_message="依据的文字不能是空的。",
            ),
        ),
        migrations.AddConstraint(
            model_name="statistic",
            constraint=models.CheckConstraint(
                condition=models.Q(("indicator_name", ""), _negated=True),
                name="statistic_has_an_indicator_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="statistic",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["level", "change", "share", "rank"])),
                name="statistic_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="statistic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("qualifier__in", ["exact", "over", "nearly", "about", "at_least", "range"])
                ),
                name="statistic_qualifier_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="statistic",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis__in", ["", "yoy", "mom", "since", "average"])),
                name="statistic_basis_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="statistic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "rank"), _negated=True), ("unit", ""), _connector="OR"
                ),
                name="rank_has_no_unit",
                violation_error_message="位次没有单位。",
            ),
        ),
        migrations.AddConstraint(
            model_name="statistic",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "rank"), ("scope", ""), _connector="OR"),
                name="only_a_rank_has_a_scope",
                violation_error_message="只有位次才有排名范围。",
            ),
        ),
        migrations.AddConstraint(
            model_name="statistic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("period_end__isnull", True), ("period_start__isnull", True)),
                    models.Q(
                        ("period_end__isnull", False),
                        ("period_start__isnull", False),
                        ("period_start__lte", models.F("period_end")),
                    ),
                    _connector="OR",
                ),
                name="period_does_not_end_before_it_starts",
                violation_error_message="时期的起止要成对填写，且不能先止后起。",
            ),
        ),
        migrations.AddConstraint(
            model_name="statistic",
            constraint=models.CheckConstraint(
                condition=models.Q(("decimals__lte", 6)), name="statistic_decimals_fit"
            ),
        ),
    ]
