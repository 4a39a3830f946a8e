"""Over the whole demo: whatever is merged, renamed or taken back, every fingerprint proves."""

import pytest

from releases.models import Edition, FormerAddress, VocabularyEntry
from releases.publishing.vocabulary.merging import merge
from releases.publishing.vocabulary.noun_rows import NOUNS
from releases.publishing.vocabulary.save_noun import save
from releases.publishing.vocabulary.unmerging import undo
from tests import make

from .nouns import KINDS, hash_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def unproved():
    """Drafts are made from what their fingerprint says, and may be changed since."""
    return [e for e in Edition.objects.all() if not e.is_open and e.content_hash != hash_of(e)]


def test_the_demo_shows_a_merged_indicator_and_a_merged_body(client):
    merged = VocabularyEntry.objects.filter(verb="merge").values_list("kind", "other_name")
    assert set(merged) == {("indicator", "专利授权总量"), ("organisation", "市科技局")}
    for page in ("statistics/专利授权总量", "organisations/市科技局"):
        answer = client.get(f"/{page}/")
        assert answer.status_code == 301
        assert client.get(answer["Location"]).status_code == 200
    assert FormerAddress.objects.count() == 2
    assert unproved() == []


def test_merging_every_kind_and_taking_it_back_changes_no_fingerprint():
    entries = []
    for kind in KINDS:
        kept, *others = NOUNS[kind]._default_manager.order_by("pk")[:4]
        for other in others:
            kept.refresh_from_db()
            if getattr(kept, "parent_id", None) or getattr(other, "parent_id", None):
                type(kept)._default_manager.update(parent=None)
            seen = kept.lock_version, other.lock_version
            entries.append(merge(kept, other, versions=seen, by=None, now=make.NOW))
    assert unproved() == []
    for entry in reversed(entries):
        undo(entry, by=None, now=make.NOW)
    assert unproved() == []


def test_a_new_name_for_everything_changes_no_fingerprint():
    for kind in KINDS:
        for noun in NOUNS[kind]._default_manager.order_by("pk")[:5]:
            noun.name = f"新{noun.name}"
            save(noun, version=noun.lock_version, by=None, now=make.NOW)
    assert unproved() == []
