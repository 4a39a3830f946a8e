"""Pin a published release, and take that back."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.admin.editor.state_buttons import StateButton, SureForm
from releases.models import Edition, Editor, ReviewRules
from releases.publishing.pinning import pins


class Pin(StateButton):
    name, label = "pin", gettext_lazy("置顶")
    question = gettext_lazy("排在首页和全部发布的最前面，直到取消置顶或者撤回。")
    done = gettext_lazy("已置顶。")
    permission = "publish_edition"
    asks = False

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return edition.is_live and edition.release.pinned_at is None

    def why_not(self, edition: Edition) -> str:
        told = _("这篇已经置顶了。") if edition.release.pinned_at else ""
        return told or super().why_not(edition)

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        pins.pin(edition.release, by=by, now=now)
        return admin_links.editor(edition.pk)


class Unpin(StateButton):
    name, label = "unpin", gettext_lazy("取消置顶")
    question = gettext_lazy("排回它的发布日期所在的地方。")
    done = gettext_lazy("已取消置顶。")
    permission = "publish_edition"
    asks = False

    def applies(self, edition: Edition, rules: ReviewRules) -> bool:
        return edition.is_live and edition.release.pinned_at is not None

    def why_not(self, edition: Edition) -> str:
        return _("这篇没有置顶。") if edition.is_live else super().why_not(edition)

    def act(self, edition: Edition, form: SureForm, by: Editor, now: datetime.datetime) -> str:
        pins.unpin(edition.release, by=by, now=now)
        return admin_links.editor(edition.pk)
