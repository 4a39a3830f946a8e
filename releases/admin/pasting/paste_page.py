"""The paste page: a text or files come in, are kept, and become a draft at once."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from releases.admin.staff_request import StaffRequest
from releases.intake import pasted_pages
from releases.intake.sources.file_kinds import is_document
from releases.intake.sources.page_joining import natural
from releases.intake.sources.unreadable import Unreadable
from releases.models import PastedText

from . import draft_page
from .paste_files import KeptPagesForm

MOST_BYTES_OF_A_CHARACTER = 4
ACCEPTED = (".txt", ".html", ".htm", ".docx")
_HEAD = 2_000


class TextAsTypedField(forms.CharField):
    """Keeps what was pasted, NUL characters included; intake decides what is readable."""

    widget = forms.Textarea(attrs={"rows": 20, "class": "vLargeTextField", "autofocus": True})

    def __init__(self, *, label: StrOrPromise) -> None:
        super().__init__(label=label, strip=False, required=False)
        self.validators = []


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class PagesField(forms.FileField):
    """The pages of one transcript, in the order of their names."""

    widget = SeveralFilesInput(attrs={"accept": ",".join(ACCEPTED)})

    def clean(self, data: object, initial: object = None) -> list[UploadedFile]:
        files = data if isinstance(data, list) else [data]
        cleaned = [super(PagesField, self).clean(file, initial) for file in files]
        return sorted(filter(None, cleaned), key=lambda file: natural(file.name or ""))


class PasteForm(KeptPagesForm):
    text = TextAsTypedField(label=gettext_lazy("网页全文"))
    file = PagesField(
        label=gettext_lazy("或选文件"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy(
            "可以是纯文本（.txt，UTF-8、UTF-16 或 GB18030）、保存的网页（.html、.htm）、"
            "Word 文件（.docx）；PDF、图片、.doc、.mht 不能直接读。"
            "一场发布会分成几页的，可以一次选几个文件，按文件名的顺序（第2页在第10页之前）拼成一篇。"
        ),
    )

    def clean_file(self) -> list[File[bytes]]:
        chosen: list[File[bytes]] = self.cleaned_data["file"]
        files = chosen or self.files_before()
        for file in files:
            limit = most_bytes(file)
            size = file.size or 0
            if size > limit:
                raise ValidationError(
                    _("文件《%(name)s》有 %(size).1f MB，太大了；这种文件最多 %(limit).1f MB。")
                    % {"name": file.name, "size": size / 1024**2, "limit": limit / 1024**2}
                )
        if sum(file.size or 0 for file in files) > pasted_pages.MAX_SOURCE_BYTES:
            raise ValidationError(
                _("这些文件一共超过 %s MB，太大了。") % (pasted_pages.MAX_SOURCE_BYTES // 1024**2)
            )
        return files

    def clean(self) -> None:
        if self.cleaned_data.get("file") and (self.cleaned_data.get("text") or "").strip():
            raise ValidationError(_("文字和文件只能选一样：请清空文本框，或不要选文件。"))

    @property
    def source(self) -> str:
        return "file" if self.cleaned_data.get("file") else "text"

    def pages(self) -> list[tuple[str, bytes]]:
        """Names and bytes to keep; a text area always sends CRLF, whatever the page had."""
        if self.source == "file":
            return [(file.name, bytes(file.read())) for file in self.cleaned_data["file"]]
        return [("", str(self.cleaned_data["text"]).replace("\r\n", "\n").encode())]


def most_bytes(file: File[bytes]) -> int:
    """A Word file and a page's source may be larger than a plain text."""
    head = file.read(_HEAD)
    file.seek(0)
    if is_document(head):
        return pasted_pages.MAX_SOURCE_BYTES
    return int(settings.PASTE_MAX_CHARACTERS) * MOST_BYTES_OF_A_CHARACTER


def paste_view(request: StaffRequest, *, model_admin: admin.ModelAdmin[PastedText]) -> HttpResponse:
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = PasteForm(request.POST or None, request.FILES or None)
    form.by = request.user.pk
    if request.method == "POST" and form.is_valid():
        pages = form.pages()
        try:
            kept = pasted_pages.keep_pages(pages, by=request.user, now=timezone.now())
        except (Unreadable, pasted_pages.Unchangeable) as error:
            form.add_error(form.source, str(error))
        else:
            if len(pages) > 1:
                names = "、".join(f"{n}. {name}" for n, (name, _content) in enumerate(pages, 1))
                told = _("%(count)s 个文件已按这个顺序拼成一篇：%(names)s。")
                messages.info(request, told % {"count": len(pages), "names": names})
            return draft_page.begin(request, kept)
    if request.method == "POST":
        form.come_back(form.cleaned_data.get("file") or [])
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("粘贴新闻发布会页面"),
        "opts": model_admin.opts,
        "form": form,
        "limit": settings.PASTE_MAX_CHARACTERS,
    }
    return TemplateResponse(request, "admin/releases/paste.html", context)
