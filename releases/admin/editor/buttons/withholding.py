"""Withhold an older edition, a withdrawn one or a file of the live one, and lift it."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.admin.editor.state_buttons import StateButton, SureForm
from releases.models import Attachment, Edition, Editor, ReviewRules, Withheld
from releases.models.reviewing.withheld import WithheldQuerySet
from releases.publishing.withholding import closing


class WithholdForm(SureForm):
    reason = forms.CharField(
        label=gettext_lazy("封存原因"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("读者在原网址上会看到这段话；不要写封存的内容本身。"),
        error_messages={"required": gettext_lazy("请写明为什么封存。")},
    )


class FileForm(WithholdForm):
    file: forms.ModelChoiceField[Attachment] = forms.ModelChoiceField(
        Attachment.objects.none(),
        label=gettext_lazy("附件"),
        error_messages={"required": gettext_lazy("请选一个附件。")},
    )
    field_order = ("file", "reason")


class LiftFileForm(SureForm):
    file: forms.ModelChoiceField[Attachment] = forms.ModelChoiceField(
        Attachment.objects.none(), label=gettext_lazy("附件")
    )


class Withhold(StateButton):
    name, label = "withhold", gettext_lazy("封存")
    question = gettext_lazy(
        "封存以后，读者和编辑都看不到这一版的内容和标题，原网址写明已封存和原因；"
        "粘贴的原文和它的操作记录一起封存。现行版的说明里如果写着封存的内容，请另行更正。"
    )
    done = gettext_lazy("已封存。")
    permission = "withhold_edition"
    form = WithholdForm
    danger = True

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return edition.is_past and not edition.withheld

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        closing.withhold_edition(edition, reason=form.cleaned_data["reason"], by=by, now=now)
        return admin_links.editor(edition.pk)


class Lift(StateButton):
    name, label = "lift", gettext_lazy("解除封存")
    question = gettext_lazy("读者和编辑又能看到这一版。确定解除吗？")
    done = gettext_lazy("已解除封存。")
    permission = "withhold_edition"
    danger = True

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return edition.withheld

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        for row in standing_of(edition).filter(ordinal=edition.ordinal):
            closing.lift(row, by=by, now=now)
        return admin_links.editor(edition.pk)


class WithholdFile(StateButton):
    name, label = "withhold_file", gettext_lazy("封存附件")
    question = gettext_lazy("这个附件在各版里都不再提供，原网址写明已封存和原因。")
    done = gettext_lazy("已封存。")
    permission = "withhold_edition"
    danger = True
    withheld = False

    def form_for(self, edition: Edition, user: Editor) -> type[SureForm]:
        files = edition.attachments.filter(withheld=self.withheld).in_order()
        base = LiftFileForm if self.withheld else FileForm
        choice = forms.ModelChoiceField(files, label=base.base_fields["file"].label)
        return type(base.__name__, (base,), {"file": choice})

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return edition.is_live and edition.attachments.filter(withheld=self.withheld).exists()

    def allowed(self, user: Editor, edition: Edition, rules: ReviewRules) -> bool:
        """Who may not is asked first: that needs no look at the files."""
        may = user.has_perm(f"releases.{self.permission}")
        return may and self.applies(edition, rules)

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        file, reason = form.cleaned_data["file"], form.cleaned_data["reason"]
        closing.withhold_file(file, reason=reason, by=by, now=now)
        return admin_links.editor(edition.pk)


class LiftFile(WithholdFile):
    name, label = "lift_file", gettext_lazy("解除附件封存")
    question = gettext_lazy("读者又能打开这个附件。确定解除吗？")
    done = gettext_lazy("已解除封存。")
    withheld = True

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        for row in standing_of(edition).filter(uid=form.cleaned_data["file"].uid):
            closing.lift(row, by=by, now=now)
        return admin_links.editor(edition.pk)


def standing_of(edition: Edition) -> WithheldQuerySet:
    """All that is withheld of its release."""
    return Withheld.objects.standing().filter(release=edition.release)
