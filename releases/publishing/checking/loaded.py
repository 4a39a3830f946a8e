"""An edition as the checks look at it, read from the database in few questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils import timezone

from releases.checks.editions.finding import CheckedEdition, FoundAt, HeldPosts
from releases.checks.texts.confused_words import ConfusedWord, listed
from releases.models import (
    Appearance,
    Attachment,
    Block,
    Doubt,
    Edition,
    Measure,
    Statistic,
    WrongWord,
)
from releases.models.edition_row import EditionRow
from releases.models.snapshot import rows_as_read
from releases.series.published_figures import published_beside

from .own_links import own_links


@dataclass(frozen=True, slots=True)
class LoadedEdition:
    """Rows in their order; `checked` says the same to the pure checks."""

    edition: Edition
    speakers: list[Appearance]
    blocks: list[Block]
    measures: list[Measure]
    statistics: list[Statistic]
    doubts: list[Doubt]
    attachments: list[Attachment]
    checked: CheckedEdition

    def row_at(self, at: FoundAt) -> EditionRow | None:
        """The row that a finding is about; None for the edition itself."""
        rows: list[EditionRow] = list(getattr(self, at.rows, ()))
        return rows[at.n] if at.n < len(rows) else None


def loaded(edition: Edition) -> LoadedEdition:
    """Ten questions at most, however much it holds, and more for links to the site itself alone;
    `edition` comes with its release."""
    speakers, held = speakers_of(edition)
    blocks = list(edition.blocks.in_order())
    measures = list(edition.measures.in_order())
    statistics = list(edition.statistics.in_order())
    doubts = list(edition.doubts.in_order())
    attachments = list(edition.attachments.in_order())
    reading = rows_as_read(edition, speakers, blocks, measures, statistics, ())
    told_on = edition.event_date or timezone.localdate()
    published, readers = published_beside(
        edition, statistics, edition.told_on or timezone.localdate()
    )
    listed_words = WrongWord.objects.order_by("pk").values_list("wrong", "right", "but")
    checked = CheckedEdition(
        reading,
        words=confused_words(tuple(listed_words)),
        told_on=told_on,
        published=published,
        readers=readers,
        held={n: held[row.person_id] for n, row in enumerate(speakers, 1) if row.person_id in held},
        texts=tuple(other_texts(measures, attachments, edition)),
        links=tuple(own_links([block.text for block in blocks])),
    )
    return LoadedEdition(
        edition, speakers, blocks, measures, statistics, doubts, attachments, checked
    )


@lru_cache(maxsize=2)
def confused_words(rows: tuple[tuple[str, str, str], ...]) -> tuple[ConfusedWord, ...]:
    """The office's list as the checks take it, made anew where it was changed."""
    return tuple(ConfusedWord(wrong, right, listed(but)) for wrong, right, but in rows)


def figures_alone(edition: Edition) -> LoadedEdition:
    """Its words and figures, and what readers would see of those; five questions."""
    blocks = list(edition.blocks.in_order())
    statistics = list(edition.statistics.in_order())
    told_on = edition.told_on or timezone.localdate()
    published, readers = published_beside(edition, statistics, told_on)
    speakers = list(edition.appearances.in_order())
    reading = rows_as_read(edition, speakers, blocks, (), statistics, ())
    checked = CheckedEdition(reading, told_on=told_on, published=published, readers=readers)
    return LoadedEdition(edition, speakers, blocks, [], statistics, [], [], checked)


def other_texts(
    measures: list[Measure], attachments: list[Attachment], edition: Edition
) -> Iterator[tuple[FoundAt, str]]:
    for n, measure in enumerate(measures):
        yield FoundAt("measures", n, "heading"), measure.heading
    for n, attachment in enumerate(attachments):
        yield FoundAt("attachments", n, "name"), attachment.name
        yield FoundAt("attachments", n, "alternative"), attachment.alternative
    yield FoundAt("note", 0, "change_note"), edition.change_note


def speakers_of(edition: Edition) -> tuple[list[Appearance], dict[int, HeldPosts]]:
    """Those of the edition, and what was printed of each when last they spoke elsewhere before."""
    here = Appearance.objects.of(edition)
    elsewhere = Appearance.objects.published().exclude(edition__release=edition.release_id)
    day = edition.day
    rows = here | elsewhere.filter(person__in=here.values("person"))
    own: list[Appearance] = []
    held: dict[int, HeldPosts] = {}
    for row in rows.select_related("edition__release").order_by("position", "pk"):
        if row.edition_id == edition.pk:
            own.append(row)
            continue
        before = held.get(row.person_id)
        now = HeldPosts(row.organisation_name, tuple(row.posts), row.edition.day)
        if day and now.day and now.day > day:
            continue
        if row.posts and (before is None or (now.day and before.day and now.day > before.day)):
            held[row.person_id] = now
    return own, held
