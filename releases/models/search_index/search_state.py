"""SearchState: by which rules the search index was written; one row."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchState(models.Model):
    key_version = models.CharField(max_length=50)
    # Counts up whenever the index changes: what was worked out from it is good for one number.
    serial = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("检索状态")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="search_state_is_one_row")
        ]

    def __str__(self) -> str:
        return self.key_version
