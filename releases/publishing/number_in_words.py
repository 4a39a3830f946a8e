"""A figure and the very words that it was read from, changed in one act."""

import datetime
import re
from decimal import Decimal

from django.utils.translation import gettext as _

from releases.figures.printed_numbers import Printed
from releases.models import Actor, Statistic
from releases.text.folding import fold
from releases.text.moved_spans import Moved

from . import editing, follow_spans
from .errors import Refused
from .trail.field_changes import set_to
from .trail.history import Verb, as_one, record
from .trail.holding import hold, in_one, read_before

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def words_with(quote: str, old: Printed, new: Printed) -> str | None:
    """The quoted words with another number in them, printed as the old one was: `1,939件`.

    None where the old one does not stand there exactly once, and where a rise becomes a fall:
    then other words change too.
    """
    if (old.value < 0) != (new.value < 0):
        return None
    found = [
        match
        for match in _NUMBER.finditer(fold(quote))
        if Decimal(match[0].replace(",", "")) == abs(old.value)
    ]
    if len(found) != 1:
        return None
    start, end = found[0].span()
    thousands = "," if "," in found[0][0] else ""
    return f"{quote[:start]}{abs(new.value):{thousands}.{new.decimals}f}{quote[end:]}"


@in_one
def save(figure: Statistic, *, version: int, by: Actor, now: datetime.datetime) -> None:
    """Store the figure, and its new number in the words that it stands on.

    Raises what `editing.save` raises, and Refused where `words_with` finds no such words.
    """
    stored = read_before(figure) or Statistic.objects.get(pk=figure.pk)
    hold(stored)
    assert isinstance(stored, Statistic)
    old = stored.printed
    with as_one(Verb.EDIT):
        editing.save(figure, version=version, by=by, now=now)
        block = figure.block
        words = words_with(figure.quote, old, figure.printed)
        if words is None:
            raise Refused(
                _("在“%(quote)s”里认不出原来的数 %(old)s，所以没有保存：请先改正文，再改这个数。")
                % {"quote": figure.quote, "old": old.text}
            )
        place, before = Moved(figure.start, figure.start + len(words), True), block.text
        block.text = f"{before[: place.start]}{words}{before[figure.end :]}"
        block.lock_version += 1
        followed = follow_spans.save_block(block, old=before, known={figure.pk: place})
        text = set_to(block, "text", before, block.text)
        record(figure.edition, Verb.EDIT, by=by, now=now, differences=[text, *followed])
    if figure.end != place.end:
        figure.end, figure.lock_version = place.end, figure.lock_version + 1
