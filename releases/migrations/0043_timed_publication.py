import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0042_review_is_on'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TimedPublication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='定时')),
                ('failed_at', models.DateTimeField(null=True, verbose_name='没有发布的时间')),
                ('reason', models.TextField(blank=True, verbose_name='没有发布的原因')),
            ],
            options={
                'verbose_name': '定时发布',
                'verbose_name_plural': '定时发布',
            },
        ),
        migrations.RemoveConstraint(
            model_name='change',
            name='change_verb_is_known',
        ),
        migrations.AlterField(
            model_name='change',
            name='verb',
            field=models.CharField(choices=[('draft', '建立草稿'), ('import', '导入'), ('publish', '发布'), ('correct', '开始更正'), ('withdraw', '撤回'), ('discard', '删除草稿'), ('submit', '送审'), ('recall', '撤回送审'), ('claim', '认领'), ('approve', '审定'), ('return', '退回'), ('comment', '批注'), ('answer', '答复批注'), ('resolve', '解决批注'), ('unresolve', '重提批注'), ('edit', '修改内容'), ('settle', '核对疑点'), ('see', '看过'), ('follow', '登记跟进'), ('unfollow', '撤销跟进'), ('add', '添加'), ('change', '修改'), ('delete', '删除'), ('alias', '记为别名'), ('merge', '合并'), ('unmerge', '撤销合并'), ('apart', '标为两回事'), ('load', '载入演示'), ('fold', '重算名称'), ('close', '停用'), ('reopen', '恢复使用'), ('password', '更换密码'), ('time', '定时发布'), ('untime', '取消定时'), ('withhold', '封存'), ('lift', '解除封存'), ('bring_back', '取回草稿'), ('pin', '置顶'), ('unpin', '取消置顶')], max_length=10, verbose_name='操作'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['draft', 'import', 'publish', 'correct', 'withdraw', 'discard', 'edit', 'settle', 'see', 'follow', 'unfollow', 'submit', 'recall', 'claim', 'approve', 'return', 'comment', 'answer', 'resolve', 'unresolve', 'add', 'change', 'delete', 'alias', 'merge', 'unmerge', 'apart', 'load', 'fold', 'close', 'reopen', 'password', 'time', 'untime', 'withhold', 'lift', 'bring_back', 'pin', 'unpin'])), name='change_verb_is_known'),
        ),
        migrations.AddField(
            model_name='timedpublication',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='定时的人'),
        ),
        migrations.AddField(
            model_name='timedpublication',
            name='edition',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='timed', to='releases.edition', verbose_name='版本'),
        ),
        migrations.AddIndex(
            model_name='timedpublication',
            index=models.Index(fields=['at'], name='timed_by_time'),
        ),
        migrations.AddConstraint(
            model_name='timedpublication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('failed_at', None), ('reason', '')), models.Q(('failed_at__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='timed_failure_has_a_reason'),
        ),
    ]
