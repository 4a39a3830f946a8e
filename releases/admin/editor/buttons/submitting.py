"""Hand an edition over to be reviewed, by a day where there is one."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.admin.editor.state_buttons import Explained, NoteForm, SureForm
from releases.models import Edition, Editor, ReviewRules, State
from releases.publishing.reviewing import handing_over
from releases.publishing.trail.history import together

SHAPE = "%Y-%m-%d"


class DueForm(SureForm):
    note = forms.CharField(
        label=gettext_lazy("给审的人的话"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("可以不写；写在审稿页上。"),
    )
    due_on = forms.DateField(
        label=gettext_lazy("审完的期限"),
        required=False,
        input_formats=[SHAPE],
        widget=forms.DateInput(attrs={"type": "date"}, format=SHAPE),
        help_text=gettext_lazy("空着就按审稿规则里的天数。"),
        error_messages={"invalid": gettext_lazy("请照“2026-12-01”的样子写日期。")},
    )


class NoteAndDueForm(NoteForm, DueForm):
    """Of a correction."""


class Submit(Explained):
    name, label = "submit", gettext_lazy("送审")
    question = gettext_lazy("送审以后由别人审定；您还能改，改了就要重新审定。确定送审吗？")
    done = gettext_lazy("已送审。")
    permission = "change_edition"
    leads_on = True

    def form_for(self, edition: Edition, user: Editor) -> type[SureForm]:
        asked = super().form_for(edition, user)
        return NoteAndDueForm if asked is NoteForm else DueForm

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return rules.on and edition.state == State.DRAFT

    @together()
    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        seen, typed = self.explained(edition, form, by, now), form.cleaned_data
        due, note = typed["due_on"], typed["note"]
        handing_over.submit(edition, seen=seen, by=by, now=now, due_on=due, note=note)
        return admin_links.editor(edition.pk)
