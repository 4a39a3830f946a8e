import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0015_figures_by_part_and_goal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # The table of the links stays; it gets a column for the words that the page printed.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="EditionTopic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="printed_topics",
                                to="releases.edition",
                                verbose_name="版本",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uses",
                                to="releases.topic",
                                verbose_name="主题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "版本的主题",
                        "verbose_name_plural": "版本的主题",
                        "db_table": "releases_edition_topics",
                        "unique_together": {("edition", "topic")},
                    },
                ),
                migrations.AlterField(
                    model_name="edition",
                    name="topics",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="editions",
                        through="releases.EditionTopic",
                        to="releases.topic",
                        verbose_name="主题",
                    ),
                ),
            ]
        ),
        migrations.AddField(
            model_name="editiontopic",
            name="name",
            field=models.CharField(default="", max_length=200, verbose_name="原文名称"),
        ),
        migrations.CreateModel(
            name="FormerAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.CharField(max_length=200, verbose_name="旧网址名")),
            ],
            options={
                "verbose_name": "旧网址",
                "verbose_name_plural": "旧网址",
            },
        ),
        migrations.CreateModel(
            name="MediaOutletAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="别名")),
                ("name_key", models.CharField(editable=False, max_length=400)),
            ],
            options={
                "verbose_name": "媒体别名",
                "verbose_name_plural": "媒体别名",
            },
        ),
        migrations.CreateModel(
            name="PersonAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="别名")),
                ("name_key", models.CharField(editable=False, max_length=400)),
            ],
            options={
                "verbose_name": "人员别名",
                "verbose_name_plural": "人员别名",
            },
        ),
        migrations.CreateModel(
            name="TopicAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="别名")),
                ("name_key", models.CharField(editable=False, max_length=400)),
            ],
            options={
                "verbose_name": "主题别名",
                "verbose_name_plural": "主题别名",
            },
        ),
        migrations.CreateModel(
            name="VocabularyEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("indicator", "指标"),
                            ("organisation", "机构"),
                            ("person", "人员"),
                            ("topic", "主题"),
                            ("outlet", "媒体"),
                        ],
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("add", "添加"),
                            ("change", "修改"),
                            ("delete", "删除"),
                            ("alias", "记为别名"),
                            ("merge", "合并"),
                            ("undo", "撤销合并"),
                            ("different", "标为两回事"),
                        ],
                        max_length=10,
                        verbose_name="操作",
                    ),
                ),
                ("noun", models.BigIntegerField()),
                ("name", models.CharField(max_length=402, verbose_name="名称")),
                ("other", models.BigIntegerField(null=True)),
                (
                    "other_name",
                    models.CharField(blank=True, max_length=402, verbose_name="另一名称"),
                ),
                ("data", models.JSONField(default=dict)),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("by_name", models.CharField(blank=True, max_length=200, verbose_name="操作人")),
            ],
            options={
                "verbose_name": "词表记录",
                "verbose_name_plural": "词表记录",
                "permissions": [("merge_names", "可以合并名称")],
            },
        ),
        migrations.AddField(
            model_name="indicator",
            name="lock_version",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="indicator",
            name="name_key",
            field=models.CharField(default="", editable=False, max_length=400),
        ),
        migrations.AddField(
            model_name="indicatoralias",
            name="name_key",
            field=models.CharField(default="", editable=False, max_length=400),
        ),
        migrations.AddField(
            model_name="mediaoutlet",
            name="lock_version",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="mediaoutlet",
            name="name_key",
            field=models.CharField(default="", editable=False, max_length=400),
        ),
        migrations.AddField(
            model_name="organisation",
            name="lock_version",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="organisation",
            name="name_key",
            field=models.CharField(default="", editable=False, max_length=400),
        ),
        migrations.AddField(
            model_name="organisationalias",
            name="name_key",
            field=models.CharField(default="", editable=False, max_length=400),
        ),
        migrations.AddField(
            model_name="person",
            name="lock_version",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="person",
            name="name_key",
            field=models.CharField(default="", editable=False, max_length=400),
        ),
        migrations.AddField(
            model_name="topic",
            name="lock_version",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="topic",
            name="name_key",
            field=models.CharField(default="", editable=False, max_length=400),
        ),
        migrations.AlterField(
            model_name="indicator",
            name="slug",
            field=models.SlugField(
                allow_unicode=True,
                help_text="用在网址里，可以是汉字；改了以后，旧网址会转到新网址。",
                max_length=200,
                unique=True,
                verbose_name="网址名",
            ),
        ),
        migrations.AlterField(
            model_name="organisation",
            name="slug",
            field=models.SlugField(
                allow_unicode=True,
                help_text="用在网址里，可以是汉字；改了以后，旧网址会转到新网址。",
                max_length=200,
                unique=True,
                verbose_name="网址名",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="slug",
            field=models.SlugField(
                allow_unicode=True,
                help_text="用在网址里，可以是汉字；改了以后，旧网址会转到新网址。",
                max_length=200,
                unique=True,
                verbose_name="网址名",
            ),
        ),
        migrations.AlterField(
            model_name="topic",
            name="slug",
            field=models.SlugField(
                allow_unicode=True,
                help_text="用在网址里，可以是汉字；改了以后，旧网址会转到新网址。",
                max_length=200,
                unique=True,
                verbose_name="网址名",
            ),
        ),
        migrations.AddField(
            model_name="formeraddress",
            name="indicator",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="releases.indicator",
            ),
        ),
        migrations.AddField(
            model_name="formeraddress",
            name="organisation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="releases.organisation",
            ),
        ),
        migrations.AddField(
            model_name="formeraddress",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="releases.person",
            ),
        ),
        migrations.AddField(
            model_name="formeraddress",
            name="topic",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="releases.topic",
            ),
        ),
        migrations.AddField(
            model_name="mediaoutletalias",
            name="outlet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="aliases",
                to="releases.mediaoutlet",
                verbose_name="媒体",
            ),
        ),
        migrations.AddField(
            model_name="personalias",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="aliases",
                to="releases.person",
                verbose_name="人员",
            ),
        ),
        migrations.AddField(
            model_name="topicalias",
            name="topic",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="aliases",
                to="releases.topic",
                verbose_name="主题",
            ),
        ),
        migrations.AddField(
            model_name="vocabularyentry",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="帐号",
            ),
        ),
        migrations.AddField(
            model_name="vocabularyentry",
            name="undoes",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undone_by",
                to="releases.vocabularyentry",
                verbose_name="所撤销的合并",
            ),
        ),
        migrations.AddConstraint(
            model_name="formeraddress",
            constraint=models.UniqueConstraint(
                condition=models.Q(("indicator__isnull", False)),
                fields=("slug",),
                name="indicator_stood_at_one_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="formeraddress",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organisation__isnull", False)),
                fields=("slug",),
                name="organisation_stood_at_one_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="formeraddress",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)),
                fields=("slug",),
                name="person_stood_at_one_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="formeraddress",
            constraint=models.UniqueConstraint(
                condition=models.Q(("topic__isnull", False)),
                fields=("slug",),
                name="topic_stood_at_one_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="formeraddress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("indicator__isnull", False),
                        ("organisation", None),
                        ("person", None),
                        ("topic", None),
                    ),
                    models.Q(
                        ("indicator", None),
                        ("organisation__isnull", False),
                        ("person", None),
                        ("topic", None),
                    ),
                    models.Q(
                        ("indicator", None),
                        ("organisation", None),
                        ("person__isnull", False),
                        ("topic", None),
                    ),
                    models.Q(
                        ("indicator", None),
                        ("organisation", None),
                        ("person", None),
                        ("topic__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="former_address_leads_to_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediaoutletalias",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="media_outlet_alias_has_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediaoutletalias",
            constraint=models.UniqueConstraint(
                fields=("name_key",), name="media_outlet_aliases_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="personalias",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="person_alias_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="personalias",
            constraint=models.UniqueConstraint(
                fields=("name_key", "person"), name="person_aliases_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="topicalias",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="topic_alias_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="topicalias",
            constraint=models.UniqueConstraint(fields=("name_key",), name="topic_aliases_differ"),
        ),
        migrations.AddIndex(
            model_name="vocabularyentry",
            index=models.Index(fields=["kind", "noun"], name="vocabulary_entry_of_noun"),
        ),
        migrations.AddIndex(
            model_name="vocabularyentry",
            index=models.Index(fields=["verb", "kind"], name="vocabulary_entry_by_verb"),
        ),
        migrations.AddConstraint(
            model_name="vocabularyentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("undoes__isnull", False), ("verb", "undo")),
                    models.Q(models.Q(("verb", "undo"), _negated=True), ("undoes__isnull", True)),
                    _connector="OR",
                ),
                name="vocabulary_entry_undoes_a_merge",
            ),
        ),
        migrations.AddConstraint(
            model_name="vocabularyentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("other__isnull", False), ("verb__in", ["merge", "undo", "different"])
                    ),
                    models.Q(
                        ("other__isnull", True), ("verb__in", ["add", "change", "delete", "alias"])
                    ),
                    _connector="OR",
                ),
                name="vocabulary_entry_names_both",
            ),
        ),
    ]
