"""Attachments; a file is handed out by a view of the admin, as a download."""

from pathlib import PurePath

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.http import FileResponse, Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Attachment, Block
from releases.publishing.errors import NotHere, Refused
from releases.publishing.uploads.attached import Upload, upload

from .edition_row import EditionListFilter, RowAdmin, RowForm
from .quoted_place import BlockChoice, choose_block

MEGABYTES = 100


class AttachmentForm(RowForm[Attachment]):
    file = forms.FileField(
        label=gettext_lazy("文件"),
        widget=forms.FileInput,
        required=False,
        help_text=gettext_lazy("已有文件时，不选就保留原文件。"),
    )

    upload: Upload | None = None
    block = BlockChoice(
        queryset=Block.objects.none(),
        required=False,
        label=Attachment._meta.get_field("block").verbose_name,
        help_text=Attachment._meta.get_field("block").help_text,
    )

    def prepare(self) -> None:
        super().prepare()
        choose_block(self)

    def clean_file(self) -> File[bytes]:
        file: File[bytes] | None = self.cleaned_data.get("file")
        if not file:
            raise ValidationError(_("请选一个文件。"))
        if "file" in self.changed_data:
            if file.size > MEGABYTES * 1024 * 1024:
                raise ValidationError(_("文件超过 %d MB。") % MEGABYTES)
            try:
                self.upload = upload(file.name or "", file)
            except Refused as refusal:
                raise ValidationError(str(refusal)) from refusal
            return self.upload.file
        return file

    def clean(self) -> None:
        super().clean()
        if self.upload:
            self.upload.give_to(self.instance)


@admin.register(Attachment)
class AttachmentAdmin(RowAdmin[Attachment]):
    form = AttachmentForm
    fields = ("version", "name", "stored", "file", "alternative", "block", "position")
    readonly_fields = ("stored",)
    not_shown_read_only = ("version", "file")
    list_display = ("name", "alternative", "position", "edition")
    list_filter = (EditionListFilter, "edition__state")
    search_fields = ("name", "alternative", "edition__title")
    search_help_text = gettext_lazy("按名称、说明、版本标题查找")
    panel_display = ("name", "alternative")

    @admin.display(description=gettext_lazy("现有文件"))
    def stored(self, obj: Attachment | None) -> SafeString | str:
        if obj is None or obj.pk is None:
            return "—"
        url = reverse("admin:releases_attachment_file", args=[obj.pk])
        return format_html('<a href="{}">{}</a>', url, PurePath(obj.file.name).name)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:pk>/file/", view, name="releases_attachment_file"), *super().get_urls()]

    def file_view(self, request: HttpRequest, pk: int) -> FileResponse:
        attachment = self.get_object(request, str(pk))
        if attachment is None:
            raise Http404
        if not self.has_view_permission(request, attachment):
            raise PermissionDenied
        try:
            file = attachment.file.open("rb")
            return FileResponse(file, as_attachment=True, filename=attachment.download_name)
        except FileNotFoundError as error:
            raise NotHere(_("文件不在存储里。")) from error
