"""Person 人员: who somebody is; the post held on a day stands in the appearance."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .vocabulary import NAME_LENGTH, Alias, VocabularyManager, VocabularyTerm, slug_field


class Person(VocabularyTerm):
    kind_of_noun = "person"
    name = models.CharField(_("姓名"), max_length=NAME_LENGTH)
    slug = slug_field()
    note = models.CharField(
        _("区分说明"),
        max_length=NAME_LENGTH,
        blank=True,
        help_text=_("只在同名时填写，用来区分，如“市中级人民法院”。"),
    )

    objects = VocabularyManager()

    class Meta:
        verbose_name = verbose_name_plural = _("人员")
        indexes = [models.Index(fields=["name", "id"], name="person_in_order")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(condition=~Q(name_key=""), name="person_name_can_be_read"),
            models.UniqueConstraint(
                fields=["name_key", "note"],
                name="namesakes_have_different_notes",
                violation_error_message=_("已有同名人员，请用“区分说明”把两人区分开。"),
            ),
        ]


class PersonAlias(Alias):
    """The same person, printed with another character; namesakes may share it."""

    owner_field = "person"
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="aliases", verbose_name=_("人员")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("人员别名")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="person_alias_has_a_name"),
            models.UniqueConstraint(fields=["name_key", "person"], name="person_aliases_differ"),
        ]
