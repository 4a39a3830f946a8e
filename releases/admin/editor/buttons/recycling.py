"""Bring a draft back from the bin, and remove it for good."""

import datetime

from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.admin.editor.state_buttons import StateButton, SureForm
from releases.models import Edition, Editor, ReviewRules
from releases.publishing.discarding import recycle_bin, who_did


class Binned(StateButton):
    """What is done to a draft there, and to nothing else."""

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return edition.in_bin

    def back(self, edition: Edition) -> str:
        return admin_links.recycle_bin()


class BringBack(Binned):
    name, label = "bring_back", gettext_lazy("取回")
    question = gettext_lazy("放回草稿里，内容和删除时一样；要审的请重新送审。确定取回吗？")
    done = gettext_lazy("草稿已取回。")
    permission = "delete_edition"

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        recycle_bin.bring_back(edition, by=by, now=now)
        return admin_links.editor(edition.pk)


class Remove(Binned):
    name, label = "remove", gettext_lazy("彻底删除")
    question = gettext_lazy(
        "草稿和它的全部段落、举措、数据、附件都会删除，不能恢复；粘贴的原文保留。确定删除吗？"
    )
    done = gettext_lazy("草稿已彻底删除。")
    permission = "remove_edition"
    danger = True

    def consequences(self, edition: Edition) -> list[str]:
        return [who_did.told(edition)]

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        recycle_bin.remove(edition, by=by, now=now)
        return admin_links.recycle_bin()
