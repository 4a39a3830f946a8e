"""WrongWord 错词: a word that is confused with another, as the office's own list has it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from releases.checks.texts.confused_words import listed

LONGEST_WORD = 50


class WrongWord(models.Model):
    wrong = models.CharField(_("错"), max_length=LONGEST_WORD, unique=True)
    right = models.CharField(_("对"), max_length=LONGEST_WORD)
    but = models.TextField(
        _("例外"),
        blank=True,
        help_text=_(
            "用“、”或换行隔开。含有错词的词（如“海拔款”）里不算错；别的词（如“台风”）在同一句里时不算错。"
        ),
    )
    note = models.CharField(_("备注"), max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("错词")
        constraints = [
            models.CheckConstraint(
                condition=~Q(wrong="") & ~Q(right=F("wrong")),
                name="wrong_word_is_not_the_right_one",
                violation_error_message=_("错词和改正后的词不能相同。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}"

    def clean(self) -> None:
        self.wrong, self.right = self.wrong.strip(), self.right.strip()
        if self.wrong in listed(self.but):
            raise ValidationError({"but": _("例外不能就是错词本身。")})
