"""Heads, lists of guests and transcripts in the manner of many sites, judged by hand."""

import json
from pathlib import Path

import pytest

from releases.intake.parse.reader import read

KINDS = json.loads(Path(__file__).with_name("kinds_of_pages.json").read_text("utf-8"))
LETTERS = {"statement": "S", "question": "Q", "answer": "A", "heading": "H", "paragraph": "P"}


@pytest.mark.parametrize("case", KINDS["heads"], ids=lambda case: case["title"])
def test_the_head_and_foot_of_a_page(case):
    reading = read("\n".join(case["page"]))
    told = {"date": reading.event.date, "host": reading.event.host}
    for name in ("title", "subtitle", "published_at", "source", "editor", "reviewer"):
        told[name] = getattr(reading, name)
    assert told == {name: case[name] for name in told}
    assert [block.text for block in reading.blocks] == case["text"]


@pytest.mark.parametrize("case", KINDS["guests"], ids=lambda case: case["page"][0][:12])
def test_who_is_present(case):
    reading = read("\n".join([*KINDS["opening"], *case["page"]]))
    people = [[who.name, who.organisation, "、".join(who.posts)] for who in reading.speakers]
    assert sorted(people) == sorted(case["people"])


@pytest.mark.parametrize("case", KINDS["transcripts"], ids=lambda case: case["page"][4][:12])
def test_who_speaks_where(case):
    reading = read("\n".join(case["page"]))
    names = {who.id: who.name for who in reading.speakers}
    turns = [f"{LETTERS[b.kind]}{names.get(b.speaker or 0, '')}" for b in reading.blocks[1:]]
    assert " ".join(turns) == case["turns"]
    assert " ".join(reading.media) == case["media"]


@pytest.mark.parametrize("case", KINDS["prose"], ids=lambda case: case["text"][:12])
def test_whom_a_sentence_names(case):
    reading = read("\n".join([*KINDS["opening"], case["text"]]))
    people = [[s.name, s.organisation, "、".join(s.posts), s.role] for s in reading.speakers]
    assert people == case["people"]


@pytest.mark.parametrize("text", KINDS["nobody"])
def test_a_sentence_that_names_nobody(text):
    assert read("\n".join([*KINDS["opening"], text])).speakers == ()
