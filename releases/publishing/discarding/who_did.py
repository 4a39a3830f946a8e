"""Who put a draft into the bin and when, in a sentence for whoever still asks for it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import Edition


def told(edition: Edition) -> str:
    assert edition.discarded_at is not None
    at = timezone.localtime(edition.discarded_at).strftime("%Y-%m-%d %H:%M")
    named = {"title": edition, "at": at, "who": edition.discarded_by or _("系统")}
    return _("草稿《%(title)s》已由 %(who)s 在 %(at)s 删除，现在在回收站里。") % named
