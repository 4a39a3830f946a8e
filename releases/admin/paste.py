"""The paste page: a text or a file comes in, is kept, and leads to the check page."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.intake import paste

MOST_BYTES_OF_A_CHARACTER = 4


class TextAsTyped(forms.CharField):
    """Keeps what was pasted, NUL characters included; intake decides what is readable."""

    widget = forms.Textarea(attrs={"rows": 20, "class": "vLargeTextField", "autofocus": True})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, required=False, **kwargs)
        self.validators = []


class PasteForm(forms.Form):
    text = TextAsTyped(label=gettext_lazy("网页全文"))
    file = forms.FileField(
        label=gettext_lazy("或选一个文本文件"), required=False, allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
        help_text=gettext_lazy("纯文本（.txt），UTF-8 或 GB18030 编码都可以。"),
    )  # fmt: skip

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        limit = settings.PASTE_MAX_CHARACTERS
        if file and file.size > limit * MOST_BYTES_OF_A_CHARACTER:
            raise ValidationError(
                _("文件有 %(size).1f MB，太大了；一场发布会最多 %(limit)s 个字符。")
                % {"size": file.size / 1024**2, "limit": f"{limit:,}"}
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("file") and (cleaned.get("text") or "").strip():
            raise ValidationError(_("文字和文件只能选一样：请清空文本框，或不要选文件。"))
        return cleaned

    @property
    def source(self) -> str:
        return "file" if self.cleaned_data.get("file") else "text"

    def content(self) -> bytes:
        """The bytes to keep; a text area always sends CRLF, whatever the page had."""
        if self.source == "file":
            return bytes(self.cleaned_data["file"].read())
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").encode()


def paste_view(model_admin: Any, request: Any) -> HttpResponse:
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = PasteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        kept = _keep(form, by=request.user)
        if kept is not None:
            return HttpResponseRedirect(reverse("admin:releases_pastedtext_check", args=[kept.pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("粘贴新闻发布会页面"),
        "opts": model_admin.opts,
        "form": form,
        "limit": settings.PASTE_MAX_CHARACTERS,
    }
    return TemplateResponse(request, "admin/releases/paste.html", context)


def _keep(form: PasteForm, *, by: Any) -> Any:
    file = form.cleaned_data.get("file")
    try:
        return paste.keep(
            form.content(), filename=file.name if file else "", by=by, now=timezone.now()
        )
    except paste.Unreadable as error:
        form.add_error(form.source, str(error))
        return None
