"""Everything that the page of one edition shows, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from releases.figures.indicator_history import FOLLOWED
from releases.models import (
    Appearance,
    Attachment,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Edition,
    EditionTopic,
    Measure,
    Statistic,
)
from releases.models.quotation import by_block
from releases.public.wording.figure_words import Figure

from .by_department import DepartmentSpeaker, by_department
from .highlights import Highlights, highlights_of
from .transcript import BodyLine, BodyPart, parts
from .transcript_html import body_line

# More lines than this are hard to tell apart; the reader adds others on the page itself.
COMPARED = 3


@dataclass
class EditionPage:
    edition: Edition
    topics: list[EditionTopic]
    speakers: list[Appearance]
    organisations: list[AttendingOrganisation]
    media: list[AttendingMedia]
    lines: list[BodyLine]
    parts: list[BodyPart]
    measures: list[Measure]
    figures: dict[str, list[Figure]]
    attachments: list[Attachment]
    wanted: Highlights

    @property
    def lead(self) -> str:
        """The first words of the body, for those who only see a link to the page."""
        texts = (line.block.text for line in self.lines if line.block.kind in Block.PROSE)
        return next(texts, "")

    @property
    def opening(self) -> BodyPart | None:
        """The lead 导语: what the page says before anybody speaks."""
        first = self.parts[0] if self.parts else None
        return first if first and first.kind == Block.Kind.PARAGRAPH else None

    @property
    def following(self) -> list[BodyPart]:
        """The body after the lead."""
        return self.parts[1:] if self.opening else self.parts

    @property
    def photos(self) -> list[Attachment]:
        """All, wherever they stand."""
        return [row for row in self.attachments if row.is_photo]

    @property
    def photos_apart(self) -> list[Attachment]:
        """Those that stand behind no paragraph."""
        return [row for row in self.photos if row.block_id is None]

    @property
    def downloads(self) -> list[Attachment]:
        return [row for row in self.attachments if not row.is_photo]

    @property
    def figure_count(self) -> int:
        return sum(map(len, self.figures.values()))

    @property
    def comparable(self) -> list[str]:
        """Slugs for a first comparison: the indicators here that are told as numbers."""
        rows = [figure.row for rows in self.figures.values() for figure in rows]
        slugs = (row.indicator.slug for row in rows if row.kind in FOLLOWED and not row.goal)
        return list(dict.fromkeys(slugs))[:COMPARED]

    @property
    def departments(self) -> dict[str, list[DepartmentSpeaker]]:
        return by_department(self.parts)


def load(edition: Edition, q: str = "") -> EditionPage:
    """With the words of `q` marked in the text."""
    speakers = list(edition.appearances.in_order().select_related("person", "organisation"))
    measures = list(edition.measures.in_order().with_outcome().select_related("organisation"))
    statistics = list(edition.statistics.in_order().select_related("indicator"))
    blocks = list(edition.blocks.in_order())
    sought = highlights_of(q, ((block.pk, block.text) for block in blocks))
    by_key = {speaker.pk: speaker for speaker in speakers}
    for block in blocks:
        block.speaker = by_key[block.speaker_id] if block.speaker_id else None
    lines = _lines(blocks, measures, statistics, sought)
    attachments = list(edition.attachments.filter(withheld=False).in_order())
    for line in lines:
        line.photos = [r for r in attachments if r.is_photo and r.block_id == line.block.pk]
    return EditionPage(
        edition=edition,
        topics=list(edition.printed_topics.select_related("topic").order_by("name")),
        speakers=speakers,
        organisations=list(
            edition.attending_organisations.in_order().select_related("organisation")
        ),
        media=list(edition.attending_media.in_order()),
        lines=lines,
        parts=parts(lines),
        measures=measures,
        figures=by_indicator(statistics),
        attachments=attachments,
        wanted=sought,
    )


def by_indicator(statistics: Iterable[Statistic]) -> dict[str, list[Figure]]:
    """The figures under the name that was printed, in the order of first appearance."""
    found: dict[str, list[Figure]] = {}
    for statistic in statistics:
        found.setdefault(statistic.indicator_name, []).append(Figure.of(statistic))
    return found


def _lines(
    blocks: list[Block], measures: list[Measure], statistics: list[Statistic], sought: Highlights
) -> list[BodyLine]:
    measures_on, statistics_on = by_block(measures), by_block(statistics)
    return [
        body_line(
            block,
            measures_on.get(block.pk, ()),
            statistics_on.get(block.pk, ()),
            hits=sought.spans.get(block.pk, ()),
            hit_count=sought.count,
        )
        for block in blocks
    ]
