"""Generated pages as rows of the real models, many at a time."""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.core.management.color import no_style
from django.db import connection, models

from releases.models import (
    Appearance,
    AttendingOrganisation,
    Block,
    Edition,
    EditionTopic,
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

from .indicators import INDICATORS
from .insert import Row, insert
from .names import CITIES, TOPICS, bodies, people
from .page import Page
from .vocabulary_rows import organisation_pk, person_pk
from .writer import ROLES

TopicLink: type[models.Model] = EditionTopic
ROW_MODELS = (Appearance, AttendingOrganisation, Block, Measure, Statistic)
STORED = (Release, Edition, *ROW_MODELS, TopicLink)
VOCABULARY = (Indicator, Organisation, OrganisationAlias, Person, Topic)
ROWS_PER_EDITION = 1 << 20  # more than any page has, so that addresses of one page never meet


class Rows:
    """Keeps count of primary keys from batch to batch, from those on that are stored."""

    def __init__(self, seed: int) -> None:
        self.people = people(seed)
        self.bodies = [bodies(city) for city in CITIES]
        self.keys: dict[type[models.Model], Iterator[int]] = {
            model: itertools.count(_greatest(model) + 1) for model in STORED
        }

    def store(self, pages: Sequence[Page]) -> None:
        """Insert a batch, parents before children."""
        rows: dict[type[models.Model], list[Row]] = {model: [] for model in STORED}
        for page in pages:
            self._page(page, rows)
        for model, made in rows.items():
            insert(model, made)

    def _page(self, page: Page, rows: dict[type[models.Model], list[Row]]) -> None:
        edition, release = next(self.keys[Edition]), next(self.keys[Release])
        rows[Release].append(
            {"id": release, "number": page.number, "first_published_at": page.moment}
        )
        rows[Edition].append(self._edition(page, edition, release))
        for topic in page.topics:
            name = TOPICS[topic]
            link = {"id": next(self.keys[TopicLink]), "edition_id": edition, "name": name}
            rows[TopicLink].append({**link, "topic_id": topic + 1})
        self._edition_rows(page, edition, rows)

    def _edition_rows(
        self, page: Page, edition: int, rows: dict[type[models.Model], list[Row]]
    ) -> None:
        uids = _uids(page.index)

        def add(model: type[models.Model], made: list[Row]) -> list[Row]:
            """Complete rows with what all rows of an edition have."""
            keys = self.keys[model]
            for place, row in enumerate(made, 1):
                row["id"], row["edition_id"] = next(keys), edition
                row["uid"], row["position"] = next(uids), place * POSITION_STEP
            rows[model] += made
            return made

        speakers = add(Appearance, self._appearances(page))
        add(AttendingOrganisation, self._attendances(page))
        lines = add(Block, self._blocks(page, speakers))
        add(Measure, self._measures(page, lines))
        add(Statistic, self._statistics(page, lines))

    def _edition(self, page: Page, pk: int, release: int) -> Row:
        city = CITIES[page.city]
        return {
            "id": pk, "release_id": release, "state": State.LIVE.value, "title": page.title,
            "source": self.bodies[page.city][0].full, "event_date": page.moment.date(),
            "event_time": page.time, "event_venue": page.venue, "event_host": f"{city}市政府新闻办",
            "created_at": page.moment, "updated_at": page.moment, "published_at": page.moment,
        }  # fmt: skip

    def _appearances(self, page: Page) -> list[Row]:
        city = self.bodies[page.city]
        return [
            {
                "person_id": person_pk(who), "name": somebody.name,
                "organisation_id": organisation_pk(page.city, somebody.body),
                "organisation_name": city[somebody.body].printed, "posts": list(somebody.posts),
                "role": ROLES[place],
            }
            for place, who in enumerate(page.speakers)
            for somebody in (self.people[who],)
        ]  # fmt: skip

    def _attendances(self, page: Page) -> list[Row]:
        city = self.bodies[page.city]
        return [
            {
                "organisation_id": organisation_pk(page.city, body), "name": city[body].printed,
            }
            for body in page.bodies
        ]  # fmt: skip

    def _blocks(self, page: Page, speakers: list[Row]) -> list[Row]:
        return [
            {
                "kind": line.kind, "text": line.text, "number": line.number,
                "speaker_id": None if line.speaker is None else speakers[line.speaker]["id"],
            }
            for line in page.lines
        ]  # fmt: skip

    def _measures(self, page: Page, lines: list[Row]) -> list[Row]:
        return [
            {
                "block_id": lines[step.line]["id"], "start": step.start, "end": step.end,
                "heading": step.heading, "stage": step.stage, "theme": step.theme,
                "due_words": step.due,
            }
            for step in page.steps
        ]  # fmt: skip

    def _statistics(self, page: Page, lines: list[Row]) -> list[Row]:
        nothing = ("", None, None)
        return [
            {
                "block_id": lines[line]["id"], "start": figure.start, "end": figure.end,
                "indicator_id": figure.indicator + 1,
                "indicator_name": INDICATORS[figure.indicator][0],
                "kind": figure.kind, "value": Decimal(figure.value),
                "decimals": len(figure.value.partition(".")[2]), "unit": figure.unit,
                "period_label": period[0], "period_start": period[1], "period_end": period[2],
                "basis": figure.basis, "scope": figure.scope,
            }
            for line, figure in page.figures
            for period in (figure.period or nothing,)
        ]  # fmt: skip


def _greatest(model: type[models.Model]) -> int:
    return model._default_manager.aggregate(most=models.Max("pk", default=0))["most"]


def _uids(index: int) -> Iterator[str]:
    """Addresses that look like any other, differ within the page, and need no chance."""
    for n in itertools.count(index * ROWS_PER_EDITION):
        yield f"{n * 2_654_435_761 & 0xFFFFFFFF:08x}"


def reset_sequences(*stored: type[models.Model]) -> None:
    """PostgreSQL counts on after the keys that were given."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), stored):
            cursor.execute(statement)
