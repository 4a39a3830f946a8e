"""What a ZIP holds, told by its table of contents: nothing is unpacked."""

from typing import IO
from zipfile import ZipFile, ZipInfo

from django.utils.translation import gettext as _

from releases.publishing.errors import Refused
from releases.text.file_names import suffix_of

MOST_MEMBERS = 2_000
MOST_UNPACKED = 1024 * 1024 * 1024
MOST_LISTED = 1024 * 1024  # bytes of the table of contents
_END, _TAIL = b"PK\x05\x06", 22 + 65_535
# By a member that only this kind has.
_DOCUMENTS = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "xl/workbook.bin": ".xlsx",
    "ppt/presentation.xml": ".pptx",
    "OFD.xml": ".ofd",
}
PROGRAMS = frozenset(
    (
        *(".exe", ".com", ".bat", ".cmd", ".scr", ".pif", ".msi", ".dll", ".cpl", ".reg", ".lnk"),
        *(".js", ".jse", ".vbs", ".vbe", ".wsf", ".hta", ".ps1", ".sh", ".jar", ".class", ".apk"),
    )
)
ARCHIVES = frozenset((".zip", ".rar", ".7z", ".gz", ".tar", ".bz2", ".xz"))


def kind_of_zip(file: IO[bytes]) -> str:
    """The suffix that it deserves; raises Refused for what readers should not be handed."""
    members = _members(file)
    if any(member.flag_bits & 1 for member in members):
        raise Refused(_("它加了密码，读者打不开：请取消密码，另存一份再上传。"))
    names = {member.filename for member in members}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refused(_("它带有宏：请另存为不带宏的 .docx、.xlsx 或 .pptx 再上传。"))
    document = next((kind for name, kind in _DOCUMENTS.items() if name in names), None)
    if document and (document == ".ofd" or "[Content_Types].xml" in names):
        return document
    for name in sorted(names):
        if name.startswith("/") or ".." in name.replace("\\", "/").split("/"):
            raise Refused(_("压缩包里的“%s”指到文件夹之外：请重新打包再上传。") % name)
        if suffix_of(name) in PROGRAMS:
            raise Refused(_("压缩包里有程序“%s”：请去掉它，重新打包再上传。") % name)
        if suffix_of(name) in ARCHIVES:
            raise Refused(_("压缩包里还有压缩包“%s”：请解开它，重新打包再上传。") % name)
    return ".zip"


def _members(file: IO[bytes]) -> list[ZipInfo]:
    too_much = Refused(
        _("它展开以后太大（超过 %(size)d MB 或 %(files)d 个文件）：请分成几份上传。")
        % {"size": MOST_UNPACKED // 1024**2, "files": MOST_MEMBERS}
    )
    damaged = Refused(_("它已经损坏，打不开：请重新取一份，或在原程序里另存一份再上传。"))
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    # How long it says its table of contents is, which may be most of the file.
    at = tail.rfind(_END)
    listed = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if listed > MOST_LISTED or b"PK\x06\x07" in tail:  # as of archives beyond 4 GB
        raise too_much
    try:
        with ZipFile(file) as archive:
            members = archive.infolist()
    except Exception as error:  # zipfile lets more than BadZipFile through on hostile bytes
        raise damaged from error
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > MOST_UNPACKED:
        raise too_much
    # Parts that overlap are how a small archive unpacks to more than any disk holds.
    if sum(member.compress_size for member in members) > size:
        raise damaged
    return members
