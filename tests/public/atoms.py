"""How tests read a feed."""

import datetime
import xml.etree.ElementTree as ET

from releases.models import Release, State
from tests.make import index_all

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read_feed(client, address: str, **data) -> ET.Element:
    index_all()
    response = client.get(address, data)
    assert response.status_code == 200, response.content.decode()
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)


def texts(feed: ET.Element, name: str) -> list[str]:
    return [found.text or "" for found in feed.findall(f"a:entry/a:{name}", ATOM)]


def title(feed: ET.Element) -> str:
    return (feed.findtext("a:title", namespaces=ATOM) or "").partition(" - ")[0]


def link(element: ET.Element, rel: str = "alternate") -> str:
    found = [
        each for each in element.findall("a:link", ATOM) if each.get("rel", "alternate") == rel
    ]
    return found[0].get("href", "")


def withdraw(release: Release, *, at: datetime.datetime) -> None:
    """As it was published, and then taken back."""
    release.editions.filter(state=State.LIVE).update(state=State.WITHDRAWN)
    release.withdrawn_at, release.withdrawal_reason = at, "数据有误。"
    release.save()
