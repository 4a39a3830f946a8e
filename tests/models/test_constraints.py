"""What the database itself refuses, by the constraint's name."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from releases.models import (
    Appearance,
    Attachment,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Change,
    Check,
    Doubt,
    Edition,
    EditionTopic,
    FormerAddress,
    Indicator,
    IndicatorAlias,
    Measure,
    MediaOutlet,
    MediaOutletAlias,
    Organisation,
    OrganisationAlias,
    PastedText,
    Person,
    PersonAlias,
    Release,
    SignOff,
    SignOffAnswer,
    State,
    Statistic,
    Topic,
    TopicAlias,
    VocabularyEntry,
)
from tests import make

pytestmark = pytest.mark.django_db

JAN, MAY = datetime.date(2024, 1, 1), datetime.date(2024, 5, 31)


def refused(name, action):
    """The action breaks the constraint of that name, and leaves the database as it was.

    SQLite names check constraints but tells of unique ones only the columns, so there the text is
    looked up in the index.
    """
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        action()
    message = str(caught.value)
    if connection.vendor == "sqlite" and "UNIQUE" in message:
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s OR sql LIKE %s",
                           [name, f'%CONSTRAINT "{name}"%'])  # fmt: skip
            definition = cursor.fetchone()[0]
        columns = [part.split(".")[1] for part in message.split(": ")[1].split(", ")]
        assert all(f'"{column}"' in definition for column in columns)
        return
    assert name in message


def changed(row, **fields):
    """Changes stored fields past every check but the database's."""
    return lambda: type(row).objects.filter(pk=row.pk).update(**fields)


@pytest.fixture
def edition():
    return make.make_edition()


@pytest.fixture
def block(edition):
    return make.make_block(edition)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("release_number_comes_with_first_publication", {"number": "20240101-1"}),
        ("release_number_comes_with_first_publication", {"first_published_at": make.NOW}),
        ("release_withdrawal_has_a_reason", {"withdrawn_at": make.NOW}),
        ("release_withdrawal_has_a_reason", {"withdrawal_reason": "误发"}),
        ("release_origin_is_known", {"origin": "found"}),
    ],
)
def test_release(name, fields):
    refused(name, changed(Release.objects.create(), **fields))


def test_a_withdrawn_release_has_a_number():
    refused(
        "release_withdrawal_has_a_reason",
        changed(Release.objects.create(), withdrawn_at=make.NOW, withdrawal_reason="误发"),
    )


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("edition_published_with_time_and_title", {"state": "lost"}),
        ("edition_ordinal_from_one", {"ordinal": 0}),
        ("edition_printed_time_needs_a_date", {"printed_time": datetime.time(9)}),
        ("edition_published_with_time_and_title", {"state": State.LIVE}),
        ("edition_published_with_time_and_title", {"published_at": make.NOW}),
        (
            "edition_published_with_time_and_title",
            {"state": State.LIVE, "published_at": make.NOW, "title": ""},
        ),
    ],
)
def test_edition(edition, name, fields):
    refused(name, changed(edition, **fields))


def test_a_release_has_one_live_edition():
    release = make.make_release()
    refused(
        "release_has_one_live_edition",
        lambda: make.make_edition(release=release, ordinal=2, state=State.LIVE),
    )


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.APPROVED])
def test_a_release_has_one_open_edition(edition, state):
    refused(
        "release_has_one_open_edition",
        lambda: make.make_edition(release=edition.release, ordinal=2, state=state),
    )


def test_a_release_may_have_one_live_and_one_open_edition():
    release = make.make_release()
    make.make_edition(release=release, ordinal=2, state=State.SUPERSEDED)
    make.make_edition(release=release, ordinal=3, state=State.DRAFT)
    assert release.editions.count() == 3


def test_edition_ordinals_differ():
    release = make.make_release()
    refused(
        "edition_ordinals_differ",
        lambda: make.make_edition(release=release, ordinal=1, state=State.DRAFT),
    )


