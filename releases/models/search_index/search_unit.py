"""SearchUnit: what a list of rows counts, with everything that a word may stand in for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .search_document import SearchDocument

# Of `id`: below the key of the document a mark of people, or else the kind and a number.
UNIT_BITS = 23
ORDINAL_BITS = 20
OF_PERSON = 1 << 22


class SearchUnit(models.Model):
    """A measure, a figure, an exchange with all that is said in it, or what one person said at a
    press conference. Only of what is published, as nothing else is listed.

    `id` tells document and kind, and of a person who it is, so that units are counted by the
    full-text index alone (`search_units` on SQLite, which triggers keep).
    """

    class Kind(models.IntegerChoices):
        EXCHANGE = 0, _("问答")
        MEASURE = 1, _("举措")
        STATISTIC = 2, _("数据")
        SPEAKER = 4, _("发言人")

    id = models.BigIntegerField(primary_key=True)
    document = models.ForeignKey(SearchDocument, models.CASCADE, related_name="units")
    # As places name it: the row itself, the question's block, the person's first appearance.
    row = models.BigIntegerField()
    text = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = _("检索单元")

    def __str__(self) -> str:
        return str(self.row)


def unit_id(document: int, kind: SearchUnit.Kind, number: int) -> int:
    """Of a person the primary key, of all others a number within the document."""
    if kind is SearchUnit.Kind.SPEAKER:
        most, mark = OF_PERSON, OF_PERSON
    else:
        most, mark = 1 << ORDINAL_BITS, kind << ORDINAL_BITS
    if not 0 <= number < most:
        raise OverflowError(f"{number} is beyond what the index has room for")
    return document << UNIT_BITS | mark | number


def document_of(unit: int) -> int:
    """The key of the document that a unit is in, of its id."""
    return unit >> UNIT_BITS


def person_of(unit: int) -> int:
    """The primary key of who a unit of a speaker is of."""
    return unit & (OF_PERSON - 1)
