"""The office's list of wrong words: the next look at an edition's problems goes by it."""

from django.contrib import admin
from django.forms.models import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from releases.models import WrongWord
from releases.publishing.checking import word_list

from .staff_request import staff
from .trailed import TrailedAdmin


@admin.register(WrongWord)
class WrongWordAdmin(TrailedAdmin[WrongWord]):
    actions = None
    fields = ("wrong", "right", "but", "note")
    list_display = ("wrong", "right", "but", "note")
    search_fields = ("wrong", "right", "note")
    search_help_text = _("按错词、正词、备注查找")
    ordering = ("wrong",)
    list_per_page = 100

    def save_model(
        self, request: HttpRequest, obj: WrongWord, form: ModelForm[WrongWord], change: bool
    ) -> None:
        word_list.save_word(obj, by=staff(request).user, now=timezone.now())

    def delete_model(self, request: HttpRequest, obj: WrongWord) -> None:
        word_list.delete_word(obj, by=staff(request).user, now=timezone.now())
