import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0047_emergency_publication'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Withheld',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveIntegerField(default=0, verbose_name='版次')),
                ('uid', models.CharField(blank=True, max_length=8, verbose_name='附件')),
                ('reason', models.TextField(verbose_name='封存原因')),
                ('at', models.DateTimeField(verbose_name='封存时间')),
                ('lifted_at', models.DateTimeField(null=True, verbose_name='解除时间')),
            ],
            options={
                'verbose_name': '封存',
                'verbose_name_plural': '封存',
            },
        ),
        migrations.AlterModelOptions(
            name='edition',
            options={'permissions': [('publish_edition', '可以发布'), ('withdraw_edition', '可以撤回'), ('approve_edition', '可以审定'), ('secrecy_edition', '可以做保密审查'), ('sign_edition', '可以签发'), ('emergency_edition', '可以紧急发布'), ('withhold_edition', '可以封存'), ('read_withheld', '可以看封存的内容')], 'verbose_name': '版本', 'verbose_name_plural': '版本'},
        ),
        migrations.AddField(
            model_name='attachment',
            name='withheld',
            field=models.BooleanField(default=False, editable=False, verbose_name='已封存'),
        ),
        migrations.AddField(
            model_name='edition',
            name='withheld',
            field=models.BooleanField(default=False, editable=False, verbose_name='已封存'),
        ),
        migrations.AddField(
            model_name='pastedtext',
            name='withheld',
            field=models.BooleanField(default=False, editable=False, verbose_name='已封存'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('withheld', False), ('state__in', ['superseded', 'withdrawn']), _connector='OR'), name='edition_withheld_is_no_longer_live'),
        ),
        migrations.AddField(
            model_name='withheld',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='封存的人'),
        ),
        migrations.AddField(
            model_name='withheld',
            name='lifted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='解除的人'),
        ),
        migrations.AddField(
            model_name='withheld',
            name='release',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withheld', to='releases.release', verbose_name='发布稿'),
        ),
        migrations.AddConstraint(
            model_name='withheld',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('release', 'ordinal', 'uid'), name='withheld_once'),
        ),
        migrations.AddConstraint(
            model_name='withheld',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ordinal', 0), models.Q(('uid', ''), _negated=True)), models.Q(('ordinal__gte', 1), ('uid', '')), _connector='OR'), name='withheld_is_an_edition_or_a_file'),
        ),
        migrations.AddConstraint(
            model_name='withheld',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='withheld_for_a_reason'),
        ),
    ]
