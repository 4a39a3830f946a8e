"""AttendingOrganisation and AttendingMedia 出席单位、参会媒体: rows of an edition, in order.

`name` keeps what the page printed (`楚天都市报(极目新闻)`); the link leads to the vocabulary.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .edition import Edition
from .edition_row import EditionRow, unique_uid
from .media_outlet import MediaOutlet
from .organisation import Organisation
from .vocabulary import NAME_LENGTH


class AttendingOrganisation(EditionRow):
    prefix = "o"

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="attending_organisations", verbose_name=_("版本")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="attendances", verbose_name=_("机构")
    )
    name = models.CharField(_("原文名称"), max_length=NAME_LENGTH)

    class Meta:
        verbose_name = verbose_name_plural = _("出席单位")
        constraints = [
            unique_uid("attending_organisation_uids_differ"),
            models.CheckConstraint(condition=~Q(name=""), name="attending_organisation_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class AttendingMedia(EditionRow):
    prefix = "n"

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="attending_media", verbose_name=_("版本")
    )
    outlet = models.ForeignKey(
        MediaOutlet, models.PROTECT, related_name="attendances", verbose_name=_("媒体")
    )
    name = models.CharField(_("原文名称"), max_length=NAME_LENGTH)

    class Meta:
        verbose_name = verbose_name_plural = _("参会媒体")
        constraints = [
            unique_uid("attending_media_uids_differ"),
            models.CheckConstraint(condition=~Q(name=""), name="attending_media_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
