"""Two editions of a release beside each other, or one beside the page that it was pasted from."""

from releases.intake.parse import reader
from releases.intake.parse.reading import Reading
from releases.intake.pasted_pages import text_of
from releases.models import Edition

from .contents import of_editions, of_reading
from .differences import Differences, differences


def between(old: Edition | Reading, new: Edition | Reading) -> Differences:
    stored = of_editions(*(side for side in (old, new) if isinstance(side, Edition)))
    sides = [next(stored) if isinstance(side, Edition) else of_reading(side) for side in (old, new)]
    return differences(*sides)


def pasted(edition: Edition) -> Reading | None:
    """The page that it was pasted from, as it is read today."""
    return reader.read(text_of(edition.pasted_text)) if edition.pasted_text else None


def before(edition: Edition) -> Edition | None:
    """The edition that it is a correction of."""
    others = edition.release.editions.filter(ordinal__lt=edition.ordinal)
    return others.order_by("-ordinal").first()
