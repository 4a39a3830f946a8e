"""Appearance 出席发言: a person in an edition, with the organisation and posts held that day."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .edition import Edition
from .edition_row import ReadRow, unique_uid
from .organisation import Organisation
from .person import Person
from .vocabulary import NAME_LENGTH


def check_posts(value: object) -> None:
    """Posts are a list of non-empty texts; raises ValidationError otherwise."""
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise ValidationError(_("职务要一行一个。"))


class Appearance(ReadRow):
    prefix = "p"

    class Role(models.TextChoices):
        HOST = "host", _("主持人")
        PRESENTER = "presenter", _("发布人")
        RESPONDENT = "respondent", _("答问人")
        ATTENDEE = "attendee", _("出席")

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="appearances", verbose_name=_("版本")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="appearances", verbose_name=_("人员")
    )
    name = models.CharField(_("原文姓名"), max_length=NAME_LENGTH)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appearances",
        verbose_name=_("机构"),
    )
    organisation_name = models.CharField(_("原文机构"), max_length=NAME_LENGTH, blank=True)
    posts = models.JSONField(_("职务"), default=list, blank=True, validators=[check_posts])
    role = models.CharField(_("角色"), max_length=10, choices=Role, default=Role.RESPONDENT)

    class Meta:
        verbose_name = verbose_name_plural = _("发言人")
        constraints = [
            unique_uid("appearance_uids_differ"),
            models.CheckConstraint(condition=~Q(name=""), name="appearance_has_a_name"),
            models.CheckConstraint(
                condition=Q(role__in=["host", "presenter", "respondent", "attendee"]),
                name="appearance_role_is_known",
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, organisation_name="")
                | Q(organisation__isnull=False) & ~Q(organisation_name=""),
                name="appearance_organisation_comes_with_its_name",
                violation_error_message=_("机构与原文机构要么都填，要么都不填。"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def posts_alone(self) -> str:
        """Posts as a page prints them behind the organisation: 党委委员、副局长."""
        return "、".join(self.posts)

    @property
    def posts_text(self) -> str:
        """Organisation and posts as a page prints them: 市公安局党委委员、副局长."""
        return self.organisation_name + self.posts_alone
