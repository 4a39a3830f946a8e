import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0009_search_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("promise_uid", models.CharField(max_length=8, verbose_name="举措")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("done", "已完成"),
                            ("ongoing", "进行中"),
                            ("dropped", "不再推进"),
                            ("silent", "未提及"),
                        ],
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                (
                    "evidence_kind",
                    models.CharField(blank=True, max_length=1, verbose_name="依据类型"),
                ),
                ("evidence_uid", models.CharField(blank=True, max_length=8, verbose_name="依据")),
                ("note", models.TextField(blank=True, verbose_name="说明")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="出处")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "unlinked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="撤销时间"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="releases.release",
                        verbose_name="依据所在发布稿",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="releases.release",
                        verbose_name="举措所在发布稿",
                    ),
                ),
                (
                    "unlinked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销人",
                    ),
                ),
            ],
            options={
                "verbose_name": "举措跟进",
                "verbose_name_plural": "举措跟进",
                "indexes": [
                    models.Index(fields=["promise", "promise_uid"], name="follow_up_of_promise")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("promise_uid", ""), _negated=True),
                        name="follow_up_names_its_promise",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["done", "ongoing", "dropped", "silent"])
                        ),
                        name="follow_up_outcome_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("evidence__isnull", False),
                                ("evidence_kind__in", ["m", "b", "s"]),
                                ("outcome__in", ["done", "ongoing", "dropped"]),
                                models.Q(("evidence_uid", ""), _negated=True),
                            ),
                            models.Q(
                                ("evidence__isnull", True),
                                ("evidence_kind", ""),
                                ("evidence_uid", ""),
                                ("outcome", "dropped"),
                                models.Q(("note", ""), _negated=True),
                                models.Q(("source", ""), _negated=True),
                            ),
                            models.Q(
                                ("evidence__isnull", False),
                                ("evidence_kind", ""),
                                ("evidence_uid", ""),
                                ("outcome", "silent"),
                            ),
                            _connector="OR",
                        ),
                        name="follow_up_stands_on_evidence",
                        violation_error_message="要有依据：后来发布会上的原话，或者说明和出处。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("evidence__isnull", True),
                            models.Q(("evidence", models.F("promise")), _negated=True),
                            _connector="OR",
                        ),
                        name="follow_up_evidence_is_of_another_release",
                        violation_error_message="依据要来自另一篇发布稿。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unlinked_by__isnull", True),
                            ("unlinked_at__isnull", False),
                            _connector="OR",
                        ),
                        name="follow_up_taken_back_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unlinked_at__isnull", True)),
                        fields=(
                            "promise",
                            "promise_uid",
                            "evidence",
                            "evidence_kind",
                            "evidence_uid",
                        ),
                        name="one_follow_up_per_promise_and_evidence",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("evidence__isnull", True), ("unlinked_at__isnull", True)
                        ),
                        fields=("promise", "promise_uid"),
                        name="one_note_per_promise",
                    ),
                ],
            },
        ),
    ]
