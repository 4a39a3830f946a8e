"""MediaOutlet 媒体: a newspaper, station or site whose reporters attend."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .vocabulary import (
    NAME_LENGTH,
    Alias,
    VocabularyManager,
    VocabularyTerm,
    alias_constraints,
    key_constraints,
)


class MediaOutlet(VocabularyTerm):
    kind_of_noun = "outlet"
    name = models.CharField(_("名称"), max_length=NAME_LENGTH, unique=True)

    objects = VocabularyManager()

    class Meta:
        verbose_name = verbose_name_plural = _("媒体")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="media_outlet_has_a_name"),
            *key_constraints("media_outlet"),
        ]


class MediaOutletAlias(Alias):
    """A former or shorter name of an outlet."""

    owner_field = "outlet"
    outlet = models.ForeignKey(
        MediaOutlet, models.CASCADE, related_name="aliases", verbose_name=_("媒体")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("媒体别名")
        constraints = alias_constraints("media_outlet")
