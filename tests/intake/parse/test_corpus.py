"""Real annotated pages, where they lie beside the checkout; nothing of them is kept here."""

import importlib.util
import json
from pathlib import Path

import pytest

from releases.intake.parse.reader import read
from releases.intake.parse.reading_as_json import to_dict

SHARED = Path(__file__).resolve().parents[4] / "shared"
SCORER = SHARED / "evaluate_intake.py"
PAGES = sorted((SHARED / "corpus").glob("*.txt")) if SCORER.exists() else []
pytestmark = pytest.mark.skipif(not PAGES, reason=f"no annotated pages in {SHARED}/corpus")


def scored(page):
    spec = importlib.util.spec_from_file_location("evaluate_intake", SCORER)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    raw = page.read_text("utf-8")
    gold = json.loads(page.with_name(page.name.replace(".txt", ".gold.json")).read_text("utf-8"))
    return scorer.score(gold, to_dict(read(raw)), raw)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_sentence_of_a_page_is_kept(page):
    kept = scored(page)["sentences kept"]
    assert kept.right == kept.wanted


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_figure_stands_where_it_says(page):
    for name in ("provenance", "direction of change"):
        tally = scored(page).get(name)
        assert tally is None or tally.right == tally.wanted


def test_the_page_the_project_began_with():
    page = next((page for page in PAGES if page.stem.startswith("suizhou")), None)
    if page is None:
        pytest.skip(f"the page is not in {SHARED}/corpus")
    rows = scored(page)
    whole = (
        "metadata",
        "event",
        "organisations",
        "media",
        "speakers",
        "speaker posts",
        "questions",
    )
    for name in (
        *whole,
        "speaker posts",
        "organisation/post split",
        "answers' speakers",
        "measures' stage",
    ):
        assert rows[name].right == rows[name].wanted == rows[name].given, name
    assert rows["measures"].right >= 22
    assert rows["statistics"].right >= 20
    assert rows["indicators"].right >= 19
