"""Checks before publishing: what stops an edition, and warnings, which only deserve a look."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from releases.checks.editions.finding import at_doubt
from releases.checks.editions.readers_arithmetic import readers_arithmetic
from releases.checks.texts.personal_data import IDENTITY, personal_data
from releases.models import Attachment, Edition

from .checking.all_problems import of_photo, problem_of, problems_of, without_note
from .checking.loaded import figures_alone
from .checking.problem import EVENT, HEAD, NOTE, SOURCE, Problem, Tier

__all__ = [
    "EVENT",
    "HEAD",
    "NOTE",
    "SOURCE",
    "Problem",
    "Tier",
    "before_publishing",
    "photos_of",
    "readers_will_see",
    "stopping",
    "what_stops",
]


def before_publishing(edition: Edition) -> list[Problem]:
    """Problems of an edition, those that stop it first, and last the warnings passed over."""
    return problems_of(edition)


def readers_will_see(edition: Edition) -> list[Problem]:
    """What readers would be told of its figures by arithmetic, were it published now."""
    held = figures_alone(edition)
    return [
        problem_of(held, at_doubt(doubt, held.checked.reading))
        for doubt in readers_arithmetic(held.checked)
    ]


def what_stops(
    edition: Edition, *, has_body: bool, photos: Iterable[Attachment]
) -> Iterator[Problem]:
    """Without which no edition is published, however it came."""
    if not edition.title.strip():
        yield Problem("no_title", _("没有标题。"), HEAD)
    yield from without_note(edition)
    if not has_body:
        yield Problem("no_body", _("没有正文。"))
    for photo in photos:
        yield from (problem for problem in of_photo(photo) if problem.blocks)


def stopping(edition: Edition) -> str:
    """What stops its publication, in words; "" where nothing does."""
    blocks, photos = list(edition.blocks.in_order()), photos_of(edition)
    stops = list(what_stops(edition, has_body=bool(blocks), photos=photos))
    for block in blocks:
        for remark in personal_data(block.text):
            if remark.kind == IDENTITY:
                stops.append(Problem(remark.kind, remark.message, block.anchor))
    return "".join(problem.message for problem in stops if problem.blocks)


def photos_of(edition: Edition) -> list[Attachment]:
    """Those that readers see, by their place."""
    return list(edition.attachments.exclude(width=None).in_order())
