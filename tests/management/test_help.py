"""What each command says of itself, and what it takes."""

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

PLAIN = {action.dest for action in BaseCommand().create_parser("manage.py", "plain")._actions}
COMMANDS = {
    "backup": [
        "备份数据库的全部内容和附件到一个文件；网站照常运行，编辑照常保存。",
        "FILE: 备份文件，如 ipnews.backup",
    ],
    "check_releases": [
        "核查草稿；加 --live 核查已发布的内容，并看是否两周没有新稿。每个问题一行。",
        "--live: 核查读者看得到的内容",
        "--json: 写成 JSON，给监控用",
    ],
    "doctor": [
        "检查整个网站：设置、权限、数据库、检索、指纹、操作记录、附件、时钟、帐号；"
        "每个问题一行，连同办法。",
        "[CHECK ...]: database、migrations、index、cache、disk、timed、settings、permissions、"
        "triggers、integrity、fingerprints、trail、files、clock、accounts、review；不写就是全部",
        "--json: 写成 JSON，给监控用",
        "--backups DIR: 连同这个目录里的备份（*.backup）一起检查",
    ],
    "export_releases": [
        "把已发布的发布稿导出成 .jsonl（每行一篇）；import_releases 能原样读回。",
        "[NUMBER ...]: 编号，如 20230427-1",
        "--drafts: 连同正在编辑的版本",
        "--output OUTPUT: 写到文件（默认标准输出）",
        "--pretty: 只导出一篇时，缩进成便于阅读的 .json",
        "--format {1,2}: 格式的版本；第 1 版没有目标、预计、除位次以外的范围和表格"
        "（默认 %(default)s）",
    ],
    "import_releases": [
        "导入 .txt、.html、.docx 网页和文稿，.json、.jsonl 发布稿；每 20 篇一个事务，"
        "未导入的逐条说明。",
        "PATH [PATH ...]: 文件或文件夹",
        "--publish: 按原页的发布时间直接发布",
    ],
    "load_demo": [
        "载入演示数据（虚构的城市）；已经载入过就什么也不做。",
        "--if-empty: 只在还没有发布稿时载入",
    ],
    "make_editor": [
        "建立一个帐号，随机生成密码并只显示这一次；已有同名帐号就不动它。",
        "[name]: 用户名（默认 editor）",
        "--group {编辑,审核,总编,保密审查,审计员,管理员}: "
        "属于哪个组，可以写几次（默认编辑和审核：自己的稿子仍要别人审）",
        "--each-role: 每种角色各建一个：editor、reviewer、chief、auditor、administrator",
    ],
    "publish_due": [
        "发布到了时间的定时稿；给每分钟的定时任务用。没有发布成的连同原因写在工作台上。",
    ],
    "deliver_messages": [
        "提醒快到和已过的审稿期限，发出没有发出的邮件，删去过了保存期的消息；给定时任务用。",
    ],
    "propose_merges": [
        "列出词表里可能是同一个的名称；只提出，不合并，合并在编辑台里做。",
        "[KIND ...]: indicator、organisation、person、topic、outlet；不写就是全部",
    ],
    "prove_fingerprints": [
        "逐版核对已发布内容的指纹（现行、已更替、已撤回的都算）；有不符的逐条列出，退出码为 1。",
    ],
    "publish_trail_head": [
        "把操作记录现在的链头写到 DATA_DIR/trail-heads 当月的文件末尾；给每天的定时任务用。",
    ],
    "verify_trail": [
        "逐条核对操作记录的链，并与 DATA_DIR/trail-heads 里公布过的链头对照；"
        "不符的指出第一条，退出码为 1。",
        "--head N:HASH: 还与这个链头对照，如审计员邮件里收到的那一个；可以写几次",
    ],
    "unlock": [
        "解除暂停登录；不写帐号或地址，就列出现在暂停的。",
        "[NAME ...]: 用户名，或者网络地址",
    ],
    "read_text": [
        "读一篇发布会（网页文本、保存的网页或 Word 文件），打印成 JSON；不保存任何东西。",
        "FILE [FILE ...]: .txt（UTF-8、UTF-16 或 GB18030）、.html、.docx；"
        "几个文件依次是同一篇的各页",
    ],
    "reindex": [
        "Write the search index anew, while it is in use, and prove that it agrees.",
        "--if-needed: only what was left undone; all of it where rules are others; else nothing",
        "--missing: write only what a killed process left undone",
        "--check: prove it, and write nothing",
    ],
    "reset_second_factor": [
        "重置一个帐号的两步验证：删去验证器、通行密钥和恢复码，登录只要密码。",
        "NAME: 用户名",
        "--reason REASON: 为什么重置，写进操作记录",
    ],
    "restore": [
        "用备份恢复网站；先停网站。文件不完整、被改动过、来自更新的程序，都不恢复。",
        "FILE: manage.py backup 写的文件",
        "--replace: 换掉这里的全部内容；恢复成功以前，原内容不动",
    ],
    "sweep_files": [
        "彻底删除回收站里到期的草稿，和没有记录的附件文件（导入或上传中断时留下的）。",
        "--hours HOURS: 只删至少这么多小时以前写的文件（默认 %(default)s）",
        "--dry-run: 只列出，不删除",
    ],
}


def told(name: str) -> list[str]:
    parser = load_command_class("releases", name).create_parser("manage.py", name)
    ours = [action for action in parser._actions if action.dest not in PLAIN]
    usage = parser._get_formatter()
    lines = []
    for action in ours:
        taken = usage._format_args(
            action, action.dest.upper() if action.option_strings else action.dest
        )
        words = [*action.option_strings[:1], *([taken] if taken else [])]
        lines.append(f"{' '.join(words)}: {action.help}")
    return [parser.description, *lines]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does_and_takes(name):
    assert told(name) == COMMANDS[name]


def test_every_command_is_told():
    ours = [name for name, app in get_commands().items() if app == "releases"]
    assert sorted(ours) == sorted(COMMANDS)
