"""Publish in an emergency, and review that afterwards."""

import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.admin.editor.state_buttons import Explained, StateButton, SureForm
from releases.models import Edition, Editor, EmergencyPublication, ReviewRules, State
from releases.publishing.compare.words import moment
from releases.publishing.reviewing import emergency
from releases.publishing.reviewing.standing import may_in_emergency


class EmergencyForm(SureForm):
    reason = forms.CharField(
        label=gettext_lazy("紧急发布的理由"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("记在操作记录里，事后审的人会看到。"),
        error_messages={"required": gettext_lazy("请写明紧急发布的理由。")},
    )


class FindingForm(SureForm):
    finding = forms.CharField(
        label=gettext_lazy("事后审的意见"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("如“已核对，无误”；有错的，另外更正或撤回。"),
        error_messages={"required": gettext_lazy("请写下事后审的意见。")},
    )


class PublishAtOnce(Explained):
    name, label = "emergency", gettext_lazy("紧急发布")
    question = gettext_lazy("不经别人审定马上发布；工作台上一直标着，直到别人事后审过。确定吗？")
    done = gettext_lazy("已紧急发布，等别人事后审。")
    permission = "emergency_edition"
    danger = True

    def form_for(self, edition: Edition, user: Editor) -> type[SureForm]:
        return EmergencyForm

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return rules.on and edition.is_open and edition.state != State.APPROVED

    def allowed(self, user: Editor, edition: Edition, rules: ReviewRules) -> bool:
        return self.applies(edition, rules) and may_in_emergency(user)

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        reason, seen = form.cleaned_data["reason"], edition.updated_at
        emergency.publish_at_once(edition, reason=reason, seen=seen, by=by, now=now)
        return admin_links.editor(edition.pk)


class ReviewAfterwards(StateButton):
    name, label = "afterwards", gettext_lazy("事后审")
    question = gettext_lazy("请照平常审稿的样子看过全文，写下意见。")
    done = gettext_lazy("已事后审。")
    permission = "approve_edition"
    form = FindingForm

    def consequences(self, edition: Edition) -> list[str]:
        row = emergency_of(edition)
        assert row is not None
        told = {"who": row.by, "at": moment(row.at), "why": row.reason}
        return [_("%(who)s %(at)s 紧急发布，理由：%(why)s") % told]

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return not edition.is_open and emergency_of(edition) is not None

    def allowed(self, user: Editor, edition: Edition, rules: ReviewRules) -> bool:
        if not super().allowed(user, edition, rules):
            return False
        row = emergency_of(edition)
        return row is not None and not emergency.why_not_afterwards(row, user)

    def why_not(self, edition: Edition) -> str:
        return _("这一版没有要事后审的紧急发布。")

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        finding = form.cleaned_data["finding"]
        emergency.review_afterwards(edition, finding=finding, by=by, now=now)
        return admin_links.editor(edition.pk)


def emergency_of(edition: Edition) -> EmergencyPublication | None:
    """That nobody has reviewed yet."""
    row = getattr(edition, "emergency", None)
    return row if row is not None and row.reviewed_at is None else None
