"""Whether an upload is what its name says; what is not is refused with what to do about it."""

from typing import IO

from django.utils.translation import gettext as _

from releases.models.attachment import KINDS
from releases.publishing.errors import Refused
from releases.text.file_names import suffix_of

from .file_content import PICTURES, Content, content_of

# What a suffix may hold besides what it is named after.
_TAKEN = {
    ".jpeg": PICTURES, ".jpg": PICTURES, ".png": PICTURES, ".gif": PICTURES, ".webp": PICTURES,
    ".csv": {Content.TEXT},
    ".wps": {Content.DOC, Content.DOCX},
    ".et": {Content.XLS, Content.XLSX},
}  # fmt: skip

OTHER_PICTURES = (".heic", ".heif", ".avif", ".svg", ".bmp", ".tif", ".tiff")


def checked(name: str, file: IO[bytes]) -> Content:
    """What the file is; raises Refused where its name says something else."""
    suffix = suffix_of(name)
    if suffix not in KINDS:
        why = _("不接受这类文件：请用 PDF、Word、Excel、图片或 ZIP。")
        if suffix in OTHER_PICTURES:
            why = _("网页上放不了这种图片（%s）：请另存为 JPG 或 PNG 再上传。") % suffix
        raise Refused(refusal(name, why))
    try:
        content = content_of(file)
    except Refused as why:
        raise Refused(refusal(name, str(why))) from why
    finally:
        file.seek(0)
    if content not in _TAKEN.get(suffix, {suffix}):
        raise Refused(refusal(name, _other_than(suffix, content)))
    return content


def refusal(name: str, why: str) -> str:
    """The sentence about a file of this name."""
    shown = "".join(letter for letter in name if letter.isprintable())
    shown = shown if len(shown) <= 60 else f"{shown[:30]}…{shown[-29:]}"
    return _("没有收下“%(name)s”：%(why)s") % {"name": shown, "why": why}


def _other_than(suffix: str, content: Content) -> str:
    if content == Content.HTML and _TAKEN.get(suffix) == PICTURES:
        return _(
            "它其实是网页，不是图片：请在浏览器里打开它，把其中的图片另存为 JPG 或 PNG 再上传。"
        )
    told = {
        Content.EMPTY: _("它是空的：请重新取一份再上传。"),
        Content.LOCKED: _("它加了密码，读者打不开：请取消密码，另存一份再上传。"),
        Content.PROGRAM: _("它其实是程序，不是 %s 文件：请不要打开，请网络管理员看一看。") % suffix,
        Content.UNKNOWN: _("它的内容不是 %s 文件，可能已经损坏：请在原程序里打开，另存一份再上传。")
        % suffix,
        Content.HEIC: _(
            "它其实是手机的 HEIC 照片：请在手机或电脑上另存为 JPG 再上传。"
            "（苹果手机：设置、相机、格式，选“兼容性最佳”。）"
        ),
        Content.HTML: _("它其实是网页，不是 %s 文件：请在浏览器里打印成 PDF 再上传。") % suffix,
        Content.SVG: _("它其实是 SVG 图，不是 %s 文件：请导出为 PNG 再上传。") % suffix,
    }
    if content in told:
        return told[content]
    if _TAKEN.get(suffix) == PICTURES:
        return _("它其实是 %s 文件，不是图片：请另存为 JPG 或 PNG 再上传。") % content
    if content in KINDS:
        return _(
            "它其实是 %(real)s 文件，不是 %(suffix)s 文件："
            "请把名称的结尾改成 %(real)s，或者在原程序里另存为 %(suffix)s，再上传。"
        ) % {"real": content, "suffix": suffix}
    return _("它其实是 %(real)s 文件，不是 %(suffix)s 文件：请另存为 %(suffix)s 再上传。") % {
        "real": content,
        "suffix": suffix,
    }
