"""Review is on unless the office has chosen otherwise, or has nobody to review with."""

from django.db import migrations, models
from django.db.models import Q


def turn_on(apps, schema_editor):
    """Where two may work on an edition and one of them may publish it, or nobody is here yet.

    Administrators count only where nobody else has a group or a right of their own: the same
    person often has an account of each kind.
    """
    using = schema_editor.connection.alias
    active = apps.get_model("auth", "User").objects.using(using).filter(is_active=True)

    def may(*codenames):
        rights = {"content_type__app_label": "releases", "codename__in": codenames}
        given = apps.get_model("auth", "Permission").objects.using(using).filter(**rights)
        own = Q(user_permissions__in=given) | Q(groups__permissions__in=given)
        return active.filter(own, is_superuser=False)

    working = set(may("change_edition", "publish_edition").values_list("pk", flat=True))
    alone = len(working) == 1 or not may("publish_edition").exists()
    if alone and active.exists():
        return
    rules = apps.get_model("releases", "ReviewRules").objects.using(using)
    rules.filter(pk=1, steps=0).update(steps=1)


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0041_comments"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reviewrules",
            name="steps",
            field=models.PositiveSmallIntegerField(
                choices=[
                    (0, "不审（单人办公室）"),
                    (1, "一审：审核"),
                    (2, "两审：审核、签发"),
                    (3, "三审：初审、复审、签发"),
                ],
                default=1,
                verbose_name="审稿步骤",
            ),
        ),
        migrations.RunPython(turn_on, migrations.RunPython.noop),
    ]