def test_what_is_in_the_bin_has_neither_its_ordinal_nor_its_place(edition):
    changed(edition, discarded_at=make.NOW)()
    make.make_edition(release=edition.release, ordinal=edition.ordinal)
    refused("release_has_one_open_edition", changed(edition, discarded_at=None, ordinal=2))


@pytest.mark.parametrize(
    "fields",
    [{"discarded_at": make.NOW, "state": "in_review"}, {"discarded_by": 1}],
)
def test_in_the_bin_is_a_draft(edition, fields):
    make.make_user(pk=1)
    refused("edition_in_bin_is_a_draft", changed(edition, **fields))


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("organisation_has_a_name", Organisation),
        ("topic_has_a_name", Topic),
        ("person_has_a_name", Person),
        ("indicator_has_a_name", Indicator),
    ],
)
def test_vocabulary_has_names(name, model):
    refused(name, lambda: model.objects.create(name="", slug="x"))


def test_media_outlet_has_a_name():
    refused("media_outlet_has_a_name", lambda: MediaOutlet.objects.create(name=""))


@pytest.mark.parametrize(
    ("name", "model", "owner"),
    [
        ("organisation_alias_has_a_name", OrganisationAlias, make.make_organisation),
        ("indicator_alias_has_a_name", IndicatorAlias, make.make_indicator),
        ("topic_alias_has_a_name", TopicAlias, make.make_topic),
        ("media_outlet_alias_has_a_name", MediaOutletAlias, make.make_outlet),
    ],
)
def test_an_alias_has_a_name_and_one_owner(name, model, owner):
    first, second = owner("甲"), owner("乙")
    field = model.owner_field
    refused(name, lambda: model.objects.create(name="", **{field: first}))
    model.objects.create(name="丙", **{field: first})
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(name="丙", **{field: second})


@pytest.mark.parametrize(
    ("name", "model", "fields"),
    [
        ("organisation_names_differ", Organisation, {"slug": "b"}),
        ("indicator_names_differ", Indicator, {"slug": "b"}),
        ("topic_names_differ", Topic, {"slug": "b"}),
        ("media_outlet_names_differ", MediaOutlet, {}),
        ("namesakes_have_different_notes", Person, {"slug": "b"}),
    ],
)
@pytest.mark.parametrize("written", ["甲 （乙）", "甲(乙)", "甲\u200b（乙）", "甲\u00a0【乙】"])
def test_names_that_look_alike_are_one(name, model, fields, written):
    model.objects.create(name="甲（乙）", **(fields and {"slug": "a"}))
    refused(name, lambda: model.objects.create(name=written, **fields))


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("organisation_name_can_be_read", Organisation),
        ("indicator_name_can_be_read", Indicator),
        ("topic_name_can_be_read", Topic),
        ("media_outlet_name_can_be_read", MediaOutlet),
        ("person_name_can_be_read", Person),
    ],
)
def test_a_name_can_be_read(name, model):
    refused(name, lambda: model.objects.create(name="\u200b \u3000"))


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("organisation_aliases_differ", make.make_organisation),
        ("indicator_aliases_differ", make.make_indicator),
        ("topic_aliases_differ", make.make_topic),
        ("media_outlet_aliases_differ", make.make_outlet),
    ],
)
def test_aliases_that_look_alike_are_one(name, owner):
    owner("甲").aliases.create(name="丙 丁")
    second = owner("乙")
    refused(name, lambda: second.aliases.create(name="丙丁"))


def test_a_person_has_an_alias_once_and_namesakes_share_it():
    first, second = make.make_person("王玮"), make.make_person("王炜")
    refused("person_alias_has_a_name", lambda: first.aliases.create(name=""))
    for person in (first, second):
        person.aliases.create(name="王伟")
    refused("person_aliases_differ", lambda: first.aliases.create(name="王 伟"))


