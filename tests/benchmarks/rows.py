"""Generated pages as rows of the real models, many at a time."""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

from releases.models import (
    Appearance,
    AttendingOrganisation,
    Block,
    Edition,
    Indicator,
    Measure,
    Organisation,
    OrganisationAlias,
    Person,
    Release,
    State,
    Statistic,
    Topic,
)
from releases.models.edition_row import POSITION_STEP

from .names import CITIES, INDICATORS, bodies, people
from .pages import ROLES, Page
from .vocabulary_rows import organisation_pk, person_pk

TopicLink: type[models.Model] = Edition.topics.through
ROW_MODELS = (Appearance, AttendingOrganisation, Block, Measure, Statistic)
STORED = (Release, Edition, *ROW_MODELS, TopicLink)
VOCABULARY = (Indicator, Organisation, OrganisationAlias, Person, Topic)
ROWS_PER_EDITION = 1 << 20  # more than any page has, so that addresses of one page never meet


class Rows:
    """Keeps count of primary keys from batch to batch."""

    def __init__(self, seed: int) -> None:
        self.people = people(seed)
        self.bodies = [bodies(city) for city in CITIES]
        self.keys: dict[type[models.Model], Iterator[int]] = {
            model: itertools.count(1) for model in STORED
        }

    def store(self, pages: Sequence[Page]) -> None:
        """Insert a batch, parents before children."""
        rows: dict[type[models.Model], list[Any]] = {model: [] for model in STORED}
        for page in pages:
            self._page(page, rows)
        for model, made in rows.items():
            model._default_manager.bulk_create(made)

    def _page(self, page: Page, rows: dict[type[models.Model], list[Any]]) -> None:
        uids = _uids(page.index)
        edition = next(self.keys[Edition])
        release = next(self.keys[Release])
        rows[Release].append(
            Release(pk=release, number=page.number, first_published_at=page.moment)
        )
        rows[Edition].append(self._edition(page, edition, release))
        for topic in page.topics:
            rows[TopicLink].append(
                TopicLink(pk=next(self.keys[TopicLink]), edition_id=edition, topic_id=topic + 1)
            )
        speakers = self._appearances(page, edition, uids)
        rows[Appearance] += speakers
        rows[AttendingOrganisation] += self._attendances(page, edition, uids)
        lines = self._blocks(page, edition, speakers, uids)
        rows[Block] += lines
        rows[Measure] += self._measures(page, edition, lines, uids)
        rows[Statistic] += self._statistics(page, edition, lines, uids)

    def _edition(self, page: Page, pk: int, release: int) -> Edition:
        city = CITIES[page.city]
        return Edition(
            pk=pk, release_id=release, state=State.LIVE, title=page.title,
            source=self.bodies[page.city][0].full, event_date=page.moment.date(),
            event_time=page.time, event_venue=page.venue, event_host=f"{city}市政府新闻办",
            created_at=page.moment, updated_at=page.moment, published_at=page.moment,
        )  # fmt: skip

    def _appearances(self, page: Page, edition: int, uids: Iterator[str]) -> list[Appearance]:
        city, keys = self.bodies[page.city], self.keys[Appearance]
        return [
            Appearance(
                pk=next(keys), edition_id=edition, uid=next(uids), position=place * POSITION_STEP,
                person_id=person_pk(who), name=somebody.name,
                organisation_id=organisation_pk(page.city, somebody.body),
                organisation_name=city[somebody.body].printed, posts=list(somebody.posts),
                role=ROLES[place - 1],
            )
            for place, who in enumerate(page.speakers, 1)
            for somebody in (self.people[who],)
        ]  # fmt: skip

    def _attendances(
        self, page: Page, edition: int, uids: Iterator[str]
    ) -> list[AttendingOrganisation]:
        city, keys = self.bodies[page.city], self.keys[AttendingOrganisation]
        return [
            AttendingOrganisation(
                pk=next(keys), edition_id=edition, uid=next(uids), position=place * POSITION_STEP,
                organisation_id=organisation_pk(page.city, body), name=city[body].printed,
            )
            for place, body in enumerate(page.bodies, 1)
        ]  # fmt: skip

    def _blocks(
        self, page: Page, edition: int, speakers: list[Appearance], uids: Iterator[str]
    ) -> list[Block]:
        keys = self.keys[Block]
        return [
            Block(
                pk=next(keys), edition_id=edition, uid=next(uids), position=place * POSITION_STEP,
                kind=line.kind, text=line.text, number=line.number,
                speaker_id=None if line.speaker is None else speakers[line.speaker].pk,
            )
            for place, line in enumerate(page.lines, 1)
        ]  # fmt: skip

    def _measures(
        self, page: Page, edition: int, lines: list[Block], uids: Iterator[str]
    ) -> list[Measure]:
        keys = self.keys[Measure]
        return [
            Measure(
                pk=next(keys), edition_id=edition, uid=next(uids), position=place * POSITION_STEP,
                block_id=lines[step.line].pk, start=step.start, end=step.end,
                heading=step.heading, stage=step.stage, theme=step.theme, due_words=step.due,
            )
            for place, step in enumerate(page.steps, 1)
        ]  # fmt: skip

    def _statistics(
        self, page: Page, edition: int, lines: list[Block], uids: Iterator[str]
    ) -> list[Statistic]:
        keys, nothing = self.keys[Statistic], ("", None, None)
        return [
            Statistic(
                pk=next(keys), edition_id=edition, uid=next(uids), position=place * POSITION_STEP,
                block_id=lines[line].pk, start=figure.start, end=figure.end,
                indicator_id=figure.indicator + 1, indicator_name=INDICATORS[figure.indicator][0],
                kind=figure.kind, value=Decimal(figure.value),
                decimals=len(figure.value.partition(".")[2]), unit=figure.unit,
                period_label=period[0], period_start=period[1], period_end=period[2],
                basis=figure.basis, scope=figure.scope,
            )
            for place, (line, figure) in enumerate(page.figures, 1)
            for period in (figure.period or nothing,)
        ]  # fmt: skip


def _uids(index: int) -> Iterator[str]:
    """Addresses that look like any other, differ within the page, and need no chance."""
    for n in itertools.count(index * ROWS_PER_EDITION):
        yield f"{n * 2_654_435_761 & 0xFFFFFFFF:08x}"


def reset_sequences() -> None:
    """PostgreSQL counts on after the keys that were given."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [*STORED, *VOCABULARY]):
            cursor.execute(statement)
