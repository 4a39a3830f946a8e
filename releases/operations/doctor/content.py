"""Whether what was published is what was published, and files and rows belong together."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from releases.operations import orphaned_files
from releases.operations.findings import Finding
from releases.publishing.fingerprints import proofs

FEW = 5


def fingerprints() -> Iterator[Finding]:
    wrong = [proof.edition for proof in proofs() if not proof.holds]
    for edition in wrong[:FEW]:
        name = f"{edition.release.number} 第 {edition.ordinal} 版《{edition}》"
        yield Finding(
            f"{name}的内容与发布时的指纹不符。", "请与备份对照，查明谁绕过编辑台改了数据库。"
        )
    if len(wrong) > FEW:
        yield Finding(
            f"一共有 {len(wrong)} 版的指纹不符。", "请运行 manage.py prove_fingerprints。"
        )


def files() -> Iterator[Finding]:
    missing = orphaned_files.without_file()
    if missing:
        told = "、".join(missing[:FEW])
        yield Finding(
            f"有 {len(missing)} 个附件的文件不在：{told}。", "请从备份里取回，或者更正发布稿。"
        )
    loose = orphaned_files.without_row(now=timezone.now())
    if loose:
        yield Finding(f"有 {len(loose)} 个附件文件没有记录。", "请运行 manage.py sweep_files。")
    for path in sorted(Path(settings.DATA_DIR).glob("restore-*")):
        yield Finding(f"{path} 是中断的恢复留下的。", f"没有恢复在进行的话，请运行 rm -r {path}。")
