from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0043_timed_publication'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='note_kind',
            field=models.CharField(choices=[('correction', '更正'), ('addition', '补充')], default='correction', max_length=10, verbose_name='改动的种类'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('note_kind__in', ['correction', 'addition'])), name='edition_note_kind_is_known'),
        ),
    ]
