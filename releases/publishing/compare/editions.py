"""Two editions of a release beside each other, or one beside a reading of a page."""

from releases.intake.parse.reading import Reading
from releases.models import Edition

from .contents import of_editions, of_reading
from .differences import Differences, differences


def between(old: Edition | Reading, new: Edition | Reading) -> Differences:
    stored = of_editions(*(side for side in (old, new) if isinstance(side, Edition)))
    sides = [next(stored) if isinstance(side, Edition) else of_reading(side) for side in (old, new)]
    return differences(*sides)


def before(edition: Edition) -> Edition | None:
    """The edition that it is a correction of."""
    others = edition.release.editions.present().filter(ordinal__lt=edition.ordinal)
    return others.order_by("-ordinal").first()
