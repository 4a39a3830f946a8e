"""Checks before publishing: errors, which stop it, and warnings, which only deserve a look."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from releases.checks.doubts import content_doubts, with_series
from releases.models import Attachment, Block, Edition
from releases.models.attachment import KINDS
from releases.models.snapshot import snapshot
from releases.publishing.seeing import unseen
from releases.series.published_figures import published_of
from releases.text.file_names import suffix_of

# Where facts are edited together.
HEAD, EVENT, SOURCE, NOTE = "f-head", "f-event", "f-source", "f-note"
# 图片, 照片, 现场 tell nothing of what a photo shows.
LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Problem:
    """`blocks` tells whether it stops publishing; `anchor` is the row or the facts that it is
    about, or ""."""

    message: str
    blocks: bool = False
    anchor: str = ""


def before_publishing(edition: Edition) -> list[Problem]:
    """Problems of an edition, those that stop publishing first."""
    return [*of_its_form(edition), *of_what_it_says(edition)]


def of_what_it_says(edition: Edition) -> Iterator[Problem]:
    """What the checks say of its words and figures and no doubt of it has said already.

    A draft may be older than a check, and the published figures than the draft. Whoever settled a
    doubt has looked at its words: another of the same kind on the same paragraph is not told.
    """
    reading = replace(snapshot(edition), doubts=())
    published = published_of(row.indicator for row in reading.statistics)
    blocks = list(edition.blocks.in_order())
    told = set(edition.doubts.values_list("code", "block"))
    reading = replace(reading, doubts=content_doubts(reading))
    for doubt in with_series(reading, published):
        block = blocks[doubt.block - 1] if doubt.block else None
        if (doubt.code, block.pk if block else None) not in told:
            yield Problem(doubt.message, anchor=block.anchor if block else "")


def what_stops(
    edition: Edition, *, has_body: bool, photos: Iterable[Attachment]
) -> Iterator[Problem]:
    """Without which no edition is published."""
    if not edition.title.strip():
        yield Problem(_("没有标题。"), blocks=True, anchor=HEAD)
    if edition.ordinal > 1 and not edition.change_note.strip():
        yield Problem(_("更正要写“更正说明”，告诉读者改了什么。"), blocks=True, anchor=NOTE)
    if not has_body:
        yield Problem(_("没有正文。"), blocks=True)
    yield from (problem for problem in _of_photos(photos) if problem.blocks)


def stopping(edition: Edition) -> str:
    """What stops its publication, in words; "" where nothing does."""
    has_body, photos = edition.blocks.exists(), photos_of(edition)
    stops = what_stops(edition, has_body=has_body, photos=photos)
    return "".join(problem.message for problem in stops)


def photos_of(edition: Edition) -> list[Attachment]:
    """Those that readers see, by their place."""
    return list(edition.attachments.exclude(width=None).in_order())


def _of_photos(photos: Iterable[Attachment]) -> Iterator[Problem]:
    """Who does not see a photo is told what it shows."""
    for photo in photos:
        words = photo.alternative.strip().strip("。.")
        if len(words) < LEAST_WORDS or suffix_of(words) in KINDS:
            yield Problem(
                _("图片“%s”的文字说明没有说图上是什么，看不见图片的人不知道。") % photo.name,
                blocks=True,
                anchor=photo.anchor,
            )
        elif words == photo.name.strip():
            yield Problem(
                _("图片“%s”的文字说明与名称相同，没有再说图上是什么。") % photo.name,
                anchor=photo.anchor,
            )


def of_its_form(edition: Edition) -> list[Problem]:
    """What an edition lacks, those first that stop publishing."""
    blocks = list(edition.blocks.in_order())
    photos = photos_of(edition)
    problems = list(what_stops(edition, has_body=bool(blocks), photos=photos))
    if edition.event_date is None:
        problems.append(Problem(_("没有发布会日期。"), anchor=EVENT))
    elif edition.printed_date and edition.event_date > edition.printed_date:
        problems.append(Problem(_("发布会日期晚于原页发布日期。"), anchor=EVENT))
    if not edition.source:
        problems.append(Problem(_("没有信息来源。"), anchor=SOURCE))
    if edition.editor and edition.editor == edition.reviewer:
        problems.append(Problem(_("编辑与审核是同一人。"), anchor=SOURCE))
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if block.kind == Block.Kind.QUESTION and (
            following is None or following.kind not in (Block.Kind.ANSWER, Block.Kind.QUESTION)
        ):
            problems.append(Problem(_("提问之后没有回答。"), anchor=block.anchor))
        if block.kind in (Block.Kind.STATEMENT, Block.Kind.ANSWER) and block.speaker_id is None:
            problems.append(Problem(_("没有写明是谁说的。"), anchor=block.anchor))
    problems += [problem for problem in _of_photos(photos) if not problem.blocks]
    if waiting := sum(n for _kind, n in unseen(edition)):
        problems.append(Problem(_("还有 %s 条读出的内容没有人看过。") % waiting))
    if unsettled := list(edition.doubts.filter(settled_at__isnull=True).in_order()):
        told = _("还有 %s 处疑点没有处理。") % len(unsettled)
        problems.append(Problem(told, anchor=unsettled[0].anchor))
    return problems
