"""Every problem of an edition, those that stop it first; what was passed over last."""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from releases.checks.editions.all_findings import findings
from releases.checks.editions.finding import CheckFinding, FoundAt
from releases.models import Attachment, Edition, PassedWarning
from releases.models.attachment import KINDS
from releases.text.file_names import suffix_of
from releases.text.numerals import count_value

from .loaded import LoadedEdition, loaded
from .problem import EVENT, HEAD, NOTE, SOURCE, Problem

FACTS = {"title": HEAD, "event": EVENT, "source": SOURCE, "note": NOTE, "speakers": "card"}
_ATTACHED = re.compile(
    r"附件\s?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2})(?![\d年月个份件])|"
    r"(?:见|下载|打开)附件(?!\s?[\d一二三四五六七八九十])"
)
# 图片, 照片, 现场 tell nothing of what a photo shows.
LEAST_WORDS = 4


def problems_of(edition: Edition) -> list[Problem]:
    """With why each warning was passed over, where it was."""
    held = loaded(edition)
    keys = {(p.kind, p.anchor, p.words_sha256): p for p in passed_in(edition)}
    found = []
    for problem in problems_in(held):
        known = keys.get((problem.kind, problem.anchor, problem.words_sha256))
        found.append(replace(problem, passed=known if not problem.blocks else None))
    return sorted(found, key=lambda each: (-each.tier, each.passed is not None))


def problems_in(held: LoadedEdition) -> Iterator[Problem]:
    """What the checks say and no doubt of it has said already.

    Whoever settled a doubt has looked at its words: another of the same kind on the same paragraph
    is not told.
    """
    yield from of_itself(held)
    told = {(doubt.code, doubt.block_id) for doubt in held.doubts}
    for finding in findings(held.checked):
        block = held.blocks[finding.at.n] if finding.at.rows == "blocks" else None
        if (finding.kind, block.pk if block else None) not in told:
            yield problem_of(held, finding)


def problem_found(held: LoadedEdition, key: str) -> Problem | None:
    return next((problem for problem in problems_in(held) if problem.key == key), None)


def passed_in(edition: Edition) -> Iterator[PassedWarning]:
    rows = PassedWarning.objects.filter(release=edition.release_id)
    yield from rows.select_related("by")


def problem_of(held: LoadedEdition, finding: CheckFinding) -> Problem:
    return Problem(
        finding.kind,
        finding.message,
        anchor_of(held, finding.at),
        finding.words,
        finding.start,
        finding.mendings,
    )


def anchor_of(held: LoadedEdition, at: FoundAt) -> str:
    row = held.row_at(at)
    return row.anchor if row else FACTS.get(at.rows, "")


def of_itself(held: LoadedEdition) -> Iterator[Problem]:
    """What is of this edition and of no reading."""
    edition = held.edition
    yield from without_note(edition)
    for photo in held.attachments:
        if photo.width is not None:
            yield from of_photo(photo)
    yield from of_missing_files(held)
    rows = (*held.speakers, *held.measures, *held.statistics)
    if waiting := sum(row.unseen for row in rows):
        yield Problem("unseen_rows", _("还有 %s 条读出的内容没有人看过。") % waiting)
    if unsettled := [doubt for doubt in held.doubts if doubt.settled_at is None]:
        told = _("还有 %s 处疑点没有处理。") % len(unsettled)
        yield Problem("unsettled_doubts", told, unsettled[0].anchor)


def of_missing_files(held: LoadedEdition) -> Iterator[Problem]:
    """附件2 where there is one attachment; once for each paragraph."""
    there = len(held.attachments)
    for block in held.blocks:
        for found in _ATTACHED.finditer(block.text):
            if (count_value(found["n"] or "") or 1) > there:
                message = _("文中提到“%s”，这一版没有这个附件，请上传或改正。") % found[0]
                anchor = block.anchor
                yield Problem("attachment_missing", message, anchor, found[0], found.start())
                break


def without_note(edition: Edition) -> Iterator[Problem]:
    if edition.ordinal > 1 and not edition.change_note.strip():
        yield Problem("no_change_note", _("更正要写“更正说明”，告诉读者改了什么。"), NOTE)


def of_photo(photo: Attachment) -> Iterator[Problem]:
    """Who does not see a photo is told what it shows."""
    words = photo.alternative.strip().strip("。.")
    if len(words) < LEAST_WORDS or suffix_of(words) in KINDS:
        message = _("图片“%s”的文字说明没有说图上是什么，看不见图片的人不知道。") % photo.name
        yield Problem("photo_without_words", message, photo.anchor, photo.alternative)
    elif words == photo.name.strip():
        message = _("图片“%s”的文字说明与名称相同，没有再说图上是什么。") % photo.name
        yield Problem("photo_said_twice", message, photo.anchor, photo.alternative)
