import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0005_spans_stay_inside_blocks"),
    ]

    operations = [
        migrations.AddField(
            model_name="pastedtext",
            name="kind",
            field=models.CharField(
                choices=[("text", "纯文本"), ("html", "网页"), ("docx", "Word 文件")],
                default="text",
                editable=False,
                max_length=4,
                verbose_name="种类",
            ),
        ),
        migrations.AlterField(
            model_name="pastedtext",
            name="encoding",
            field=models.CharField(blank=True, editable=False, max_length=20, verbose_name="编码"),
        ),
        migrations.AddField(
            model_name="pastedtext",
            name="follows",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="releases.pastedtext",
                verbose_name="上一页",
            ),
        ),
        migrations.AddConstraint(
            model_name="pastedtext",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["text", "html", "docx"])),
                name="pasted_text_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="pastedtext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "docx"), _negated=True), ("encoding", ""), _connector="OR"
                ),
                name="a_word_file_has_no_encoding",
            ),
        ),
        migrations.AddConstraint(
            model_name="pastedtext",
            constraint=models.CheckConstraint(
                condition=models.Q(("follows", models.F("pk")), _negated=True),
                name="pasted_text_does_not_follow_itself",
            ),
        ),
    ]
