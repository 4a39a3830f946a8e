"""SearchPending: what was changed and has not come to the search index yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition


class SearchPending(models.Model):
    """A mark made in the transaction of the change, and taken away in that of the indexing.

    Whoever is killed in between leaves it, and the next one to index anything sees to it.
    """

    # None where names or words changed in their place, which are gathered anew.
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("待写入检索")

    def __str__(self) -> str:
        return str(self.edition_id or "")
