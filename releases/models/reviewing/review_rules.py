"""ReviewRules 审稿规则: how many people look at an edition before readers do, and who
shows a second factor; one row."""

from django.contrib.auth.models import User
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

MAX_STEPS = 3  # 三审
MAX_DAYS = 30
SUPERUSERS = "超级用户"  # a role beside the groups, as the trail tells it


class ReviewRules(models.Model):
    class Steps(models.IntegerChoices):
        OFF = 0, _("不审（单人办公室）")
        ONE = 1, _("一审：审核")
        TWO = 2, _("两审：审核、签发")
        THREE = 3, _("三审：初审、复审、签发")

    steps = models.PositiveSmallIntegerField(_("审稿步骤"), choices=Steps, default=Steps.ONE)
    secrecy = models.BooleanField(
        _("保密审查"), default=False, help_text=_("另加一步，由有保密审查权限的人做。")
    )
    days = models.PositiveSmallIntegerField(
        _("期限（天）"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_DAYS)],
        help_text=_("送审以后几天之内审完，过了就在工作台上标出来。"),
    )
    second_factor = models.JSONField(
        _("必须两步验证的角色"),
        default=list,
        blank=True,
        help_text=_("这些角色的人没有设两步验证的，下次登录时先设好，才能用编辑台。"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("审稿规则")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="review_rules_are_one_row"),
            models.CheckConstraint(
                condition=Q(steps__lte=MAX_STEPS), name="review_steps_at_most_three"
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=MAX_DAYS), name="review_takes_days"
            ),
        ]

    def __str__(self) -> str:
        return self.get_steps_display()

    @classmethod
    def current(cls) -> "ReviewRules":
        """The office's own, or those that hold until it has set any."""
        return cls._default_manager.first() or cls(pk=1)

    def wants_second_factor(self, user: User) -> bool:
        """Whether the account has one of the roles that must show one."""
        roles = set(self.second_factor)
        if not roles or (user.is_superuser and SUPERUSERS in roles):
            return bool(roles)
        return user.groups.filter(name__in=roles).exists()

    @property
    def on(self) -> bool:
        return self.steps > 0
