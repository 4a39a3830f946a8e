from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0017_printed_topics_and_folded_names"),
    ]

    operations = [
        migrations.AlterUniqueTogether(name="editiontopic", unique_together=set()),
        migrations.AlterField(
            model_name="editiontopic",
            name="name",
            field=models.CharField(max_length=200, verbose_name="原文名称"),
        ),
        migrations.AddConstraint(
            model_name="editiontopic",
            constraint=models.UniqueConstraint(
                fields=("edition", "name"), name="edition_topics_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="editiontopic",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="edition_topic_has_a_name"
            ),
        ),
        migrations.AlterField(
            model_name="indicator",
            name="name_key",
            field=models.CharField(editable=False, max_length=400),
        ),
        migrations.AlterField(
            model_name="indicatoralias",
            name="name_key",
            field=models.CharField(editable=False, max_length=400),
        ),
        migrations.AlterField(
            model_name="mediaoutlet",
            name="name_key",
            field=models.CharField(editable=False, max_length=400),
        ),
        migrations.AlterField(
            model_name="organisation",
            name="name_key",
            field=models.CharField(editable=False, max_length=400),
        ),
        migrations.AlterField(
            model_name="organisationalias",
            name="name_key",
            field=models.CharField(editable=False, max_length=400),
        ),
        migrations.AlterField(
            model_name="person",
            name="name_key",
            field=models.CharField(editable=False, max_length=400),
        ),
        migrations.AlterField(
            model_name="topic",
            name="name_key",
            field=models.CharField(editable=False, max_length=400),
        ),
        migrations.RemoveConstraint(
            model_name="person",
            name="namesakes_have_different_notes",
        ),
        migrations.AlterField(
            model_name="indicatoralias",
            name="name",
            field=models.CharField(max_length=200, verbose_name="别名"),
        ),
        migrations.AlterField(
            model_name="organisationalias",
            name="name",
            field=models.CharField(max_length=200, verbose_name="别名"),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.UniqueConstraint(fields=("name_key",), name="indicator_names_differ"),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("name_key", ""), _negated=True),
                name="indicator_name_can_be_read",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatoralias",
            constraint=models.UniqueConstraint(
                fields=("name_key",), name="indicator_aliases_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="mediaoutlet",
            constraint=models.UniqueConstraint(
                fields=("name_key",), name="media_outlet_names_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="mediaoutlet",
            constraint=models.CheckConstraint(
                condition=models.Q(("name_key", ""), _negated=True),
                name="media_outlet_name_can_be_read",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                fields=("name_key",), name="organisation_names_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("name_key", ""), _negated=True),
                name="organisation_name_can_be_read",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationalias",
            constraint=models.UniqueConstraint(
                fields=("name_key",), name="organisation_aliases_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("name_key", ""), _negated=True), name="person_name_can_be_read"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                fields=("name_key", "note"),
                name="namesakes_have_different_notes",
                violation_error_message="已有同名人员，请用“区分说明”把两人区分开。",
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.UniqueConstraint(fields=("name_key",), name="topic_names_differ"),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(("name_key", ""), _negated=True), name="topic_name_can_be_read"
            ),
        ),
    ]