def test_an_edition_prints_a_topic_once_and_under_a_name(edition):
    topic = make.make_topic("专利")
    row = edition.printed_topics.create(topic=topic, name="专利工作")
    refused(
        "edition_topics_differ", lambda: edition.printed_topics.create(topic=topic, name="专利工作")
    )
    refused("edition_topic_has_a_name", changed(row, name=""))
    assert edition.printed_topics.create(topic=topic).name == "专利"


@pytest.mark.parametrize("kind", ["indicator", "organisation", "person", "topic"])
def test_one_noun_of_a_kind_stood_at_an_address(kind):
    noun = getattr(make, f"make_{kind}")("甲")
    FormerAddress.objects.create(slug="x", **{kind: noun})
    names = {
        "indicator": "indicator_stood_at_one_address",
        "organisation": "organisation_stood_at_one_address",
        "person": "person_stood_at_one_address",
        "topic": "topic_stood_at_one_address",
    }
    refused(names[kind], lambda: FormerAddress.objects.create(slug="x", **{kind: noun}))
    refused("former_address_leads_to_one", lambda: FormerAddress.objects.create(slug="y"))


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("vocabulary_entry_undoes_a_merge", {"verb": "undo", "other": 2}),
        ("vocabulary_entry_names_both", {"verb": "merge", "other": None}),
        ("vocabulary_entry_names_both", {"verb": "change", "other": 2}),
    ],
)
def test_vocabulary_entry(name, fields):
    told = {"kind": "topic", "noun": 1, "name": "甲", "at": make.NOW}
    refused(name, lambda: VocabularyEntry.objects.create(**told, **fields))


def test_an_organisation_is_not_its_own_parent():
    organisation = make.make_organisation()
    refused("organisation_is_not_its_own_parent", changed(organisation, parent=organisation))


def test_namesakes_have_different_notes():
    make.make_person("李明")
    make.make_person("李明", note="市公安局")
    refused("namesakes_have_different_notes", lambda: make.make_person("李明", note="市公安局"))


def test_pasted_text_has_its_fingerprint():
    refused(
        "pasted_text_has_its_fingerprint",
        lambda: PastedText.objects.create(content=b"x", sha256="short", pasted_at=make.NOW),
    )


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("pasted_text_kind_is_known", {"kind": "pdf"}),
        ("a_word_file_has_no_encoding", {"kind": "docx"}),
        ("pasted_text_does_not_follow_itself", {"follows": F("pk")}),
    ],
)
def test_pasted_text(name, fields):
    pasted = PastedText.objects.create(
        content=b"x", sha256="0" * 64, encoding="utf-8", pasted_at=make.NOW
    )
    refused(name, changed(pasted, **fields))


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("block_has_text", {"text": ""}),
        ("block_kind_is_known", {"kind": "song"}),
        ("only_a_question_has_a_number", {"kind": "answer", "number": 1}),
    ],
)
def test_block(block, name, fields):
    refused(name, changed(block, **fields))


@pytest.mark.parametrize("kind", ["heading", "paragraph"])
def test_nobody_speaks_headings_and_paragraphs(edition, kind):
    speaker = make.make_appearance(edition)
    refused(
        "nobody_speaks_headings_and_paragraphs",
        lambda: make.make_block(edition, kind=kind, speaker=speaker),
    )


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("appearance_has_a_name", {"name": ""}),
        ("appearance_role_is_known", {"role": "guest"}),
        ("appearance_organisation_comes_with_its_name", {"organisation_name": ""}),
        ("appearance_organisation_comes_with_its_name", {"organisation": None}),
    ],
)
def test_appearance(edition, name, fields):
    refused(name, changed(make.make_appearance(edition), **fields))


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("measure_span_is_not_empty", {"start": 3, "end": 3}),
        ("measure_has_a_heading", {"heading": ""}),
        ("measure_stage_is_known", {"stage": "dreamt"}),
        ("measure_theme_is_known", {"theme": "sports"}),
        ("measure_organisation_comes_with_its_name", {"organisation_name": "市公安局"}),
        ("measure_due_date_needs_the_words", {"due_date": MAY}),
    ],
)
def test_measure(block, name, fields):
    refused(name, changed(make.make_measure(block), **fields))


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("statistic_span_is_not_empty", {"start": 6, "end": 6}),
        ("statistic_has_an_indicator_name", {"indicator_name": ""}),
        ("statistic_kind_is_known", {"kind": "mood"}),
        ("statistic_qualifier_is_known", {"qualifier": "maybe"}),
        ("statistic_basis_is_known", {"basis": "hope"}),
        ("statistic_decimals_fit", {"decimals": 7}),
        ("rank_has_no_unit", {"kind": "rank", "unit": "位"}),
        ("statistic_goal_is_known", {"goal": "hope"}),
        ("statistic_period_from_is_known", {"period_from": "guess"}),
        ("period_does_not_end_before_it_starts", {"period_start": MAY, "period_end": JAN}),
        ("period_does_not_end_before_it_starts", {"period_start": JAN}),
        ("period_does_not_end_before_it_starts", {"period_end": MAY}),
    ],
)
def test_statistic(block, name, fields):
    refused(name, changed(make.make_statistic(block), **fields))


