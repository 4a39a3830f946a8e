"""A reading becomes rows and back without change; the same release is recognised."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.intake.parse.reading import Reading
from releases.intake.parse.reading_as_json import to_dict
from releases.intake.pasted_pages import keep
from releases.intake.validate import reading_of
from releases.intake.vocabulary import Vocabulary
from releases.models import (
    Change,
    Edition,
    Indicator,
    MediaOutlet,
    Organisation,
    Person,
    Release,
    SearchDocument,
    Topic,
)
from releases.models.snapshot import content_hash, snapshot
from releases.publishing import drafting
from releases.publishing.drafting import AlreadyHere, blank, draft
from releases.publishing.errors import Refused
from releases.publishing.vocabulary import unconfirmed
from tests import make
from tests.intake.readings import release

pytestmark = pytest.mark.django_db


def draft_of(data, **kw):
    return draft(reading_of(data), **{"by": None, "now": make.NOW, **kw})


def test_release_to_rows_to_release_changes_nothing():
    edition = draft_of(release())
    edition.refresh_from_db()
    assert to_dict(snapshot(edition)) == release()
    assert edition.content_hash == content_hash(reading_of(release()))


@pytest.mark.parametrize("at", ["2025-04-27", None, "2025-04-27T09:48:30+08:00"])
def test_publication_time_is_kept_to_the_precision_given(at):
    edition = draft_of(release(published_at=at))
    assert snapshot(edition).published_at == at


def test_summer_time_of_long_ago_does_not_move_a_printed_time():
    edition = draft_of(release(published_at="1988-06-01T00:00:00+08:00"))
    edition.refresh_from_db()
    assert snapshot(edition).published_at == "1988-06-01T00:00:00+08:00"


def test_digits_are_given_back_as_printed():
    data = release()
    data["statistics"][1]["value"] = "-1.50"
    edition = draft_of(data)
    assert [s.value for s in snapshot(edition).statistics] == ["1939", "-1.50", "2"]


def test_other_ids_are_the_same_release():
    data = release()
    for row in (*data["blocks"], *data["speakers"]):
        row["id"] += 40
    for block in data["blocks"]:
        block["speaker"] = block["speaker"] and block["speaker"] + 40
    for row in (*data["measures"], *data["statistics"], data["doubts"][0]):
        row["block"] += 40
    edition = draft_of(data)
    assert to_dict(snapshot(edition)) == release()
    with pytest.raises(AlreadyHere):
        draft_of(release())


@pytest.mark.parametrize("scope", [" ", "\u200b", "\ufeff\u3000"])
def test_a_scope_that_nobody_sees_is_none(scope):
    data = release()
    data["statistics"][0]["scope"] = scope
    assert draft_of(data).statistics.first().scope == ""


def test_the_vocabulary_gains_each_name_once():
    draft_of(release())
    assert set(Organisation.objects.values_list("name", flat=True)) == {
        "市公安局", "云岫海关", "市市场监督管理局",
    }  # fmt: skip
    assert set(MediaOutlet.objects.values_list("name", flat=True)) == {"云岫日报", "岚东日报"}
    assert set(Topic.objects.values_list("name", flat=True)) == {"专利", "商标"}
    assert Indicator.objects.get().name == "专利授权量"
    assert {p.slug for p in Person.objects.all()} == {"张焜", "李犇"}


def test_aliases_lead_to_the_one_organisation_and_keep_the_printed_name():
    bureau = make.make_organisation("市知识产权与市场监督管理局")
    bureau.aliases.create(name="市市场监督管理局")
    edition = draft_of(release())
    speaker = edition.appearances.get(name="张焜")
    assert speaker.organisation == bureau
    assert speaker.organisation_name == "市市场监督管理局"


def test_an_organisation_is_found_by_name_and_alias():
    bureau = make.make_organisation("市市场监督管理局")
    bureau.aliases.create(name="市知识产权局")
    bureau.aliases.create(name="市市场监管局")
    named = ("市知识产权局", "市市场监督管理局", "市知识")
    found = Vocabulary(Reading(organisations=named)).organisations
    assert found["市知识产权局"] == bureau
    assert found["市市场监督管理局"] == bureau
    assert found["市知识"] is None


def test_indicator_aliases_lead_to_the_one_indicator():
    indicator = make.make_indicator("专利授权总量")
    indicator.aliases.create(name="专利授权量")
    edition = draft_of(release())
    assert {s.indicator for s in edition.statistics.all()} == {indicator}


def test_among_namesakes_the_one_of_the_organisation_is_taken():
    make.make_person("张焜", note="市中级人民法院")
    ours = make.make_person("张焜", note="市市场监督管理局")
    assert draft_of(release()).appearances.get(name="张焜").person == ours


def test_a_note_may_say_more_than_the_organisation():
    make.make_person("张焜", note="市中级人民法院庭长，与市市场监督管理局张焜同名")
    ours = make.make_person("张焜", note="市市场监督管理局副局长，与市中级人民法院张焜同名")
    assert draft_of(release()).appearances.get(name="张焜").person == ours


def test_a_namesake_seen_with_the_organisation_is_taken():
    make.make_person("张焜")
    ours = make.make_person("张焜", note="二")
    bureau = make.make_organisation("市市场监督管理局")
    make.make_appearance(make.make_edition(), person=ours, organisation=bureau)
    assert draft_of(release()).appearances.get(name="张焜").person == ours


def test_new_names_are_unconfirmed_until_the_release_is_published_at_once():
    make.make_organisation("市公安局")
    make.make_person("李犇")
    edition = draft_of(release())
    new = unconfirmed.nouns_of(edition)
    assert {noun.name for noun in new["organisation"]} == {"云岫海关", "市市场监督管理局"}
    assert [noun.name for noun in new["person"]] == ["张焜"]
    assert {noun.name for noun in new["outlet"]} == {"云岫日报", "岚东日报"}
    draft_of({**release(), "title": "另一场发布会"}, confirmed=True)
    assert unconfirmed.nouns_of(edition) == {}


def test_the_same_release_is_recognised_in_any_state():
    first = draft_of(release())
    with pytest.raises(AlreadyHere, match="已经有了") as caught:
        draft_of(release(published_at=None, furniture=[], doubts=[]))
    assert (caught.value.edition, caught.value.same) == (first, True)
    assert Release.objects.count() == 1


def test_same_title_and_day_with_other_content_is_refused():
    draft_of(release())
    with pytest.raises(AlreadyHere, match="内容不同") as caught:
        draft_of(release(source="别处"))
    assert not caught.value.same
    assert Release.objects.count() == 1


def test_a_person_may_say_that_it_is_another():
    draft_of(release())
    draft_of(release(source="别处"), another=True)
    assert Release.objects.count() == 2
    with pytest.raises(AlreadyHere, match="已经有了"):
        draft_of(release(source="别处"), another=True)


@pytest.mark.parametrize(("shared", "twin"), [(5, True), (4, False)])
def test_half_of_the_paragraphs_tell_a_release_from_another_of_its_title_and_day(shared, twin):
    bare = release(measures=[], statistics=[], doubts=[])
    kinds = {"kind": "paragraph", "speaker": None, "number": None}
    first = [{"id": n, "text": f"上午第{n}段。", **kinds} for n in range(1, 11)]
    second = [{**b, "text": f"下午{b['text']}"} if b["id"] > shared else b for b in first]
    draft_of(bare | {"blocks": first})
    if twin:
        with pytest.raises(AlreadyHere, match="内容不同"):
            draft_of(bare | {"blocks": second})
    else:
        draft_of(bare | {"blocks": second})
    assert Release.objects.count() == (1 if twin else 2)


def test_a_page_pasted_twice_is_recognised_even_after_editing():
    page = keep("云岫市召开".encode(), filename="", by=None, now=make.NOW)
    first = draft_of(release(), pasted=page)
    Edition.objects.update(title="改过的标题", content_hash="")
    with pytest.raises(AlreadyHere) as caught:
        draft_of(release(), pasted=page)
    assert caught.value.edition == first


def test_two_texts_without_title_or_date_are_two_releases():
    bare = release(title="", published_at=None, event={**release()["event"], "date": None})
    draft_of(bare)
    draft_of(bare | {"source": "别处"})
    assert Release.objects.count() == 2


def test_a_blank_draft_has_a_title_and_a_history():
    edition = blank(by=None, now=make.NOW, title="手写的发布稿")
    assert edition.is_open
    assert Change.objects.of(edition.release).get().verb == "draft"
    assert snapshot(edition).blocks == ()


def test_a_draft_is_found_without_its_caller_doing_anything(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        drafted = draft_of(release())
        written = blank(by=None, now=make.NOW, title="手写的发布稿")
        assert not SearchDocument.objects.exists()
    found = SearchDocument.objects.values_list("edition", flat=True)
    assert set(found) == {drafted.pk, written.pk}


def test_a_failing_draft_leaves_nothing(monkeypatch):
    monkeypatch.setattr(drafting, "record", lambda *args, **kw: 1 / 0)  # the last step of all
    with pytest.raises(ZeroDivisionError):
        draft_of(release())
    assert not Release.objects.exists()
    assert not Organisation.objects.exists()


def test_query_count_does_not_grow_with_the_rows():
    draft_of(release())
    assert _queries_for(blocks=1) == _queries_for(blocks=40)


def _queries_for(*, blocks):
    row = {"kind": "paragraph", "speaker": None, "number": None}
    bare = {"speakers": [], "measures": [], "statistics": [], "doubts": []}
    body = [row | {"id": n, "text": f"{blocks}之{n}。"} for n in range(1, blocks + 1)]
    with CaptureQueriesContext(connection) as queries:
        draft_of(release(title=f"{blocks}", blocks=body, **bare))
    return len(queries)


@pytest.mark.parametrize(
    ("event", "published", "due"),
    [
        ("2024-12-20", "2025-01-05", "2024-12-31"),
        (None, "2025-01-05", "2025-12-31"),
        ("2024-12-20", None, "2024-12-31"),
        (None, None, None),
    ],
)
def test_a_deadline_counts_from_the_event_or_else_from_the_printed_day(event, published, due):
    printed = {"date": event, "time": "", "venue": "", "host": ""}
    edition = draft_of(release(event=printed, published_at=published))
    (measure,) = edition.measures.all()
    assert (measure.due_date and measure.due_date.isoformat()) == due


def test_what_no_release_may_hold_becomes_no_draft():
    with pytest.raises(Refused, match="title：有看不见的"):
        draft(Reading(title="甲\u202e乙"), by=None, now=make.NOW)
    assert not Edition.objects.exists()
