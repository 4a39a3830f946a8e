"""SearchPlace: a row of an edition as a place where words are found, with what filters it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from releases.models.indicator import Indicator
from releases.models.organisation import Organisation
from releases.models.person import Person

from .search_document import OfDocumentQuerySet, SearchDocument


class ToldAs(models.TextChoices):
    """As Statistic.goal has it, with a word for a result too."""

    RESULT = "result", _("结果")
    TARGET = "target", _("目标")
    FORECAST = "forecast", _("预计")


class SearchPlace(models.Model):
    """Written by `search.index` alone. `text` holds matching keys, lines parted by a line feed."""

    class Kind(models.TextChoices):
        TITLE = "title", _("标题")
        FACTS = "facts", _("发布信息")
        TOPIC = "topic", pgettext_lazy("one", "主题")
        APPEARANCE = "appearance", pgettext_lazy("one", "发言人")
        ATTENDANCE = "attendance", _("出席单位")
        MEDIA = "media", _("参会媒体")
        HEADING = "heading", _("小标题")
        PARAGRAPH = "paragraph", _("段落")
        STATEMENT = "statement", _("发布")
        QUESTION = "question", _("提问")
        ANSWER = "answer", _("回答")
        TABLE = "table", _("表格")
        MEASURE = "measure", pgettext_lazy("one", "举措")
        STATISTIC = "statistic", pgettext_lazy("one", "数据")

    document = models.ForeignKey(SearchDocument, models.CASCADE, related_name="places")
    kind = models.CharField(max_length=10, choices=Kind)
    position = models.PositiveIntegerField()
    # Primary key and anchor of the row itself; none for what belongs to the edition as a whole.
    row = models.BigIntegerField(null=True)
    anchor = models.CharField(max_length=12, blank=True)
    # The question's block, for everything said in the exchange that it opens.
    exchange = models.BigIntegerField(null=True)
    # The person's first appearance in the edition, for everything they say in it.
    appearance = models.BigIntegerField(null=True)
    # Who spoke here, and for which body; for a measure the body that is responsible. The database
    # does not check these links: they repeat what the rows themselves hold, sixty times a release.
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    theme = models.CharField(max_length=20, blank=True)
    stage = models.CharField(max_length=10, blank=True)
    indicator = models.ForeignKey(
        Indicator, models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    figure_kind = models.CharField(max_length=10, blank=True)
    told_as = models.CharField(max_length=10, choices=ToldAs, blank=True)
    text = models.TextField()

    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("检索位置")
        indexes = [
            models.Index(fields=["kind", "row"], name="search_place_of_row"),
            models.Index(fields=["exchange"], name="search_place_in_exchange"),
            models.Index(fields=["appearance"], name="search_place_by_speaker"),
            # Lists are counted and cut from this alone: the texts make the table itself large.
            models.Index(
                fields=[
                    "kind",
                    "document",
                    "position",
                    "row",
                    "exchange",
                    "person",
                    "organisation",
                    "theme",
                    "stage",
                    "indicator",
                    "figure_kind",
                    "told_as",
                ],
                name="search_place_facts",
            ),
        ]

    def __str__(self) -> str:
        return self.anchor or self.kind