@pytest.mark.parametrize("field", ["name", "alternative", "file"])
def test_attachment_has_file_name_and_alternative(edition, field):
    whole = {"name": "白皮书", "alternative": "全文", "file": "2024/a.pdf"}
    Attachment.objects.create(edition=edition, **whole)
    refused(
        "attachment_has_file_name_and_alternative",
        lambda: Attachment.objects.create(edition=edition, **whole | {field: ""}),
    )


@pytest.mark.parametrize("fields", [
    {"width": 9}, {"height": 9}, {"small": "b.jpg"}, {"width": 0, "height": 9},
])  # fmt: skip
def test_attachment_has_the_size_of_a_photo(edition, fields):
    whole = {"edition": edition, "name": "图", "alternative": "图", "file": "a.jpg"}
    Attachment.objects.create(**whole, width=9, height=9, small="b.jpg")
    refused(
        "attachment_has_the_size_of_a_photo", lambda: Attachment.objects.create(**whole, **fields)
    )


@pytest.mark.parametrize("fields", [{"start": None}, {"end": None}, {"block": None}])
def test_a_doubt_has_a_whole_place_or_none(block, fields):
    whole = {"edition": block.edition, "block": block, "start": 0, "end": 2}
    texts = {"code": "x", "message": "请核对"}
    refused(
        "doubt_has_a_whole_place_or_none",
        lambda: Doubt.objects.create(**whole | fields, **texts),
    )


def test_a_doubt_says_something(edition):
    refused(
        "doubt_says_something", lambda: Doubt.objects.create(edition=edition, code="x", message="")
    )


def test_change_verb_is_known():
    said = {"kind": "release", "verb": "juggle", "at": make.NOW, "sequence": 1, "hash": "x"}
    refused("change_verb_is_known", lambda: Change.objects.create(**said))


@pytest.mark.parametrize(
    ("name", "build"),
    [
        ("attending_organisation_uids_differ", make.make_attending_organisation),
        ("attending_media_uids_differ", make.make_attending_media),
        ("appearance_uids_differ", make.make_appearance),
        ("block_uids_differ", make.make_block),
    ],
)
def test_uids_differ_within_an_edition_only(edition, name, build):
    row = build(edition)
    other = build(make.make_edition())
    changed(other, uid=row.uid)()
    twin = build(edition)
    refused(name, changed(twin, uid=row.uid))


@pytest.mark.parametrize("build", [make.make_measure, make.make_statistic])
def test_uids_of_quotations_differ(block, build):
    row, twin = build(block), build(block)
    refused(f"{type(row).__name__.lower()}_uids_differ", changed(twin, uid=row.uid))


