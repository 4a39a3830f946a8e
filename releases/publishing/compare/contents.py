"""What an edition or a reading says, field by field in words, as the table of facts has it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from releases.intake.parse.reading import Reading, fact
from releases.models import (
    Appearance,
    Attachment,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Edition,
    Measure,
    Statistic,
)
from releases.models.edition_row import EditionRow
from releases.models.facts import EDITION, Fact, columns

from .words import value_words

# In the order in which differences are told. What a reading calls them, where it has them.
KINDS: dict[type[EditionRow], str] = {
    AttendingOrganisation: "organisations",
    AttendingMedia: "media",
    Appearance: "speakers",
    Block: "blocks",
    Statistic: "statistics",
    Measure: "measures",
    Attachment: "",
}
MODELS = {str(model._meta.model_name): model for model in KINDS}
# The field that a row is called by.
NAMED = {"block": "text", "statistic": "indicator_name", "measure": "heading"}
CALLED = 20  # characters of that
READ = "#"  # begins the key of what was only read


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """`key` is its uid; of a row that was only read, until it is known which row of the other side
    it is, a number. `values` are words by field, `block` the key of its block."""

    kind: str
    key: str
    values: Mapping[str, str]
    block: str = ""

    @property
    def name(self) -> str:
        told = self.values.get(NAMED.get(self.kind, "name"), "")
        return told if len(told) <= CALLED else f"{told[:CALLED]}…"

    @property
    def text(self) -> str:
        return self.values.get("text", "")


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """Facts by their path, rows by kind in their order; what a side cannot have is no key of it."""

    facts: Mapping[str, str]
    rows: Mapping[str, tuple[ComparedRow, ...]]

    @property
    def is_read(self) -> bool:
        return any(row.key.startswith(READ) for rows in self.rows.values() for row in rows)


def of_edition(edition: Edition) -> ComparedSide:
    speakers = list(edition.appearances.in_order())
    blocks = list(edition.blocks.in_order())
    named: dict[int | None, str] = dict(told_apart(speakers)) | {None: ""}
    uids: dict[int | None, str] = {block.pk: block.uid for block in blocks}
    known: dict[type[EditionRow], Iterable[EditionRow]] = {Appearance: speakers, Block: blocks}
    found = {}
    for kind, model in MODELS.items():
        rows = known.get(model) or model.objects.of(edition).in_order()
        found[kind] = tuple(
            ComparedRow(kind, row.uid, stored_words(row, named), uids.get(block_of(row), ""))
            for row in rows
        )
    return ComparedSide({told.path: _fact_of(edition, told) for told in facts_told()}, found)


def stored_words(row: EditionRow, speakers: Mapping[int | None, str]) -> dict[str, str]:
    found = {}
    for _fact, column in columns(type(row), "compare"):
        value = getattr(row, column.attname)
        if isinstance(row, Block) and column.name == "speaker":
            value = speakers[row.speaker_id]
        elif isinstance(row, Statistic) and column.name == "value":
            value = row.value_text  # with the digits that were printed
        found[column.name] = value_words(value, column)
    return found


def block_of(row: EditionRow) -> int | None:
    return row.block_id if isinstance(row, Statistic | Measure | Attachment) else None


def of_reading(reading: Reading) -> ComparedSide:
    """Only what the format has."""
    speakers: dict[object, str] = {row.id: row.name for row in reading.speakers}
    found: dict[str, tuple[ComparedRow, ...]] = {}
    for model, name in KINDS.items():
        kind, told = str(model._meta.model_name), columns(model, "compare")
        rows = []
        for n, row in enumerate(getattr(reading, name) if name else (), 1):
            values = {}
            for each, column in told:
                value = row if isinstance(row, str) else fact(row, each.path)
                value = speakers.get(value, "") if column.name == "speaker" else value
                values[column.name] = value_words(value, column)
            block = getattr(row, "block", None)
            rows.append(ComparedRow(kind, f"{READ}{n}", values, f"{READ}{block}" if block else ""))
        if name:
            found[kind] = tuple(rows)
    facts = {told.path: value_words(fact(reading, told.path)) for told in facts_told("format")}
    return ComparedSide(facts | {"published_at": printed_at(reading.published_at or "")}, found)


def facts_told(*steps: str) -> Iterator[Fact]:
    """Those that are no rows, and that all these steps take along."""
    listed, skipped = KINDS.values(), {"compare", *steps}
    return (told for told in EDITION if not skipped & set(told.apart) and told.path not in listed)


def labels() -> dict[str, str]:
    """What the facts are called, by their path."""
    return {told.path: told.label for told in facts_told()}


def _fact_of(edition: Edition, told: Fact) -> str:
    if told.path == "topics":
        return value_words([row.name for row in edition.printed_topics.order_by("pk")])
    if told.path == "published_at":
        parts = (edition.printed_date, edition.printed_time)
        return printed_at("T".join(part.isoformat() for part in parts if part))
    return value_words(getattr(edition, told.fields[0]))


def printed_at(written: str) -> str:
    """2023-04-27T09:30:00+08:00 as people write it."""
    return written.replace("T", " ").removesuffix("+08:00").removesuffix(":00")


def told_apart(speakers: Iterable[Appearance]) -> Iterator[tuple[int, str]]:
    """Their names by key; of people with one name with the organisation."""
    count = Counter(row.name for row in speakers)
    for row in speakers:
        own = f"（{row.organisation_name}）" if count[row.name] > 1 else ""
        yield row.pk, f"{row.name}{own}"
