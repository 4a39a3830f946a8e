"""Topic 主题: 专利, 商标, 著作权, 地理标志, 执法, …; and an edition's topics as it printed them."""

from collections.abc import Sequence

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


class Topic(VocabularyTerm):
    kind_of_noun = "topic"
    name = models.CharField(_("名称"), max_length=NAME_LENGTH, unique=True)
    slug = slug_field()

    objects = VocabularyManager()

    class Meta:
        verbose_name = verbose_name_plural = _("主题")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="topic_has_a_name"),
            *key_constraints("topic"),
        ]


class TopicAlias(Alias):
    """Another word for a topic (版权 for 著作权)."""

    owner_field = "topic"
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="aliases", verbose_name=_("主题"))

    class Meta:
        verbose_name = verbose_name_plural = _("主题别名")
        constraints = alias_constraints("topic")


class PrintedTopicField(models.CharField[str, str]):
    """Where no name is given, that of the topic on the day of the writing."""

    def deconstruct(self) -> tuple[str, str, Sequence[object], dict[str, object]]:
        """For migrations a plain column."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        assert isinstance(model_instance, EditionTopic)
        model_instance.name = model_instance.name or model_instance.topic.name
        return model_instance.name


class EditionTopic(models.Model):
    """`name` keeps what the page printed; the link leads to the vocabulary, and may move on."""

    edition = models.ForeignKey(
        "releases.Edition", models.CASCADE, related_name="printed_topics", verbose_name=_("版本")
    )
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="uses", verbose_name=_("主题"))
    name = PrintedTopicField(_("原文名称"), max_length=NAME_LENGTH)

    class Meta:
        verbose_name = verbose_name_plural = _("版本的主题")
        db_table = "releases_edition_topics"
        constraints = [
            models.UniqueConstraint(fields=["edition", "name"], name="edition_topics_differ"),
            models.CheckConstraint(condition=~Q(name=""), name="edition_topic_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
