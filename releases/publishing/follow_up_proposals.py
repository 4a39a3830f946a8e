"""Which promises a new release should answer, and which of its rows may be the answers."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from django.db.models import F, Q

from releases.models import OPEN_OUTCOMES, OPEN_STATES, Block, Edition, FollowUp, Measure, State
from releases.text.fuzzy.similarity import covered, likeness

MAX_PROMISES = 300  # compared, the newest first
MAX_PROPOSED = 3
MAX_RELEASES = 20  # after a promise, the earliest first
MIN_LIKENESS = 0.3  # of two headings
MIN_COVERED = 0.5  # of a heading in the words of a paragraph
SPOKEN = (Block.Kind.STATEMENT, Block.Kind.ANSWER)


@dataclass
class Proposal:
    """A row of the new release that may say what became of the promise; `score` from 0 to 1."""

    row: Measure | Block
    score: float


@dataclass
class AskedPromise:
    """A promise that is open, with what was answered here already and what may answer it."""

    promise: Measure
    answers: list[FollowUp] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)


def questions(edition: Edition) -> list[AskedPromise]:
    """The open promises of the bodies that speak or attend, the likeliest answered first.

    What is only under way without a time to be done by is asked about where a row looks like it.
    """
    measures = list(edition.measures.select_related("block__speaker").in_order())
    blocks = list(edition.blocks.filter(kind__in=SPOKEN).select_related("speaker").in_order())
    reports = FollowUp.objects.standing().filter(evidence=edition.release_id).order_by("pk")
    answered: dict[tuple[int, str], list[FollowUp]] = defaultdict(list)
    for report in reports:
        answered[report.promise_id, report.promise_uid].append(report)
    found = []
    for promise in _open_promises(edition, answered):
        question = AskedPromise(promise, answered.get(_key(promise), []))
        question.proposals = proposals(promise, measures, blocks)
        if promise.is_promise or question.proposals or question.answers:
            found.append(question)
    found.sort(key=lambda question: -max((p.score for p in question.proposals), default=0))
    return sorted(found, key=lambda question: bool(question.answers))


def proposals(
    promise: Measure, measures: Iterable[Measure], blocks: Iterable[Block]
) -> list[Proposal]:
    """The rows that look like the promise and were said by the same body, the likest first.

    A paragraph is left out where one of its measures is proposed.
    """
    found: list[Proposal] = []
    taken = set()
    for row in measures:
        if promise.organisation_id not in (None, row.organisation_id):
            continue
        # Of the headings, or of one heading and the words under the other, which tell less.
        score = max(
            likeness(promise.heading, row.heading),
            covered(promise.heading, row.quote) * 0.6,
            covered(row.heading, promise.quote) * 0.6,
        )
        if score >= MIN_LIKENESS:
            found.append(Proposal(row, score))
            taken.add(row.block_id)
    for block in blocks:
        speaker = block.speaker
        stranger = speaker and promise.organisation_id not in (None, speaker.organisation_id)
        score = covered(promise.heading, block.text)
        if score >= MIN_COVERED and not stranger and block.pk not in taken:
            found.append(Proposal(block, score * 0.9))
    return sorted(found, key=lambda proposal: -proposal.score)[:MAX_PROPOSED]


def later_proposals(promise: Measure) -> list[Proposal]:
    """Rows of the next releases of the same body, open ones too, that may say what became of it."""
    said = promise.edition
    later = (
        Edition.objects.present()
        .exclude(release=said.release_id)
        .filter(
            Q(measures__organisation=promise.organisation_id)
            | Q(appearances__organisation=promise.organisation_id),
            Q(state=State.LIVE, release__first_published_at__gte=said.release.first_published_at)
            | Q(state__in=OPEN_STATES),
        )
    )
    if said.event_date:
        later = later.exclude(event_date__lt=said.event_date)
    in_time = F("release__first_published_at").asc(nulls_last=True)
    editions = [e.pk for e in later.distinct().order_by(in_time, "pk")[:MAX_RELEASES]]
    on_block = "block__speaker", "edition__release"
    measures = Measure.objects.filter(edition__in=editions).select_related(*on_block)
    blocks = Block.objects.filter(edition__in=editions, kind__in=SPOKEN)
    blocks = blocks.select_related("speaker", "edition__release")
    return proposals(promise, measures.in_order(), blocks.in_order())


def bodies(edition: Edition) -> set[int]:
    """The organisations that attend, speak or promise in an edition."""
    rows = (edition.attending_organisations, edition.appearances, edition.measures)
    return {pk for row in rows for pk in row.values_list("organisation", flat=True) if pk}


def _open_promises(edition: Edition, answered: Container[tuple[int, str]]) -> list[Measure]:
    """Said before this edition by its bodies, and not settled by another release."""
    promises = (
        Measure.objects.published()
        .filter(organisation__in=bodies(edition))
        .exclude(edition__release=edition.release_id)
        .exclude(stage=Measure.Stage.DONE)
    )
    if edition.event_date:
        undated = Q(edition__event_date__isnull=True)
        promises = promises.filter(undated | Q(edition__event_date__lte=edition.event_date))
    if edition.release.first_published_at:
        at = edition.release.first_published_at
        promises = promises.filter(edition__release__first_published_at__lte=at)
    rows = promises.select_related("edition__release", "organisation", "block").with_outcome()
    newest = rows.newest_first()[:MAX_PROMISES]
    return [row for row in newest if row.outcome in OPEN_OUTCOMES or _key(row) in answered]


def _key(promise: Measure) -> tuple[int, str]:
    return promise.edition.release_id, promise.uid
