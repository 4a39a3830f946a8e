"""Organisation 机构 and its aliases."""

from django.core.exceptions import ValidationError
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
    slug_field,
)

# A body that has more above it than this is in a circle.
MAX_ANCESTORS = 20


class Organisation(VocabularyTerm):
    """A body that holds, attends or answers at press conferences, under its full name."""

    kind_of_noun = "organisation"

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
            *key_constraints("organisation"),
        ]

    def clean(self) -> None:
        super().clean()
        if self.pk is not None and self.pk in ancestors(self.parent_id):
            message = _("“%(name)s”不能在自己的下级“%(parent)s”之下。")
            told = {"name": self.name, "parent": self.parent}
            raise ValidationError({"parent": message % told})


def ancestors(pk: int | None) -> list[int]:
    """The body itself and all above it, the nearest first; as they are stored."""
    found: list[int] = []
    while pk is not None and pk not in found and len(found) < MAX_ANCESTORS:
        found.append(pk)
        pk = Organisation.objects.filter(pk=pk).values_list("parent", flat=True).first()
    return found


class OrganisationAlias(Alias):
    """Another name of an organisation (市市场监管局)."""

    owner_field = "organisation"
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="aliases", verbose_name=_("机构")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("机构别名")
        constraints = alias_constraints("organisation")
