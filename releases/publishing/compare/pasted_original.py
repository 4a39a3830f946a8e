"""The page that an edition was pasted from. Readers compare editions alone, and load no reader."""

from releases.intake.parse import reader
from releases.intake.parse.reading import Reading
from releases.intake.pasted_pages import text_of
from releases.models import Edition


def pasted(edition: Edition) -> Reading | None:
    """The page that it was pasted from, as it is read today; None where that is withheld."""
    page = edition.pasted_text
    return None if page is None or page.withheld else reader.read(text_of(page))
