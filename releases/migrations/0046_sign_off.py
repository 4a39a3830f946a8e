"""Links by which departments confirm their own rows, and what they answered."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0045_messages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('at', models.DateTimeField(verbose_name='发起时间')),
                ('expires_at', models.DateTimeField(verbose_name='有效期至')),
                ('opened_at', models.DateTimeField(null=True, verbose_name='第一次打开')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='失效时间')),
            ],
            options={
                'verbose_name': '部门会签',
                'verbose_name_plural': '部门会签',
            },
        ),
        migrations.CreateModel(
            name='SignOffAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('anchor', models.CharField(max_length=12, verbose_name='行')),
                ('answer', models.CharField(choices=[('confirm', '确认'), ('propose', '提议修改')], max_length=10, verbose_name='答复')),
                ('said', models.TextField(verbose_name='原文')),
                ('words', models.CharField(blank=True, max_length=500, verbose_name='建议改为')),
                ('signed_by', models.CharField(max_length=40, verbose_name='经办人')),
                ('at', models.DateTimeField(verbose_name='答复时间')),
                ('settled_at', models.DateTimeField(null=True, verbose_name='处理时间')),
            ],
            options={
                'verbose_name': '会签答复',
                'verbose_name_plural': '会签答复',
            },
        ),
        migrations.RemoveConstraint(
            model_name='change',
            name='change_verb_is_known',
        ),
        migrations.AlterField(
            model_name='change',
            name='verb',
            field=models.CharField(choices=[('draft', '建立草稿'), ('import', '导入'), ('publish', '发布'), ('correct', '开始更正'), ('withdraw', '撤回'), ('discard', '删除草稿'), ('submit', '送审'), ('recall', '撤回送审'), ('claim', '认领'), ('approve', '审定'), ('return', '退回'), ('comment', '批注'), ('answer', '答复批注'), ('resolve', '解决批注'), ('unresolve', '重提批注'), ('ask', '请部门会签'), ('reply', '部门答复'), ('revoke', '收回会签'), ('edit', '修改内容'), ('settle', '核对疑点'), ('see', '看过'), ('follow', '登记跟进'), ('unfollow', '撤销跟进'), ('add', '添加'), ('change', '修改'), ('delete', '删除'), ('alias', '记为别名'), ('merge', '合并'), ('unmerge', '撤销合并'), ('apart', '标为两回事'), ('load', '载入演示'), ('fold', '重算名称'), ('close', '停用'), ('reopen', '恢复使用'), ('password', '更换密码'), ('time', '定时发布'), ('untime', '取消定时'), ('withhold', '封存'), ('lift', '解除封存'), ('bring_back', '取回草稿'), ('pin', '置顶'), ('unpin', '取消置顶')], max_length=10, verbose_name='操作'),
        ),
        migrations.AlterField(
            model_name='message',
            name='event',
            field=models.CharField(choices=[('submitted', '送审，等您审定'), ('claimed', '认领'), ('returned', '退回'), ('approved', '审定'), ('passed_on', '到了您的一步'), ('recalled', '撤回送审'), ('published', '发布'), ('emergency', '紧急发布，等事后审'), ('afterwards', '事后审'), ('due', '期限将到'), ('overdue', '已过期限'), ('commented', '批注'), ('answered', '答复批注'), ('replied', '部门答复会签')], max_length=12, verbose_name='事由'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['draft', 'import', 'publish', 'correct', 'withdraw', 'discard', 'edit', 'settle', 'see', 'follow', 'unfollow', 'submit', 'recall', 'claim', 'approve', 'return', 'comment', 'answer', 'resolve', 'unresolve', 'ask', 'reply', 'revoke', 'add', 'change', 'delete', 'alias', 'merge', 'unmerge', 'apart', 'load', 'fold', 'close', 'reopen', 'password', 'time', 'untime', 'withhold', 'lift', 'bring_back', 'pin', 'unpin'])), name='change_verb_is_known'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='发起人'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_offs', to='releases.edition', verbose_name='版本'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='releases.organisation', verbose_name='部门'),
        ),
        migrations.AddField(
            model_name='signoffanswer',
            name='sign_off',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='releases.signoff', verbose_name='部门会签'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('edition', 'organisation'), name='sign_off_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('at'))), name='sign_off_expires'),
        ),
        migrations.AddConstraint(
            model_name='signoffanswer',
            constraint=models.UniqueConstraint(fields=('sign_off', 'anchor'), name='sign_off_row_once'),
        ),
        migrations.AddConstraint(
            model_name='signoffanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'confirm'), ('words', '')), models.Q(('answer', 'propose'), models.Q(('words', ''), _negated=True)), _connector='OR'), name='sign_off_proposal_has_words'),
        ),
    ]
