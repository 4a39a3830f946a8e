"""Organisation 机构 and its aliases."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .vocabulary import NAME_LENGTH, VocabularyManager, VocabularyTerm, slug_field


class Organisation(VocabularyTerm):
    """A body that holds, attends or answers at press conferences, under its full name."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("政府部门")
        PARTY = "party", _("党委部门")
        COURT = "court", _("法院")
        PROCURATORATE = "procuratorate", _("检察院")
        CUSTOMS = "customs", _("海关")
        OTHER = "other", _("其他")

    name = models.CharField(_("全称"), max_length=NAME_LENGTH, unique=True)
    slug = slug_field()
    kind = models.CharField(_("类别"), max_length=20, choices=Kind, default=Kind.OTHER)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("上级机构"),
    )

    objects = VocabularyManager()

    class Meta:
        verbose_name = verbose_name_plural = _("机构")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="organisation_has_a_name",
                violation_error_message=_("机构要有名称。"),
            ),
            models.CheckConstraint(
                condition=~Q(parent=models.F("id")),
                name="organisation_is_not_its_own_parent",
                violation_error_message=_("机构不能是自己的上级。"),
            ),
        ]

    def clean(self) -> None:
        if OrganisationAlias.objects.filter(name=self.name).exclude(organisation=self.pk).exists():
            raise ValidationError({"name": _("“%s”已是另一机构的别名。") % self.name})


class OrganisationAlias(models.Model):
    """Another name of an organisation (市市场监管局); it belongs to one organisation only."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="aliases", verbose_name=_("机构")
    )
    name = models.CharField(
        _("别名"),
        max_length=NAME_LENGTH,
        unique=True,
        error_messages={"unique": _("这个别名已属于另一机构。")},
    )

    class Meta:
        verbose_name = verbose_name_plural = _("机构别名")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="organisation_alias_has_a_name")
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if Organisation.objects.filter(name=self.name).exists():
            raise ValidationError({"name": _("“%s”已是一个机构的全称。") % self.name})
