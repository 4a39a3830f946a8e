"""Days of the site's clock as moments: Asia/Shanghai, whatever the server's own zone is."""

import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
# Open ends lie where every database and time zone can still count.
EARLIEST, LATEST = datetime.date(1000, 1, 1), datetime.date(9000, 12, 31)
_DAY = datetime.timedelta(days=1)


def day_bounds(
    first: datetime.date, last: datetime.date
) -> tuple[datetime.datetime, datetime.datetime]:
    """The moment that `first` begins and the one that `last` has ended."""
    begin, end = max(first, EARLIEST), min(last, LATEST) + _DAY
    midnight = datetime.time()
    return datetime.datetime.combine(begin, midnight, ZONE), datetime.datetime.combine(
        end, midnight, ZONE
    )
