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
    EditionTopic,
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
        return told if len(told) <= CALLED else f"{told[:CALLED].rstrip('0123456789.,，、；：。')}…"

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


def is_withheld(row: EditionRow) -> bool:
    """A file of which nothing is told any more, its name neither."""
    return bool(getattr(row, "withheld", False))


def of_editions(*editions: Edition) -> Iterator[ComparedSide]:
    """In one query for each kind of row, however many editions there are."""
    rows: dict[str, list[EditionRow]] = {
        kind: [row for row in model.objects.of_any(editions).in_order() if not is_withheld(row)]
        for kind, model in MODELS.items()
    }
    topics = list(EditionTopic.objects.filter(edition__in=editions).order_by("pk"))
    for edition in editions:
        pk = edition.pk
        own = {kind: [r for r in found if r.edition_id == pk] for kind, found in rows.items()}
        named = told_apart(row for row in own["appearance"] if isinstance(row, Appearance))
        uids = {row.pk: row.uid for row in own["block"]}
        facts = {told.path: fact_words(edition, told) for told in facts_told()}
        names = [topic.name for topic in topics if topic.edition_id == pk]
        compared = {
            kind: tuple(
                ComparedRow(kind, row.uid, stored_words(row, named), uids.get(block_of(row), ""))
                for row in found
            )
            for kind, found in own.items()
        }
        yield ComparedSide(facts | {"topics": value_words(names)}, compared)


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
    """The key of the block that it stands on."""
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


def fact_words(edition: Edition, told: Fact) -> str:
    """Of a fact that the edition itself holds."""
    if told.path == "published_at":
        parts = (edition.printed_date, edition.printed_time)
        return printed_at("T".join(part.isoformat() for part in parts if part))
    return "" if told.path == "topics" else value_words(getattr(edition, told.fields[0]))


def printed_at(written: str) -> str:
    """2023-04-27T09:30:00+08:00 as people write it."""
    return written.replace("T", " ").removesuffix("+08:00").removesuffix(":00")


def told_apart(speakers: Iterable[Appearance]) -> dict[int | None, str]:
    """Their names by key; of people with one name with the organisation."""
    rows = list(speakers)
    count = Counter(row.name for row in rows)
    found: dict[int | None, str] = {None: ""}
    for row in rows:
        own = f"（{row.organisation_name}）" if count[row.name] > 1 else ""
        found[row.pk] = f"{row.name}{own}"
    return found
