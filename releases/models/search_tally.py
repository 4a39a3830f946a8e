"""SearchTally 检索统计: how often readers looked for something on a day, and what they found.

Nothing says who looked: no address, no time of day, no session, no more than the words.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchTally(models.Model):
    day = models.DateField(_("日期"))
    key = models.CharField(max_length=200)
    words = models.CharField(_("查的词"), max_length=200)
    times = models.PositiveIntegerField(_("次数"), default=1)
    found = models.PositiveIntegerField(_("找到篇数"))

    class Meta:
        verbose_name = verbose_name_plural = _("检索统计")
        constraints = [
            models.UniqueConstraint(fields=["day", "key"], name="search_tally_one_a_day")
        ]
        indexes = [models.Index(fields=["found", "day"], name="search_tally_without_hits")]

    def __str__(self) -> str:
        return self.words
