"""Generated releases one after the other, each made from the seed and its place alone."""

import datetime
import itertools
import random
from collections.abc import Iterator

from .names import CITIES
from .page import Page
from .words import vocabulary
from .writer import Writer

FIRST_DAY = datetime.date(2014, 1, 6)
DAYS = 12 * 365
CHINA = datetime.timezone(datetime.timedelta(hours=8))
OPENS, CLOSES = 8.5 * 3600, 18 * 3600  # seconds of the day between which releases come out
_CITY_WEIGHTS = list(itertools.accumulate((rank + 2) ** -0.8 for rank in range(len(CITIES))))


def pages(count: int, *, seed: int, start: int = 0) -> Iterator[Page]:
    """`count` releases in the order of their publication over twelve years, ever denser.

    The first `start` of them are left out.
    """
    words = vocabulary(seed)
    day, nth = None, 0
    for index in range(count):
        rng = random.Random(f"{seed}/{index}")
        moment = _moment((index + rng.random()) / count)
        nth = nth + 1 if moment.date() == day else 1
        day = moment.date()
        if index < start:
            continue
        page = Page(
            index,
            f"{day:%Y%m%d}-{nth}",
            moment,
            rng.choices(range(len(CITIES)), cum_weights=_CITY_WEIGHTS)[0],
        )
        Writer(page, rng, words, seed).write()
        yield page


def _moment(share: float) -> datetime.datetime:
    days = DAYS * share**0.7
    seconds = int(OPENS + (CLOSES - OPENS) * (days % 1))
    midnight = datetime.datetime.combine(FIRST_DAY, datetime.time(), CHINA)
    return midnight + datetime.timedelta(days=int(days), seconds=seconds)
