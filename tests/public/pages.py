"""How tests read a page, and a release that has everything."""

import re
from html.parser import HTMLParser

from releases.models import Edition, State
from tests.make import (
    make_appearance,
    make_attending_media,
    make_attending_organisation,
    make_block,
    make_measure,
    make_person,
    make_release,
    make_statistic,
    make_topic,
)


def make_full_release(**kw) -> Edition:
    """A live edition with speakers, an exchange, a measure and a figure."""
    kw = {"subtitle": "专利授权再创新高", "topics": [make_topic()], "event_host": "市新闻办"} | kw
    edition = Edition.objects.get(release=make_release(**kw))
    make_attending_organisation(edition)
    make_attending_media(edition, "云岫日报(云岫发布)")
    zhang = make_appearance(edition, posts=["党组成员", "副局长"], role="presenter")
    make_block(edition, "发布会现场", kind="heading")
    make_block(edition, "4月26日,市新闻办召开发布会。")
    block = make_block(edition, kind="statement", speaker=zhang)
    make_measure(block, organisation=zhang.organisation, organisation_name="市局")
    make_statistic(block, period_label="2024年", period_start="2024-01-01", period_end="2024-12-31")
    make_block(edition, "请问打算怎么做?", kind="question", number=1)
    make_block(edition, "我们将加快建设。", kind="answer", speaker=zhang)
    return edition


def make_correction(old: Edition, **kw) -> Edition:
    """The old edition becomes superseded, a new one live."""
    Edition.objects.filter(pk=old.pk).update(state=State.SUPERSEDED)
    kw = {"title": old.title, "change_note": "更正第三段的件数。"} | kw
    times = {name: getattr(old, name) for name in ("created_at", "updated_at", "published_at")}
    return Edition.objects.create(
        release=old.release, ordinal=old.ordinal + 1, state=State.LIVE, **times | kw
    )


def make_person_named(name: str):
    return make_person(name, slug=name)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def text_of(response) -> str:
    """What a reader sees, without tags."""
    parser = _Text()
    parser.feed(response.content.decode())
    return parser.text


def ids_of(response) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', response.content.decode())


def assert_nothing_inline(response) -> None:
    """The content security policy is sent, and nothing on the page needs it to look away."""
    html = response.content.decode()
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", html)
    # A block of data is not run, so the policy has nothing to say about it.
    assert not re.search(r'<script(?![^>]*\ssrc=)(?! type="application/ld\+json">)', html)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//(?!testserver)", html)
    ids = ids_of(response)
    assert len(ids) == len(set(ids))
