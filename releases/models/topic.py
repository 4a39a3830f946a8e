"""Topic 主题: 专利, 商标, 著作权, 地理标志, 执法, …"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .vocabulary import NAME_LENGTH, VocabularyManager, VocabularyTerm, slug_field


class Topic(VocabularyTerm):
    name = models.CharField(_("名称"), max_length=NAME_LENGTH, unique=True)
    slug = slug_field()

    objects = VocabularyManager()

    class Meta:
        verbose_name = verbose_name_plural = _("主题")
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="topic_has_a_name")]
