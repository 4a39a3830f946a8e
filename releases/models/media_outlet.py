"""MediaOutlet 媒体: a newspaper, station or site whose reporters attend."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .vocabulary import NAME_LENGTH, VocabularyManager, VocabularyTerm


class MediaOutlet(VocabularyTerm):
    name = models.CharField(_("名称"), max_length=NAME_LENGTH, unique=True)

    objects = VocabularyManager()

    class Meta:
        verbose_name = verbose_name_plural = _("媒体")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="media_outlet_has_a_name")
        ]
