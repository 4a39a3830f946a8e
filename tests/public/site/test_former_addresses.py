"""Old links lead on, for pages, feeds, files and filters, and only to what readers may see."""

from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.urls import reverse

from releases.publishing.vocabulary.merging import merge
from releases.publishing.vocabulary.save_noun import save
from tests import make
from tests.publishing.vocabulary.nouns import BUILDERS, use, versions

pytestmark = pytest.mark.django_db

PAGES = [
    ("indicator", "public:indicator", {}),
    ("indicator", "neutral:indicator_feed", {}),
    ("indicator", "public:indicator_data", {"suffix": "csv"}),
    ("indicator", "public:indicator_metadata", {}),
    ("organisation", "public:organisation", {}),
    ("person", "public:speaker", {}),
    ("person", "neutral:speaker_feed", {}),
]
LISTS = [
    ("indicator", "public:figures", "indicator"),
    ("indicator", "neutral:figures_feed", "indicator"),
    ("organisation", "public:releases", "organisation"),
    ("organisation", "neutral:measures_feed", "organisation"),
    ("organisation", "public:progress", "organisation"),
    ("person", "public:exchanges", "speaker"),
    ("person", "neutral:releases_feed", "speaker"),
    ("topic", "public:releases", "topic"),
    ("topic", "neutral:releases_feed", "topic"),
    ("indicator", "public:compare", "i"),
    ("indicator", "public:compare_metadata", "i"),
]


def merged(kind, *, live=True):
    """The kept noun and the former address of the other, after a chain of two merges."""
    nouns = [BUILDERS[kind](name) for name in ("甲某", "乙某", "丙某")]
    edition = (make.make_release().editions.get if live else make.make_edition)()
    for noun in nouns:
        use(noun, edition)
    if kind in ("organisation", "person"):
        speaker = edition.appearances.filter(**{kind: nouns[2]}).get()
        question = make.make_block(edition, "问？", kind="question")
        make.make_block(edition, "答。", kind="answer", speaker=speaker, position=question.position)
        body = speaker.organisation
        make.make_measure(
            make.make_block(edition, "年底前建成。"), stage="planned", organisation=body,
            organisation_name=body.name,
        )  # fmt: skip
    kept, middle, first = nouns
    merge(middle, first, versions=versions(middle, first), by=None, now=make.NOW)
    middle.refresh_from_db()
    merge(kept, middle, versions=versions(kept, middle), by=None, now=make.NOW)
    make.index_all()
    return kept, first.slug


@pytest.mark.parametrize(("kind", "name", "more"), PAGES)
def test_pages_feeds_and_files_lead_on(client, kind, name, more):
    kept, former = merged(kind)
    old = reverse(name, kwargs={"slug": former, **more})
    answer = client.get(old, {"page": "1"})
    assert answer.status_code == 301
    today = reverse(name, kwargs={"slug": kept.slug, **more})
    assert answer["Location"] == f"{today}?page=1"
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(("kind", "name", "word"), LISTS)
def test_filters_lead_on_with_all_else_that_was_asked(client, kind, name, word):
    kept, former = merged(kind)
    page = reverse(name)
    answer = client.get(page, {"year": "2025", word: former})
    assert answer.status_code == 301
    path, _mark, query = answer["Location"].partition("?")
    assert path == page
    assert QueryDict(query).dict() == {"year": "2025", word: kept.slug}
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(("kind", "name", "more"), PAGES)
def test_what_drafts_alone_know_stays_unknown(client, kind, name, more):
    _kept, former = merged(kind, live=False)
    old = reverse(name, kwargs={"slug": former, **more})
    assert client.get(old).status_code == 404


@pytest.mark.deep
@pytest.mark.parametrize(("kind", "name", "word"), LISTS)
def test_filters_of_what_drafts_alone_know_lead_nowhere(client, kind, name, word):
    kept, former = merged(kind, live=False)
    answer = client.get(reverse(name), {word: former})
    assert answer.status_code in (200, 400, 404)
    assert quote(kept.slug) not in answer.content.decode()


def test_an_english_page_leads_on_to_an_english_one(client):
    kept, former = merged("indicator")
    for path in ("/en/statistics/{}/", "/en/statistics/{}/data.csv"):
        answer = client.get(path.format(quote(former)))
        assert answer.status_code == 301
        assert answer["Location"] == path.format(quote(kept.slug))
    answer = client.get("/en/figures/", {"indicator": former})
    assert answer["Location"] == f"/en/figures/?indicator={quote(kept.slug)}"


@pytest.mark.parametrize("kind", ["indicator", "organisation", "person"])
def test_an_address_that_was_changed_leads_on(client, kind):
    noun = BUILDERS[kind]("甲某")
    use(noun, make.make_release().editions.get())
    noun.slug = "new"
    save(noun, version=0, by=None, now=make.NOW)
    name = {"person": "public:speaker"}.get(kind, f"public:{kind}")
    answer = client.get(reverse(name, args=["甲某"]))
    assert (answer.status_code, answer["Location"]) == (301, reverse(name, args=["new"]))
    noun.slug = "甲某"
    save(noun, version=1, by=None, now=make.NOW)
    assert client.get(reverse(name, args=["甲某"])).status_code == 200
    assert client.get(reverse(name, args=["new"])).status_code == 301
