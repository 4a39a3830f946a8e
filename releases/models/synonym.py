"""SynonymGroup 同义词: words that are looked for together; editors keep them in the admin."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.text.search_key import key

from .vocabulary import NAME_LENGTH


class SynonymGroup(models.Model):
    note = models.CharField(_("备注"), max_length=NAME_LENGTH, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("同义词")

    def __str__(self) -> str:
        return " ↔ ".join(word.word for word in self.words.all()) or str(_("（还没有词）"))


class SynonymWord(models.Model):
    """A word belongs to one group; how it is written does not matter, its matching key does."""

    group = models.ForeignKey(
        SynonymGroup, models.CASCADE, related_name="words", verbose_name=_("同义词")
    )
    word = models.CharField(_("词"), max_length=50)
    key = models.CharField(max_length=100, unique=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("词")
        constraints = [models.CheckConstraint(condition=~Q(key=""), name="synonym_word_has_a_key")]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        self.key = key(self.word)
        if not self.key:
            raise ValidationError({"word": _("“%s”里没有可以查的字。") % self.word})
        twin = SynonymWord.objects.filter(key=self.key).exclude(pk=self.pk).first()
        if twin is not None and twin.group_id != self.group_id:
            message = _("“%(word)s”已在另一组同义词里：%(group)s。")
            raise ValidationError({"word": message % {"word": self.word, "group": twin.group}})
