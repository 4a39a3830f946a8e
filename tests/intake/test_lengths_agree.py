"""The format, the database and the reader of pages allow texts of the same length."""

import json

import pytest

from releases.intake.parse import storage_limits
from releases.intake.validate import SCHEMA
from releases.models import (
    Appearance,
    AttendingMedia,
    AttendingOrganisation,
    Doubt,
    Edition,
    Measure,
    Statistic,
    facts,
)
from releases.models.statistic import DECIMAL_PLACES, SIGNIFICANT_DIGITS

LISTS = {
    AttendingOrganisation: "organisations", AttendingMedia: "media", Appearance: "speakers",
    Measure: "measures", Statistic: "statistics", Doubt: "doubts",
}  # fmt: skip
TEXTS = [
    (model, fact.path, column)
    for model in (Edition, *LISTS)
    for fact, column in facts.columns(model, "format")
    if column.max_length and not column.choices
]


def longest(schema: dict, path: str) -> int:
    for name in path.split("."):
        if "anyOf" in schema:
            (schema,) = (each for each in schema["anyOf"] if each["type"] != "null")
        schema = schema["properties"][name]
    return schema["maxLength"]


@pytest.mark.parametrize(("model", "path", "column"), TEXTS, ids=lambda value: str(value))
def test_the_format_and_the_database(model, path, column):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    if model in LISTS:
        schema = schema["properties"][LISTS[model]]["items"]
    plain = schema.get("type") == "string"
    assert (schema["maxLength"] if plain else longest(schema, path)) == column.max_length


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("measure.heading", storage_limits._MAX_HEADING),
        ("measure.due_words", storage_limits._MAX_DUE),
        ("statistic.indicator_name", storage_limits._MAX_INDICATOR),
        ("statistic.unit", storage_limits._MAX_UNIT),
        ("statistic.period_label", storage_limits._MAX_PERIOD),
    ],
)
def test_the_reader_and_the_database(name, limit):
    model, column = name.split(".")
    assert {"measure": Measure, "statistic": Statistic}[model]._meta.get_field(
        column
    ).max_length == limit


def test_the_reader_and_the_database_keep_as_many_digits():
    assert storage_limits._MAX_DIGITS == SIGNIFICANT_DIGITS
    assert f"{{1,{DECIMAL_PLACES}}}" in storage_limits._VALUE.pattern
