"""The day that the database works out is the one that a loaded edition tells."""

import datetime

import pytest

from releases.models import Block, Release
from releases.models.days import SAID_ON, TOLD_ON
from tests import make

pytestmark = pytest.mark.django_db

EVENT, PRINTED = datetime.date(2024, 5, 1), datetime.date(2024, 5, 3)
# Late in the evening by UTC is the next day here.
AT = datetime.datetime(2025, 4, 25, 16, 30, tzinfo=datetime.UTC)
PUBLISHED = datetime.date(2025, 4, 26)


@pytest.mark.parametrize(
    ("origin", "event", "printed", "told", "said"),
    [
        (Release.Origin.IMPORTED, EVENT, PRINTED, PRINTED, EVENT),
        (Release.Origin.IMPORTED, None, None, PUBLISHED, PUBLISHED),
        (Release.Origin.WRITTEN, EVENT, PRINTED, PUBLISHED, EVENT),
        (Release.Origin.SAMPLE, None, PRINTED, PUBLISHED, PUBLISHED),
    ],
)
def test_days(origin, event, printed, told, said):
    release = make.make_release(at=AT, event_date=event, printed_date=printed)
    Release.objects.update(origin=origin)
    edition = release.editions.select_related("release").get()
    make.make_block(edition)
    row = Block.objects.annotate(told=TOLD_ON, said=SAID_ON).get()
    assert (row.told, row.said) == (told, said)
    assert (edition.printed_before or PUBLISHED, edition.day) == (told, said)
