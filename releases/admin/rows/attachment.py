"""Attachments; a file is handed out by a view of the admin, as a download."""

from pathlib import PurePath

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.http import FileResponse, Http404, HttpRequest, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin.staff_request import may_read
from releases.models import Attachment, Block
from releases.models.attachment import KINDS, fitted
from releases.publishing.errors import NotHere, Refused
from releases.publishing.uploads.attached import Upload, upload
from releases.publishing.uploads.kept_uploads import KeptUpload, keep, kept

from .edition_row import EditionListFilter, RowAdmin, RowForm
from .quoted_place import BlockChoice

MEGABYTES = 100
THUMBNAIL = 240  # points of the longer side


class AttachmentForm(RowForm[Attachment]):
    file = forms.FileField(
        label=gettext_lazy("文件"),
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(KINDS))}),
        required=False,
        help_text=gettext_lazy("已有文件时，不选就保留原文件。"),
    )

    by: int = 0  # the key of the account
    chosen: File[bytes] | None = None
    upload: Upload | None = None
    before: KeptUpload | None = None
    kept = forms.CharField(
        label=gettext_lazy("已选好的文件"), required=False, widget=forms.HiddenInput
    )
    block = BlockChoice(
        queryset=Block.objects.none(),
        required=False,
        empty_label=gettext_lazy("正文之后"),
        label=Attachment._meta.get_field("block").verbose_name,
        help_text=Attachment._meta.get_field("block").help_text,
    )

    def prepare(self) -> None:
        super().prepare()
        block = self.fields["block"]
        assert isinstance(block, BlockChoice)
        block.queryset = Block.objects.filter(edition=self.instance.edition_id).in_order()

    def clean_file(self) -> File[bytes]:
        """What was chosen now, else when the form came back last, else what is stored."""
        file: File[bytes] | None = self.cleaned_data.get("file")
        chosen = file if "file" in self.changed_data else None
        if chosen is None and (before := kept(self.data.get("kept", ""), by=self.by)):
            self.before, chosen = before, before.file()
        if chosen is None and file:
            return file
        if chosen is None:
            raise ValidationError(_("请选一个文件。"))
        if chosen.size > MEGABYTES * 1024 * 1024:
            raise ValidationError(_("文件超过 %d MB。") % MEGABYTES)
        try:
            self.upload = upload(chosen.name or "", chosen)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        self.chosen = chosen
        return self.upload.file

    def clean(self) -> None:
        super().clean()
        if self.upload:
            self.upload.give_to(self.instance)

    def keep_chosen(self) -> None:
        """The form comes back: what was chosen for it, and is no fault itself, goes with it."""
        if self.upload and self.chosen and self.before is None:
            self.before = keep(self.chosen, by=self.by)
        assert isinstance(self.data, QueryDict)
        data = self.data.copy()
        data["kept"] = self.before.token if self.before else ""
        self.data = data
        if self.before:
            self["file"].help_text = format_html(
                _("<strong>已选好“{}”，不用再选。</strong>要换就另选一个。"), self.before.name
            )


def stored_file(row: Attachment) -> SafeString:
    """The way to it; a photo is seen."""
    url = reverse("admin:releases_attachment_file", args=[row.pk])
    if not row.is_photo:
        return format_html('<a href="{}">{}</a>', url, PurePath(row.file.name).name)
    width, height = fitted(row.width or 0, row.height or 0, THUMBNAIL)
    return format_html(
        '<a href="{0}"><img src="{0}?shown" alt="{1}" width="{2}" height="{3}"></a>',
        *(url, row.alternative, width, height),
    )


@admin.register(Attachment)
class AttachmentAdmin(RowAdmin[Attachment]):
    list_display = ("name", "alternative", "position", "edition")
    list_filter = (EditionListFilter, "edition__state")
    search_fields = ("name", "alternative", "edition__title")
    search_help_text = gettext_lazy("按名称、说明、版本标题查找")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:pk>/file/", view, name="releases_attachment_file"), *super().get_urls()]

    def file_view(self, request: HttpRequest, pk: int) -> FileResponse:
        attachment = self.get_object(request, str(pk))
        if attachment is None:
            raise Http404
        if not self.has_view_permission(request, attachment) or not may_read(request, attachment):
            raise PermissionDenied
        shown = attachment.is_photo and "shown" in request.GET
        try:
            file = (attachment.small or attachment.file if shown else attachment.file).open("rb")
            return FileResponse(file, as_attachment=not shown, filename=attachment.download_name)
        except FileNotFoundError as error:
            raise NotHere(_("文件不在存储里。")) from error
