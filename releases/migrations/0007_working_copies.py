import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0006_pages_of_several_kinds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Check",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("data", models.JSONField(verbose_name="内容")),
                ("settled", models.JSONField(default=list, verbose_name="已核对")),
                ("text_sha256", models.CharField(max_length=64, verbose_name="所读文字的 SHA-256")),
                ("data_before", models.JSONField(null=True, verbose_name="上一步的内容")),
                ("settled_before", models.JSONField(null=True, verbose_name="上一步的已核对")),
                ("lock_version", models.PositiveIntegerField(default=1)),
                ("updated_at", models.DateTimeField(verbose_name="修改时间")),
                (
                    "pasted_text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="working_copy",
                        to="releases.pastedtext",
                        verbose_name="原文",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="修改人",
                    ),
                ),
            ],
            options={
                "verbose_name": "核对",
                "verbose_name_plural": "核对",
            },
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.CheckConstraint(
                condition=models.Q(("lock_version__gte", 1)), name="check_version_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.CheckConstraint(
                condition=models.Q(("text_sha256__length", 64)), name="check_knows_its_text"
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("data_before__isnull", True), ("settled_before__isnull", True)),
                    models.Q(("data_before__isnull", False), ("settled_before__isnull", False)),
                    _connector="OR",
                ),
                name="check_steps_back_whole",
            ),
        ),
    ]
