"""Every page of the demo as it is served, fetched once a process for all tests that look at it."""

from functools import cache
from typing import NamedTuple

import time_machine
from django.test import Client

from .addresses import REFUSALS, pages

TODAY = "2026-03-01T12:00:00+08:00"  # some promises of the demo are overdue on it, others are not
READERS = {
    "plain": Client(),
    "elder": Client(headers={"cookie": "elder=1; text_size=largest"}),
    "english": Client(),
}


class Page(NamedTuple):
    status: int
    html: str


@cache
def crawl(reader: str) -> dict[str, Page]:
    """By its Chinese address, what is refused too; needs the demo, which all tests see alike."""
    addresses, below = (*pages(), *REFUSALS), "/en" if reader == "english" else ""
    with time_machine.travel(TODAY):
        answers = {address: READERS[reader].get(below + address) for address in addresses}
    return {at: Page(answer.status_code, answer.content.decode()) for at, answer in answers.items()}


def shown(reader: str) -> dict[str, str]:
    """The pages that answer 200."""
    return {at: page.html for at, page in crawl(reader).items() if at not in REFUSALS}
