"""VocabularyEntry 词表记录: who changed which name and how; it outlives name and account."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.models.vocabulary import NAME_LENGTH


class VocabularyEntry(models.Model):
    """`noun` and `other` are primary keys as they were then; `data` holds old and new values, and
    of a merge all that taking it back needs."""

    class Kind(models.TextChoices):
        INDICATOR = "indicator", _("指标")
        ORGANISATION = "organisation", _("机构")
        PERSON = "person", _("人员")
        TOPIC = "topic", _("主题")
        OUTLET = "outlet", _("媒体")

    class Verb(models.TextChoices):
        ADD = "add", _("添加")
        CHANGE = "change", _("修改")
        DELETE = "delete", _("删除")
        ALIAS = "alias", _("记为别名")
        MERGE = "merge", _("合并")
        UNDO = "undo", _("撤销合并")
        DIFFERENT = "different", _("标为两回事")

    kind = models.CharField(_("类别"), max_length=12, choices=Kind)
    verb = models.CharField(_("操作"), max_length=10, choices=Verb)
    noun = models.BigIntegerField()
    name = models.CharField(_("名称"), max_length=2 * NAME_LENGTH + 2)
    other = models.BigIntegerField(null=True)
    other_name = models.CharField(_("另一名称"), max_length=2 * NAME_LENGTH + 2, blank=True)
    data = models.JSONField(default=dict)
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="undone_by", verbose_name=_("所撤销的合并")
    )
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("帐号"),
    )
    by_name = models.CharField(_("操作人"), max_length=NAME_LENGTH, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("词表记录")
        permissions = [("merge_names", "可以合并名称")]
        indexes = [
            models.Index(fields=["kind", "noun"], name="vocabulary_entry_of_noun"),
            models.Index(fields=["verb", "kind"], name="vocabulary_entry_by_verb"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(verb="undo", undoes__isnull=False)
                | ~Q(verb="undo") & Q(undoes__isnull=True),
                name="vocabulary_entry_undoes_a_merge",
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=False, verb__in=["merge", "undo", "different"])
                | Q(other__isnull=True, verb__in=["add", "change", "delete", "alias"]),
                name="vocabulary_entry_names_both",
            ),
        ]

    def __str__(self) -> str:
        names = f"“{self.other_name}” → “{self.name}”" if self.other_name else f"“{self.name}”"
        return f"{self.get_verb_display()}{names}"
