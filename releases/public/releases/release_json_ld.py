"""Releases and questions as schema.org data: NewsArticle, Event, QAPage."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils.text import Truncator
from django.utils.timezone import localtime

from releases.public.site.json_ld import CHINESE, Thing, office

from .release_page import EditionPage
from .transcript import BodyLine, BodyPart

MAX_HEADLINE = 110  # search engines cut longer ones off
MAX_ANSWER = 160  # the page has the whole answer; here its beginning will do


def release(page: EditionPage, address: str, photos: Sequence[str] = ()) -> list[Thing]:
    """The article, and the press conference that it tells of where its day is known."""
    article, edition = _article(page, address) | {"image": list(photos)}, page.edition
    if not edition.event_date:
        return [article]
    venue, host = edition.event_venue, edition.event_host
    event: Thing = {
        "@type": "Event",
        "name": Truncator(edition.title).chars(MAX_HEADLINE),
        "startDate": edition.event_date.isoformat(),
        "location": {"@type": "Place", "name": venue} if venue else None,
        "organizer": {"@type": "Organization", "name": host} if host else office(),
        "superEvent": {"@type": "EventSeries", "name": edition.series} if edition.series else None,
    }
    return [article, event]


def _article(page: EditionPage, address: str) -> Thing:
    edition = page.edition
    source = edition.source
    # When readers first could read it: for an imported page the day that it printed.
    printed, first = edition.printed_before, _moment(edition.release.first_published_at)
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
        "datePublished": printed.isoformat() if printed else first,
        "dateModified": _moment(edition.published_at),
        "author": {"@type": "Organization", "name": source} if source else office(),
        "publisher": office(),
        "keywords": [topic.name for topic in page.topics],
        "correction": edition.change_note,
        "hasPart": [_question(part, address) for part in page.parts if part.kind == "question"],
    }


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


def _answer_text(lines: Iterable[BodyLine], *, whole: bool) -> str:
    text = "\n".join(line.block.text for line in lines)
    return text if whole else Truncator(text).chars(MAX_ANSWER)


def _moment(at: datetime.datetime | None) -> str:
    return localtime(at).isoformat(timespec="seconds") if at else ""
