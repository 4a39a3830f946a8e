"""Publish at a set minute, and take that back."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.admin.editor.state_buttons import Publish, StateButton, SureForm
from releases.models import Edition, Editor, ReviewRules, TimedPublication
from releases.publishing.timing import set_minute

SHAPE = "%Y-%m-%dT%H:%M"


class TimeForm(SureForm):
    at = forms.DateTimeField(
        label=gettext_lazy("发布时间"),
        input_formats=[SHAPE, "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=SHAPE),
        help_text=gettext_lazy("北京时间，到分。到时由系统发布，读者看到的是实际发布的时间。"),
        error_messages={
            "required": gettext_lazy("请写什么时候发布。"),
            "invalid": gettext_lazy("请照“2026-12-01 10:00”的样子写日期和时间。"),
        },
    )


class SetTime(Publish):
    name, label = "time", gettext_lazy("定时发布")
    leads_on = False
    question = gettext_lazy("到时候自动发布；之后改过内容的，定时作废。已经定过的，改成这个时间。")
    done = gettext_lazy("已定时。")

    def form_for(self, edition: Edition, user: Editor) -> type[SureForm]:
        return TimeForm

    def initial(self, edition: Edition) -> dict[str, object]:
        timed = timed_of(edition)
        hour = datetime.timedelta(hours=1)
        soon = timezone.localtime().replace(minute=0) + hour
        return {"at": timezone.localtime(timed.at) if timed else soon}

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        at = form.cleaned_data["at"]
        set_minute.set_time(edition, at=at, seen=edition.updated_at, by=by, now=now)
        return admin_links.editor(edition.pk)


class TakeBackTime(StateButton):
    name, label = "untime", gettext_lazy("取消定时")
    question = gettext_lazy("不再自动发布。")
    done = gettext_lazy("已取消定时。")
    permission = "publish_edition"
    asks = False

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return edition.is_open and timed_of(edition) is not None

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        set_minute.take_back(edition, by=by, now=now)
        return admin_links.editor(edition.pk)


def timed_of(edition: Edition) -> TimedPublication | None:
    return getattr(edition, "timed", None)
