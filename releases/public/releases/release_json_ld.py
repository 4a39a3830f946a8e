"""Releases and questions as schema.org data: NewsArticle, Event, QAPage."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.timezone import localtime

from releases.models import Edition
from releases.public.site.json_ld import CHINESE, Thing, office

from .release_page import EditionPage
from .transcript import BodyPart

MAX_HEADLINE = 110  # search engines cut longer ones off
MAX_ANSWER = 160  # the page has the whole answer; here its beginning will do


def release(request: HttpRequest, page: EditionPage, address: str) -> list[Thing]:
    """The article, and the press conference that it tells of where its day is known."""
    event = _event(page.edition)
    return [_article(request, page, address), *([event] if event else [])]


def _article(request: HttpRequest, page: EditionPage, address: str) -> Thing:
    edition = page.edition
    return {
        "@type": "NewsArticle",
        "headline": Truncator(edition.title).chars(MAX_HEADLINE),
        "alternativeHeadline": edition.subtitle,
        "description": Truncator(page.lead).chars(MAX_ANSWER),
        "url": address,
        "mainEntityOfPage": address,
        "identifier": edition.release.number,
        "version": edition.ordinal,
        "inLanguage": CHINESE,
        "datePublished": _first_published(edition),
        "dateModified": _moment(edition.published_at),
        "author": {"@type": "Organization", "name": edition.source} if edition.source
        else office(),
        "publisher": office(),
        "keywords": [topic.name for topic in page.topics],
        "correction": edition.change_note,
        "hasPart": [
            _question(part, address) for part in page.parts if part.kind == "question"
        ],
    }  # fmt: skip


def _event(edition: Edition) -> Thing | None:
    """None without a day: a description of an event must say when it was."""
    if not edition.event_date:
        return None
    return {
        "@type": "Event",
        "name": Truncator(edition.title).chars(MAX_HEADLINE),
        "startDate": edition.event_date.isoformat(),
        "location": {"@type": "Place", "name": edition.event_venue}
        if edition.event_venue else None,
        "organizer": {"@type": "Organization", "name": edition.event_host}
        if edition.event_host else office(),
        "superEvent": {"@type": "EventSeries", "name": edition.series} if edition.series else None,
    }  # fmt: skip


def question_page(part: BodyPart, address: str) -> Thing:
    """For a page that shows one question with its answers; `address` is that of the release."""
    return {"@type": "QAPage", "mainEntity": _question(part, address, whole=True)}


def _question(part: BodyPart, address: str, *, whole: bool = False) -> Thing:
    answers = [
        {
            "@type": "Answer",
            "text": _answer_text(turn.lines, whole=whole),
            "url": f"{address}#{turn.anchor}",
            "author": {"@type": "Person", "name": turn.speaker.name} if turn.speaker else None,
        }
        for turn in part.answers
    ]
    return {
        "@type": "Question",
        "name": Truncator(part.turn.text).chars(MAX_HEADLINE),
        "text": _answer_text(part.turn.lines, whole=True) if whole else "",
        "url": f"{address}#{part.turn.anchor}",
        "answerCount": len(answers),
        "acceptedAnswer": answers[0] if answers else None,
        "suggestedAnswer": answers[1:],
    }


def _answer_text(lines: Iterable[Any], *, whole: bool) -> str:
    text = "\n".join(line.block.text for line in lines)
    return text if whole else Truncator(text).chars(MAX_ANSWER)


def _first_published(edition: Edition) -> str:
    """When readers first could read it: for an imported page the day that it printed."""
    if day := edition.printed_before:
        return day.isoformat()
    return _moment(edition.release.first_published_at)


def _moment(at: Any) -> str:
    return localtime(at).isoformat(timespec="seconds") if at else ""
