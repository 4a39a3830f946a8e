from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0038_chained_trail_whole'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='change',
            name='change_verb_is_known',
        ),
        migrations.AlterField(
            model_name='change',
            name='kind',
            field=models.CharField(choices=[('release', '发布稿'), ('indicator', '指标'), ('organisation', '机构'), ('person', '人员'), ('topic', '主题'), ('outlet', '媒体'), ('synonyms', '同义词'), ('vocabulary', '词表'), ('rules', '审稿规则'), ('account', '帐号'), ('group', '组')], max_length=12, verbose_name='对象类别'),
        ),
        migrations.AlterField(
            model_name='change',
            name='verb',
            field=models.CharField(choices=[('draft', '建立草稿'), ('import', '导入'), ('publish', '发布'), ('correct', '开始更正'), ('withdraw', '撤回'), ('discard', '删除草稿'), ('submit', '送审'), ('recall', '撤回送审'), ('claim', '认领'), ('approve', '审定'), ('return', '退回'), ('edit', '修改内容'), ('settle', '核对疑点'), ('see', '看过'), ('follow', '登记跟进'), ('unfollow', '撤销跟进'), ('add', '添加'), ('change', '修改'), ('delete', '删除'), ('alias', '记为别名'), ('merge', '合并'), ('unmerge', '撤销合并'), ('apart', '标为两回事'), ('load', '载入演示'), ('fold', '重算名称'), ('close', '停用'), ('reopen', '恢复使用'), ('password', '更换密码')], max_length=10, verbose_name='操作'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['draft', 'import', 'publish', 'correct', 'withdraw', 'discard', 'edit', 'settle', 'see', 'follow', 'unfollow', 'submit', 'recall', 'claim', 'approve', 'return', 'add', 'change', 'delete', 'alias', 'merge', 'unmerge', 'apart', 'load', 'fold', 'close', 'reopen', 'password'])), name='change_verb_is_known'),
        ),
    ]
