"""A value stays what it was: dataclasses are frozen, with slots, except those told here."""

import ast

import pytest

from tests.architecture.rooms import ROOT

# Built up while a text is read, or filled in after they were made for a page.
CHANGING = {
    "AskedPromise", "Body", "BodyLine", "BodyPart", "Compared", "Comparison", "Counts",
    "DepartmentSpeaker",
    "EditionPage", "Figure", "FilterBar", "Heads", "Highlights", "IndexEntry", "IndicatorItem",
    "IndicatorPage", "Known", "MeasurePage", "Member", "NumberedTurn", "PageMetadata",
    "PageSections", "Promised", "Proposal", "QuotedWords", "RankedResults", "Related",
    "ReleaseItem", "ResultList", "Revision", "Roster", "RowItem", "RowPage", "SpeakerItem",
    "SpeakerTurn", "SummaryLine", "Times", "TranscriptPart", "Turn", "_Context", "_Talk",
}  # fmt: skip
# Those of them that are so many that slots tell.
CHANGING_WITH_SLOTS = {"Box", "Outline", "TableRow"}
# Without slots: a property is kept beside the values, or the class is inherited from.
WITHOUT_SLOTS = {
    "Chart", "ChartLine", "ChartMark", "Documents", "DrawnLine", "FeedContent", "FeedEntry",
    "FoundUnits", "Head", "KnownNames", "Lexicon", "Reader", "Spot", "Stroke",
    "SummaryCell", "Table", "TableColumn", "Tick",
}  # fmt: skip
ORDERED = {"CalendarPeriod"}


def dataclasses(code: str) -> dict[str, set[str]]:
    """The options of each that are on."""
    return {
        node.name: {keyword.arg for keyword in _options(decorator) if keyword.value.value}
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
        if "dataclass" in ast.unparse(decorator)
    }


def _options(decorator: ast.expr) -> list[ast.keyword]:
    return decorator.keywords if isinstance(decorator, ast.Call) else []


def expected(name: str) -> set[str]:
    if name in CHANGING:
        return set()
    if name in CHANGING_WITH_SLOTS:
        return {"slots"}
    if name in WITHOUT_SLOTS:
        return {"frozen"}
    return {"frozen", "slots", "order"} if name in ORDERED else {"frozen", "slots"}


def test_values_stay_what_they_were():
    found = [
        (path, name, options)
        for path in sorted((ROOT / "releases").rglob("*.py"))
        for name, options in dataclasses(path.read_text("utf-8")).items()
    ]
    assert len(found) > 100
    assert [each for each in found if each[2] != expected(each[1])] == []
    told = CHANGING | CHANGING_WITH_SLOTS | WITHOUT_SLOTS | ORDERED
    assert told - {name for _path, name, _options in found} == set(), "gone, or named otherwise"


@pytest.mark.parametrize(
    ("decorator", "options"),
    [
        ("@dataclass", set()),
        ("@dataclass(frozen=True, slots=True)", {"frozen", "slots"}),
        ("@dataclasses.dataclass(frozen=True, slots=False)", {"frozen"}),
    ],
)
def test_options_are_read(decorator, options):
    assert dataclasses(f"{decorator}\nclass A:\n    a: int\n") == {"A": options}
