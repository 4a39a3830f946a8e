import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, unique=True, verbose_name="名称")),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        help_text="用在网址里，发布后请勿更改；可以是汉字。",
                        max_length=200,
                        unique=True,
                        verbose_name="网址名",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="常用单位")),
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
                ("definition", models.TextField(blank=True, verbose_name="定义")),
                (
                    "up_is_good",
                    models.BooleanField(
                        blank=True,
                        help_text="说不上好坏时选“未知”。",
                        null=True,
                        verbose_name="越高越好",
                    ),
                ),
            ],
            options={
                "verbose_name": "指标",
                "verbose_name_plural": "指标",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="indicator_has_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MediaOutlet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, unique=True, verbose_name="名称")),
            ],
            options={
                "verbose_name": "媒体",
                "verbose_name_plural": "媒体",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="media_outlet_has_a_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, unique=True, verbose_name="全称")),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        help_text="用在网址里，发布后请勿更改；可以是汉字。",
                        max_length=200,
                        unique=True,
                        verbose_name="网址名",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("government", "政府部门"),
                            ("party", "党委部门"),
                            ("court", "法院"),
                            ("procuratorate", "检察院"),
                            ("customs", "海关"),
                            ("other", "其他"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="类别",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="releases.organisation",
                        verbose_name="上级机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "机构",
                "verbose_name_plural": "机构",
            },
        ),
        migrations.CreateModel(
            name="OrganisationAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        error_messages={"unique": "这个别名已属于另一机构。"},
                        max_length=200,
                        unique=True,
                        verbose_name="别名",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="releases.organisation",
                        verbose_name="机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "机构别名",
                "verbose_name_plural": "机构别名",
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="姓名")),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        help_text="用在网址里，发布后请勿更改；可以是汉字。",
                        max_length=200,
                        unique=True,
                        verbose_name="网址名",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="只在同名时填写，用来区分，如“市中级人民法院”。",
                        max_length=200,
                        verbose_name="区分说明",
                    ),
                ),
            ],
            options={
                "verbose_name": "人员",
                "verbose_name_plural": "人员",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="person_has_a_name"
                    ),
                    models.UniqueConstraint(
                        fields=("name", "note"),
                        name="namesakes_have_different_notes",
                        violation_error_message="已有同名人员，请用“区分说明”把两人区分开。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, unique=True, verbose_name="名称")),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        help_text="用在网址里，发布后请勿更改；可以是汉字。",
                        max_length=200,
                        unique=True,
                        verbose_name="网址名",
                    ),
                ),
            ],
            options={
                "verbose_name": "主题",
                "verbose_name_plural": "主题",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="topic_has_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        error_messages={"unique": "这个别名已属于另一指标。"},
                        max_length=200,
                        unique=True,
                        verbose_name="别名",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="releases.indicator",
                        verbose_name="指标",
                    ),
                ),
            ],
            options={
                "verbose_name": "指标别名",
                "verbose_name_plural": "指标别名",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="indicator_alias_has_a_name",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="organisation_has_a_name",
                violation_error_message="机构要有名称。",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True),
                name="organisation_is_not_its_own_parent",
                violation_error_message="机构不能是自己的上级。",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationalias",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="organisation_alias_has_a_name",
            ),
        ),
    ]
