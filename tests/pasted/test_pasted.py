"""Every golden page is read as a person read it, part by part."""

import json

from tests.pasted.faults import FAULTS
from tests.pasted.golden_pages import (
    HERE,
    MISREAD,
    OF_EVERY_PAGE,
    PARTS,
    every_part,
    expected,
    files,
)
from tests.pasted.golden_pages import misread as list_of_misread


@every_part()
def test_part(part: str, page: str) -> None:
    faults = FAULTS[part](page)
    lines = [f"{page} ({expected(page)['shows']})", *(f"  - {fault}" for fault in faults)]
    assert not faults, "\n".join(lines)


def test_pages_and_expectations_come_in_pairs() -> None:
    assert files(), "no golden page found"
    assert sorted(files()) == sorted(p.name.split(".")[0] for p in HERE.glob("*.expected.json"))


def test_every_page_says_its_kind() -> None:
    assert [page for page in files() if not expected(page).get("kind")] == []


def test_the_list_of_what_is_misread_names_parts_of_pages() -> None:
    known = {(page, part) for page in files() for part in (*PARTS, *OF_EVERY_PAGE)}
    assert list_of_misread() == json.loads(MISREAD.read_text("utf-8"))
    named = [(page, part) for page, parts in list_of_misread().items() for part in parts]
    assert set(named) <= known
    assert len(set(named)) == len(named)
