"""Indicator 指标: what a figure counts, so that figures can be followed over the years."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .theme import Theme
from .vocabulary import (
    NAME_LENGTH,
    Alias,
    VocabularyManager,
    VocabularyTerm,
    alias_constraints,
    key_constraints,
    slug_field,
)


class Indicator(VocabularyTerm):
    kind_of_noun = "indicator"
    # The page that compares several stands beside those of single indicators.
    RESERVED_SLUGS = frozenset({"compare"})

    name = models.CharField(_("名称"), max_length=NAME_LENGTH, unique=True)
    slug = slug_field()
    unit = models.CharField(_("常用单位"), max_length=20, blank=True)
    theme = models.CharField(_("环节"), max_length=20, choices=Theme, blank=True)
    definition = models.TextField(_("定义"), blank=True)
    up_is_good = models.BooleanField(
        _("越高越好"), null=True, blank=True, help_text=_("说不上好坏时选“未知”。")
    )

    objects = VocabularyManager()

    class Meta:
        verbose_name = verbose_name_plural = _("指标")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="indicator_has_a_name"),
            *key_constraints("indicator"),
        ]

    def clean(self) -> None:
        super().clean()
        if self.slug in self.RESERVED_SLUGS:
            raise ValidationError({"slug": _("网址名“%s”另有用处，请换一个。") % self.slug})


class IndicatorAlias(Alias):
    owner_field = "indicator"
    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="aliases", verbose_name=_("指标")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("指标别名")
        constraints = alias_constraints("indicator")
