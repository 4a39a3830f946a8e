"""What search engines and feed readers are told of the demo, page by page and entry by entry.

`told.json` is read by a person; what is told otherwise on purpose is written into it by
`KEEP=1 python -m pytest tests/public/machines/test_told_to_machines.py`.
"""

import json
import os
import re
from pathlib import Path

import pytest
from django.urls import reverse

from tests.public.addresses import EXAMPLES, NUMBER

TOLD = Path(__file__).with_name("told.json")
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
NAMED = re.compile(r'<meta (?:name|property)="(description|og:[a-z:]+|Keywords)" content="([^"]*)"')
FEEDS = ("/releases/feed.atom", "/measures/feed.atom", "/exchanges/feed.atom")
ENTRY = re.compile(r"<entry>.*?</entry>", re.S)
ENTRIES = 3
# Rows of the demo get another each time that it is loaded.
UID = re.compile(r'(?<=[-/:])[0-9a-f]{8}(?=[\\"/<#&])')


def told_of_page(html: str) -> dict[str, object]:
    title = re.findall(r"<title>(.*?)</title>", html, re.S)[0]  # charts have titles, too
    data = [json.loads(text) for text in DATA.findall(html)]
    return {"title": " ".join(title.split()), "named": dict(NAMED.findall(html)), "data": data}


def told(client) -> dict[str, object]:
    pages = {name: reverse(f"public:{name}", args=args()) for name, args in EXAMPLES.items()}
    pages |= {"home": "/", "releases": "/releases/", "corrected": f"/releases/{NUMBER}/"}
    found: dict[str, object] = {}
    for name, address in pages.items():
        answer = client.get(address, follow=True)
        found[name] = told_of_page(answer.content.decode())
    for address in FEEDS:
        feed = client.get(address)
        assert feed.status_code == 200, address
        text = b"".join(feed).decode() if feed.streaming else feed.content.decode()
        found[address] = ENTRY.findall(text)[:ENTRIES]
    return found


@pytest.mark.usefixtures("demo")
def test_what_machines_are_told_of_the_demo(client):
    now = json.loads(UID.sub("uid", json.dumps(told(client), ensure_ascii=False)))
    if os.environ.get("KEEP"):
        TOLD.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", "utf-8")
    before = json.loads(TOLD.read_text("utf-8"))
    assert list(now) == list(before)
    for name, what in now.items():
        assert what == before[name], name
