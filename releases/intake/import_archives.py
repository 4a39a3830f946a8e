"""Files that somebody sends to be imported: told by size and number before a byte is read."""

import io
from collections.abc import Iterable, Iterator
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from .import_files import SUFFIXES, FoundRelease, releases_of
from .pasted_pages import MAX_SOURCE_BYTES
from .sources.page_joining import natural

ARCHIVE = ".zip"
MAX_FILES = 100  # at once, and in an archive
MAX_RELEASES = 200  # of one file; more take longer than a browser waits
_UTF8_NAME = 0x800


def releases_sent(name: str, file: IO[bytes], size: int) -> Iterator[FoundRelease]:
    """Every release of a file, or of all files in an archive; what is too much is a refusal."""
    if not name.lower().endswith(ARCHIVE):
        yield from _of_file(name, file, size)
        return
    try:
        with ZipFile(file) as archive:
            members = sorted(filter(_wanted, archive.infolist()), key=lambda m: natural(_name(m)))
            if not members or len(members) > MAX_FILES:
                told = {"most": MAX_FILES, "kinds": "、".join(SUFFIXES), "count": len(members)}
                refusal = _("压缩包里要有 1 至 %(most)d 个 %(kinds)s 文件，现在有 %(count)d 个")
                yield FoundRelease(name, refusal=refusal % told)
                return
            for member in members:
                yield from _of_member(name, archive, member)
    except (BadZipFile, NotImplementedError, EOFError):
        yield FoundRelease(name, refusal=_("压缩包已损坏，打不开：请重新打包"))


def _of_member(name: str, archive: ZipFile, member: ZipInfo) -> Iterator[FoundRelease]:
    where = f"{name} › {_name(member)}"
    if member.flag_bits & 1:
        yield FoundRelease(where, refusal=_("加了密码：请取消密码，重新打包"))
        return
    with archive.open(member) as file:
        content = file.read(MAX_SOURCE_BYTES + 1)  # what it says of its size may be a lie
    yield from _of_file(where, io.BytesIO(content), len(content))


def _of_file(name: str, file: IO[bytes], size: int) -> Iterator[FoundRelease]:
    if size > MAX_SOURCE_BYTES:
        most = MAX_SOURCE_BYTES // 1024**2
        refusal = _("超过 %d MB：请分成几个文件，或请管理员用 import_releases 导入") % most
        yield FoundRelease(name, refusal=refusal)
        return
    yield from _first(releases_of(name, file), name)


def _first(found: Iterable[FoundRelease], name: str) -> Iterator[FoundRelease]:
    for n, one in enumerate(found):
        if n == MAX_RELEASES:
            refusal = _("后面的没有导入：一个文件最多 %d 篇，请分成几个文件") % MAX_RELEASES
            yield FoundRelease(name, refusal=refusal)
            return
        yield one


def _wanted(member: ZipInfo) -> bool:
    """Files of ours; not what systems put beside them."""
    name = member.filename
    beside = name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")
    return not beside and name.lower().endswith(SUFFIXES)


def _name(member: ZipInfo) -> str:
    """As it was called: Windows here writes names in GBK without saying so."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