def test_uids_of_attachments_and_doubts_differ(edition):
    for build in (
        lambda: Attachment.objects.create(edition=edition, file="a", name="a", alternative="a"),
        lambda: Doubt.objects.create(edition=edition, code="a", message="a"),
    ):
        row, twin = build(), build()
        refused(f"{type(row).__name__.lower()}_uids_differ", changed(twin, uid=row.uid))


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("attending_organisation_has_a_name", AttendingOrganisation),
        ("attending_media_has_a_name", AttendingMedia),
    ],
)
def test_attendance_has_a_name(edition, name, model):
    build = {
        AttendingOrganisation: make.make_attending_organisation,
        AttendingMedia: make.make_attending_media,
    }[model]
    refused(name, changed(build(edition), name=""))


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("check_version_from_one", {"lock_version": 0}),
        ("check_knows_its_text", {"text_sha256": "0" * 63}),
        ("check_steps_back_whole", {"data_before": {}}),
        ("check_steps_back_whole", {"settled_before": []}),
    ],
)
def test_check(name, fields):
    row = Check.objects.create(
        pasted_text=make_pasted(), data={}, text_sha256="0" * 64, updated_at=make.NOW
    )
    refused(name, changed(row, **fields))


def make_pasted():
    return PastedText.objects.create(content=b"x", sha256="0" * 64, pasted_at=make.NOW)


def test_a_pasted_text_has_one_working_copy():
    values = {"data": {}, "text_sha256": "0" * 64, "updated_at": make.NOW}
    pasted = make_pasted()
    Check.objects.create(pasted_text=pasted, **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Check.objects.create(pasted_text=pasted, **values)


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
def test_what_is_pinned_is_published(state):
    release = (
        make.make_edition().release if state == State.DRAFT else make.make_release(state=state)
    )
    refused("release_pinned_is_published", changed(release, pinned_at=make.NOW))


def test_what_is_live_is_not_withheld(edition):
    refused("edition_withheld_is_no_longer_live", changed(edition, withheld=True, state="live",
                                                          published_at=make.NOW))  # fmt: skip


def test_a_note_of_an_edition_is_of_a_known_kind(edition):
    refused("edition_note_kind_is_known", changed(edition, note_kind="other"))


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("sign_off_expires", {"expires_at": make.NOW}),
        ("sign_off_proposal_has_words", {"answer": "propose"}),
        ("sign_off_proposal_has_words", {"words": "改"}),
        ("sign_off_proposal_has_words", {"answer": "maybe"}),
    ],
)
def test_sign_off(name, fields):
    sign_off, _token = make.make_asked(now=make.NOW)
    answer = sign_off.answers.create(
        anchor="m-1", answer="confirm", said="一", signed_by="王五", at=make.NOW
    )
    refused(name, changed(sign_off if "expires_at" in fields else answer, **fields))


def test_a_sign_off_is_asked_once_and_answers_a_row_once():
    sign_off, _token = make.make_asked(now=make.NOW)
    twin = make.make_asked(now=make.NOW)[0]
    refused("sign_off_asked_once", changed(
        twin, edition=sign_off.edition, organisation=sign_off.organisation
    ))  # fmt: skip
    told = {"answer": "confirm", "said": "一", "signed_by": "王五", "at": make.NOW}
    sign_off.answers.create(anchor="m-1", **told)
    refused(
        "sign_off_row_once", changed(sign_off.answers.create(anchor="m-2", **told), anchor="m-1")
    )


def test_every_named_constraint_is_tested_here():
    """A new constraint needs its refusal above."""
    with open(__file__, encoding="utf-8") as file:
        text = file.read()
    text += "measure_uids_differ statistic_uids_differ attachment_uids_differ doubt_uids_differ"
    models = [
        Appearance, Attachment, AttendingMedia, AttendingOrganisation, Block, Change, Check, Doubt,
        Edition, Indicator, IndicatorAlias, Measure, MediaOutlet, Organisation,
        OrganisationAlias, PastedText, Person, Release, Statistic, Topic, EditionTopic,
        FormerAddress, MediaOutletAlias, PersonAlias, TopicAlias, VocabularyEntry, SignOff,
        SignOffAnswer,
    ]  # fmt: skip
    names = {c.name for model in models for c in model._meta.constraints}
    assert {name for name in names if name not in text} == set()
