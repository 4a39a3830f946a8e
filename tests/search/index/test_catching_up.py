"""What a process killed between its commit and the indexing leaves, the next one makes up for."""

import signal

import pytest
from django.core.management import call_command
from django.db import transaction

from releases.models import Edition, SearchDocument, SearchPending, SearchState, SearchText
from releases.publishing import editing, lifecycle
from releases.publishing.vocabulary import save_noun
from releases.search.index import indexing
from releases.search.index.rebuild import faults
from tests.child_process import start
from tests.make import NOW, index_all, make_block, make_edition, make_release, make_topic

pytestmark = pytest.mark.django_db
DIES = """
from django.utils import timezone
from releases.models import Topic
from releases.publishing.vocabulary import save_noun
from releases.search.index import indexing
indexing._write_waiting = lambda: os.kill(os.getpid(), signal.SIGKILL)
topic = Topic.objects.get(pk=sys.argv[1])
topic.name = "木耳"
save_noun.save(topic, version=topic.lock_version, by=None, now=timezone.now())
"""


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def killed(monkeypatch):
    """Runs a verb whose process dies between the commit and the indexing."""

    def run(verb):
        verb()
        indexing._waiting.editions = set()  # with the process

    return run


def draft_of(text="香菇保护有力。"):
    edition = make_edition(title="专利发布会")
    make_block(edition, text, speaker=None)
    index_all()
    return edition


def change(edition, text):
    block = edition.blocks.get()
    block.text = text
    editing.save(block, version=block.lock_version, by=None, now=NOW)


VERBS = {
    "change": lambda edition: change(edition, "木耳保护有力。"),
    "discard": lambda edition: lifecycle.discard(edition, by=None, now=NOW),
}


@pytest.mark.parametrize("verb", VERBS)
def test_the_next_write_makes_up_for_it(killed, commits, verb):
    edition, other = draft_of(), make_edition()
    killed(lambda: VERBS[verb](edition))
    assert indexing.waiting_drafts().filter(pk=edition.pk).exists() is (verb != "discard")
    with commits():
        indexing.later(other.pk)
    assert not SearchPending.objects.exists()
    assert list(faults()) == []


def test_so_it_is_for_a_correction_and_what_it_supersedes(killed, commits):
    release = lifecycle.publish(draft_of(), by=None, now=NOW)
    edition = lifecycle.correct(release, by=None, now=NOW)
    change(edition, "木耳保护有力。")
    Edition.objects.filter(pk=edition.pk).update(change_note="改正品种。")
    index_all()
    killed(lambda: lifecycle.publish(edition, by=None, now=NOW))
    with commits():
        indexing.later(make_edition().pk)
    assert list(faults()) == []


@pytest.mark.parametrize(
    "verb",
    [
        lambda topic: save_noun.save(topic, version=0, aliases=["香蕈"], by=None, now=NOW),
        lambda topic: save_noun.delete(topic, by=None, now=NOW),
    ],
)
def test_words_are_gathered_anew_after_a_kill(killed, commits, verb):
    other, topic = make_edition(), make_topic("香菇")
    index_all()
    killed(lambda: verb(topic))
    assert indexing.is_behind()
    was = SearchState.objects.get().serial
    call_command("reindex", if_needed=True)
    assert SearchState.objects.get().serial > was
    assert not indexing.is_behind()
    killed(lambda: indexing.words_changed())
    with commits():
        indexing.later(other.pk)
    assert not indexing.is_behind()


def test_the_timer_writes_no_more_than_what_was_left(killed, monkeypatch):
    make_release()
    edition = draft_of()
    killed(lambda: change(edition, "木耳保护有力。"))
    written = []
    write = indexing.write
    monkeypatch.setattr(indexing, "write", lambda rows: written.extend(rows) or write(rows))
    call_command("reindex", if_needed=True)
    assert written == [edition]
    assert list(faults()) == []
    call_command("reindex", if_needed=True)
    assert written == [edition]


def test_no_more_than_some_are_made_up_for_at_once(killed):
    editions = [make_edition() for _n in range(5)]
    killed(lambda: indexing.later(*[edition.pk for edition in editions]))
    indexing.catch_up(limit=2)
    assert SearchPending.objects.count() == 3
    indexing.catch_up(limit=20)
    assert list(faults()) == []


def test_a_changed_draft_is_written_when_drafts_are_searched(commits):
    edition, other = draft_of(), draft_of("竹荪保护有力。")
    with commits() as callbacks:
        change(edition, "木耳保护有力。")
    assert callbacks == []
    # Nothing is wrong with it: neither the doctor nor the desk nor a check is told of it.
    assert not indexing.left_behind().exists()
    assert not indexing.is_behind()
    assert list(faults()) == []
    was = SearchDocument.objects.get(edition=other).stamp
    indexing.write_drafts()
    assert SearchText.objects.get(document__edition=edition).text.endswith("木耳保护有力。")
    assert SearchDocument.objects.get(edition=other).stamp == was
    assert not SearchPending.objects.exists()
    assert list(faults()) == []


def test_what_is_no_draft_any_more_is_told_of(killed):
    edition = draft_of()
    killed(lambda: lifecycle.publish(edition, by=None, now=NOW))
    SearchPending.objects.create(edition=edition)
    assert indexing.left_behind().get() == edition
    assert not indexing.waiting_drafts().exists()


def test_a_change_of_a_draft_leaves_readers_nothing_old(killed):
    edition = draft_of()
    killed(lambda: change(edition, "木耳保护有力。"))
    assert not indexing.is_behind()
    lifecycle.publish(edition, by=None, now=NOW)
    killed(lambda: indexing.later(edition.pk))
    assert indexing.is_behind()


def test_a_change_that_comes_while_its_edition_is_written_keeps_its_mark(monkeypatch):
    edition = draft_of()
    rows = indexing.with_rows

    def meanwhile(known):
        found = rows(known)
        SearchPending.objects.create(edition=edition)
        return found

    monkeypatch.setattr(indexing, "with_rows", meanwhile)
    indexing.refresh([edition.pk])
    assert SearchPending.objects.get().edition == edition


def test_a_failure_of_the_index_keeps_the_mark(commits, monkeypatch):
    edition = draft_of()

    def fails(_entries):
        raise ValueError

    monkeypatch.setattr(indexing, "_store", fails)
    with commits():
        indexing.later(edition.pk)
    assert SearchPending.objects.filter(edition=edition).exists()


def test_a_rolled_back_change_leaves_no_mark():
    edition = draft_of()
    with pytest.raises(ValueError, match="no"), transaction.atomic():  # noqa: PT012
        indexing.later(edition.pk)
        raise ValueError("no")
    assert not SearchPending.objects.exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_process_that_is_really_killed():
    topic, other = make_topic("香菇"), draft_of("竹荪保护有力。")
    make_release(topics=[topic])
    index_all()
    with start(DIES, topic.pk) as process:
        assert process.wait(60) == -signal.SIGKILL
    topic.refresh_from_db()
    assert topic.name == "木耳"
    assert indexing.is_behind()
    indexing.later(other.pk)
    assert not indexing.is_behind()
    assert list(faults()) == []
