import django.db.models.deletion
from django.db import migrations, models

from . import _search_1 as search


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0008_editions_found_by_content"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                ("year", models.PositiveSmallIntegerField(db_index=True, null=True)),
                ("title", models.TextField()),
                ("title_hash", models.BigIntegerField(db_index=True)),
                ("names", models.TextField()),
                ("headings", models.TextField()),
                ("tags", models.TextField()),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_document",
                        to="releases.edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "检索条目",
                "verbose_name_plural": "检索条目",
            },
        ),
        migrations.CreateModel(
            name="SynonymGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
            ],
            options={
                "verbose_name": "同义词",
                "verbose_name_plural": "同义词",
            },
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="full_text",
                        serialize=False,
                        to="releases.searchdocument",
                    ),
                ),
                ("title", models.TextField()),
                ("text", models.TextField()),
            ],
            options={
                "verbose_name": "检索文字",
                "verbose_name_plural": "检索文字",
            },
        ),
        migrations.CreateModel(
            name="SearchState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key_version", models.CharField(max_length=50)),
                ("serial", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "检索状态",
                "verbose_name_plural": "检索状态",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="search_state_is_one_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="日期")),
                ("key", models.CharField(max_length=200)),
                ("words", models.CharField(max_length=200, verbose_name="查的词")),
                ("times", models.PositiveIntegerField(default=1, verbose_name="次数")),
                ("found", models.PositiveIntegerField(verbose_name="找到篇数")),
            ],
            options={
                "verbose_name": "检索统计",
                "verbose_name_plural": "检索统计",
                "indexes": [
                    models.Index(fields=["found", "day"], name="search_tally_without_hits")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("day", "key"), name="search_tally_one_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchFacet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "机构"), (2, "发言人"), (3, "主题"), (4, "环节")]
                    ),
                ),
                ("value", models.BigIntegerField()),
                (
                    "document",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facets",
                        to="releases.searchdocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "检索分类",
                "verbose_name_plural": "检索分类",
                "indexes": [
                    models.Index(
                        fields=["group", "value", "document"], name="search_facet_by_value"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "group", "value"), name="search_facet_says_it_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchPlace",
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
                            ("title", "标题"),
                            ("facts", "发布信息"),
                            ("topic", "主题"),
                            ("appearance", "发言人"),
                            ("attendance", "出席单位"),
                            ("media", "参会媒体"),
                            ("heading", "小标题"),
                            ("paragraph", "段落"),
                            ("statement", "发布"),
                            ("question", "提问"),
                            ("answer", "回答"),
                            ("measure", "举措"),
                            ("statistic", "数据"),
                        ],
                        max_length=10,
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("row", models.BigIntegerField(null=True)),
                ("anchor", models.CharField(blank=True, max_length=12)),
                ("exchange", models.BigIntegerField(null=True)),
                ("appearance", models.BigIntegerField(null=True)),
                ("theme", models.CharField(blank=True, max_length=20)),
                ("stage", models.CharField(blank=True, max_length=10)),
                ("figure_kind", models.CharField(blank=True, max_length=10)),
                ("text", models.TextField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="releases.searchdocument",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="releases.indicator",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="releases.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="releases.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "检索位置",
                "verbose_name_plural": "检索位置",
                "indexes": [
                    models.Index(fields=["kind", "row"], name="search_place_of_row"),
                    models.Index(fields=["exchange"], name="search_place_in_exchange"),
                    models.Index(fields=["appearance"], name="search_place_by_speaker"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SynonymWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=50, verbose_name="词")),
                ("key", models.CharField(editable=False, max_length=100, unique=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="releases.synonymgroup",
                        verbose_name="同义词",
                    ),
                ),
            ],
            options={
                "verbose_name": "词",
                "verbose_name_plural": "词",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        name="synonym_word_has_a_key",
                    )
                ],
            },
        ),
        migrations.RunPython(search.create, search.drop),
    ]
