"""Every page of the demo as it is served, fetched once a process for all tests that look at it."""

from functools import cache
from typing import NamedTuple

from django.test import Client

from .addresses import REFUSALS, pages

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
    answers = {address: READERS[reader].get(below + address) for address in addresses}
    return {at: Page(answer.status_code, answer.content.decode()) for at, answer in answers.items()}


def shown(reader: str) -> dict[str, str]:
    """The pages that answer 200."""
    return {at: page.html for at, page in crawl(reader).items() if at not in REFUSALS}
