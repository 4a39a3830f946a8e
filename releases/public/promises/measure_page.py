"""Everything that the page of one measure shows: its words, and what became of it, by whom said."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from releases.models import Appearance, Edition, FollowUp, Measure, Statistic
from releases.public.site.row_addresses import MODELS, Row
from releases.public.wording.quotes import quote, sentence


@dataclass(frozen=True, slots=True)
class FollowUpReport:
    """What one later release, or one stated source, says of the measure."""

    follow_up: FollowUp
    row: Row | None = None
    edition: Edition | None = None

    @property
    def day(self) -> datetime.date | None:
        """When the conference was; for a note, when it was written down."""
        if self.edition is None:
            return timezone.localdate(self.follow_up.at)
        return self.edition.day

    @property
    def quote(self) -> str:
        """A number alone tells little: the sentence that it stands in."""
        if self.row is None:
            return ""
        return sentence(self.row) if isinstance(self.row, Statistic) else quote(self.row)

    @property
    def speaker(self) -> Appearance | None:
        return self.row.speaker if self.row else None

    @property
    def address(self) -> str:
        """The very words on the page of the release; its top where nothing was said."""
        assert self.edition is not None
        page = reverse("public:release", args=[self.edition.release.number])
        return f"{page}#{self.row.words_anchor}" if self.row else page


@dataclass
class MeasurePage:
    """A measure with its reports, which say its outcome."""

    measure: Measure
    reports: list[FollowUpReport]  # the oldest first
    former: list[Measure]  # of replaced editions, where they read differently, the newest first
    outcome: Measure.Outcome
    today: datetime.date

    @property
    def latest(self) -> FollowUpReport | None:
        """The report that says the outcome."""
        telling = (r for r in reversed(self.reports) if r.follow_up.outcome != "silent")
        return next(telling, None)

    @property
    def days_over(self) -> int:
        return self.measure.days_over(self.outcome, on=self.today)

    @property
    def silent(self) -> int:
        return sum(report.follow_up.outcome == "silent" for report in self.reports)


def load(measure: Measure, *, today: datetime.date) -> MeasurePage:
    """In a fixed number of queries; `measure` comes with its edition, block and speaker."""
    page = MeasurePage(measure, _reports(measure), _former(measure), Measure.Outcome.NONE, today)
    if measure.stage == Measure.Stage.DONE:
        page.outcome = Measure.Outcome.DONE
    elif page.latest:
        page.outcome = Measure.Outcome(page.latest.follow_up.outcome)
    return page


def _reports(measure: Measure) -> list[FollowUpReport]:
    follow_ups = list(
        FollowUp.objects.published()
        .filter(promise=measure.edition.release_id, promise_uid=measure.uid)
        .select_related("evidence")
        .newest_first()
        .reverse()
    )
    releases = {follow_up.evidence_id for follow_up in follow_ups if follow_up.evidence_id}
    live = Edition.objects.published().select_related("release").filter(release__in=releases)
    editions = {edition.release_id: edition for edition in live}
    rows: dict[tuple[str, int | None, str], Row] = {}
    for prefix, model in MODELS.items():
        uids = [f.evidence_uid for f in follow_ups if f.evidence_kind == prefix]
        for row in model.objects.filter(edition__in=live, uid__in=uids).for_display():
            rows[prefix, row.edition.release_id, row.uid] = row
    return [
        FollowUpReport(
            follow_up=each,
            row=rows.get((each.evidence_kind, each.evidence_id, each.evidence_uid)),
            edition=editions.get(each.evidence_id or 0),
        )
        for each in follow_ups
    ]


def _former(measure: Measure) -> list[Measure]:
    """How earlier editions put it, where readers once read something else."""
    if measure.edition.ordinal == 1:
        return []
    copies = Measure.objects.once_published().filter(
        edition__release=measure.edition.release_id, uid=measure.uid
    )
    before = copies.exclude(edition=measure.edition).select_related("edition__release", "block")
    found, shown = [], _compared_words(measure)
    for row in before.order_by("-edition__ordinal"):
        if _compared_words(row) != shown:
            found.append(row)
            shown = _compared_words(row)
    return found


def _compared_words(row: Measure) -> list[str]:
    return [row.heading, row.quote, row.stage, row.organisation_name, row.due_words]
