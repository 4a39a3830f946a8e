"""The buttons of the workflow: each verb of publishing asks before it acts, in the editor's bar, or
on a page of its own."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from releases.admin import admin_links
from releases.models import Edition, Editor, NoteKind, ReviewRules, State
from releases.publishing import editing, lifecycle, publish_checks
from releases.publishing.publish_checks import Problem
from releases.publishing.reviewing import handing_over
from releases.publishing.trail.history import together
from releases.publishing.turns import locked
from releases.publishing.withholding import what_stands


class SureForm(forms.Form):
    """`seen` says which content was shown with the question; another is not acted upon."""

    seen = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("请返回，再按一次按钮。")},
    )

    def clean(self) -> None:
        if not self.errors and self.cleaned_data["seen"] != self.initial["seen"]:
            raise ValidationError(_("这个版本刚被别人修改，请返回再看一遍。"))


class NoteForm(SureForm):
    note_kind = forms.ChoiceField(
        label=gettext_lazy("这一版是"),
        choices=NoteKind.choices,
        initial=NoteKind.CORRECTION,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "更正：原来有错。补充：原来没有错，这次添了内容。读者会看到是哪一种。"
        ),
    )
    change_note = forms.CharField(
        label=gettext_lazy("更正说明（或补充说明）"),
        widget=forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"}),
        help_text=gettext_lazy("告诉读者改了什么。空着打开时，按改动拟好一份，请看过再发布。"),
        error_messages={"required": gettext_lazy("请写明改了什么。")},
    )


class ReasonForm(SureForm):
    reason = forms.CharField(
        label=gettext_lazy("撤回说明"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("读者在原网址上会看到这段说明。"),
        error_messages={"required": gettext_lazy("请写明为什么撤回。")},
    )


class StateButton:
    """A verb of publishing as a button: its words, who may press it, when, and what it does."""

    name: str
    label: StrOrPromise
    question: StrOrPromise
    done: StrOrPromise
    permission: str
    form: type[SureForm] = SureForm
    danger = False
    leads_on = False  # the way that most editions go from here
    asks = True  # what does no harm is done at once

    def form_for(self, edition: Edition, user: Editor) -> type[SureForm]:
        return self.form

    def consequences(self, edition: Edition) -> list[str]:
        """What else it changes, each in a sentence."""
        return []

    def back(self, edition: Edition) -> str:
        """Where whoever thinks better of it goes on."""
        return admin_links.editor(edition.pk)

    def initial(self, edition: Edition) -> dict[str, object]:
        """What its form begins with."""
        return {}

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return edition.is_open

    def allowed(self, user: Editor, edition: Edition, rules: ReviewRules) -> bool:
        return self.applies(edition, rules) and user.has_perm(f"releases.{self.permission}")

    def why_not(self, edition: Edition) -> str:
        return _("这个版本现在是“%(state)s”，不能%(verb)s。") % {
            "state": edition.get_state_display(),
            "verb": self.label,
        }

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        """Do it, and return where to go on; raises Refused."""
        raise NotImplementedError


class Explained(StateButton):
    """A step towards readers: a correction says what was corrected, here at the latest."""

    def form_for(self, edition: Edition, user: Editor) -> type[SureForm]:
        """Who may change it writes it; what is approved is changed no more."""
        may_write = user.has_perm("releases.change_edition") and edition.state == State.DRAFT
        return NoteForm if edition.ordinal > 1 and may_write else self.form

    @together()
    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        seen = self.explained(edition, form, by, now)
        self.go_on(edition, seen=seen, by=by, now=now)
        return admin_links.editor(edition.pk)

    def explained(
        self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime
    ) -> datetime.datetime:
        """The note is saved where it is another; when what the editor saw was changed last."""
        note = form.cleaned_data.get("change_note", edition.change_note)
        kind = form.cleaned_data.get("note_kind", edition.note_kind)
        seen = edition.updated_at
        if (kind, note) != (edition.note_kind, edition.change_note):
            locked(edition, seen=seen)
            edition.note_kind, edition.change_note, seen = kind, note, now
            editing.save(edition, version=edition.lock_version, by=by, now=now)
        return seen

    def go_on(
        self, edition: Edition, *, seen: datetime.datetime, by: Editor, now: datetime.datetime
    ) -> None:
        raise NotImplementedError


class Publish(Explained):
    name, label = "publish", gettext_lazy("发布")
    leads_on = True
    question = gettext_lazy("发布以后读者就能看到。确定发布吗？")
    done = gettext_lazy("已发布。")
    permission = "publish_edition"

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return edition.state == State.APPROVED if rules.on else edition.is_open

    def why_not(self, edition: Edition) -> str:
        if edition.is_open:
            return _("审稿已开启：审定以后才能发布。")
        return super().why_not(edition)

    def go_on(
        self, edition: Edition, *, seen: datetime.datetime, by: Editor, now: datetime.datetime
    ) -> None:
        lifecycle.publish(edition, seen=seen, by=by, now=now)


class Recall(StateButton):
    name, label = "recall", gettext_lazy("撤回送审")
    question = gettext_lazy("回到草稿，已有的审定作废。")
    done = gettext_lazy("已撤回送审，现在是草稿。")
    permission = "change_edition"
    asks = False

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return edition.state in handing_over.REVIEWED

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        handing_over.recall(edition, seen=edition.updated_at, by=by, now=now)
        return admin_links.editor(edition.pk)


class Correct(StateButton):
    name, label = "correct", gettext_lazy("开始更正")
    question = gettext_lazy("将复制出一个新的草稿供修改；发布之前，读者看到的仍是现在这个版本。")
    done = gettext_lazy("更正的草稿已建立，请修改后发布。")
    permission = "change_edition"
    leads_on = True
    asks = False

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        withdrawn = edition.state == State.WITHDRAWN and edition.release.withdrawn_at is not None
        return (edition.is_live or withdrawn) and not edition.release.editions.open().exists()

    def why_not(self, edition: Edition) -> str:
        if edition.release.editions.open().exists():
            return _("这篇发布稿已有一个正在修改的版本，请在那里改。")
        return super().why_not(edition)

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        return admin_links.editor(lifecycle.correct(edition.release, by=by, now=now).pk)


class Withdraw(StateButton):
    name, label = "withdraw", gettext_lazy("撤回")
    question = gettext_lazy("撤回以后，原网址保留，读者只看到撤回说明。确定撤回吗？")
    done = gettext_lazy("已撤回。")
    permission = "withdraw_edition"
    form = ReasonForm
    danger = True

    def consequences(self, edition: Edition) -> list[str]:
        return what_stands.stands_on(edition)

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return edition.is_live

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        reason = form.cleaned_data["reason"]
        lifecycle.withdraw(edition.release, by=by, now=now, reason=reason)
        return admin_links.editor(edition.pk)


class Discard(StateButton):
    name, label = "discard", gettext_lazy("删除草稿")
    question = gettext_lazy(
        "草稿连同它的段落、举措、数据放进回收站，送审、会签、定时随之结束；"
        "30 天之内可以取回，过后自动彻底删除。确定删除吗？"
    )
    done = gettext_lazy("草稿已删除，在回收站里保留 30 天。")
    permission = "delete_edition"
    danger = True

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        lifecycle.discard(edition, seen=edition.updated_at, by=by, now=now)
        return reverse("admin:releases_edition_changelist")


VERBS = (Publish(), Correct(), Recall(), Withdraw(), Discard())


def seen(edition: Edition) -> str:
    """Changes with every save of the edition or of one of its rows."""
    return f"{edition.state} {edition.updated_at.isoformat()}"


def problems(edition: Edition) -> dict[str, list[Problem]]:
    """What stops publishing, what is only a warning, and the warnings that were passed over."""
    found = publish_checks.before_publishing(edition) if edition.is_open else []
    return {
        "blocking": [p for p in found if p.blocks],
        "warnings": [p for p in found if not p.blocks and not p.passed],
        "passed": [p for p in found if p.passed],
    }
