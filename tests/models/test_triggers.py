"""Rules across tables: spans lie inside their block, speakers appear in the block's edition."""

import pytest
from django.db import IntegrityError, transaction

from releases.models import Attachment, Block, Doubt, Measure, Statistic
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def block():
    return make.make_block(make.make_edition(), text="全年专利授权1939件。")


def refused(rule, action):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        action()


def test_a_span_may_reach_the_end_of_its_block(block):
    assert make.make_measure(block, start=0, end=len(block.text)).quote == block.text


def test_rare_characters_count_as_one():
    block = make.make_block(make.make_edition(), text="𠮷〇焜")
    assert make.make_measure(block, start=2, end=3).quote == "焜"
    refused("span_inside_block", lambda: make.make_measure(block, start=2, end=4))


@pytest.mark.parametrize("build", [make.make_measure, make.make_statistic])
def test_a_span_cannot_be_made_outside_its_block(block, build):
    refused("span_inside_block", lambda: build(block, end=len(block.text) + 1))


@pytest.mark.parametrize("build", [make.make_measure, make.make_statistic])
def test_a_span_cannot_be_moved_outside_its_block(block, build):
    row = build(block)
    refused("span_inside_block", lambda: type(row).objects.filter(pk=row.pk).update(end=99))


@pytest.mark.parametrize("model", [Measure, Statistic, Doubt])
def test_a_block_cannot_be_cut_shorter_than_its_spans(block, model):
    if model is Doubt:
        Doubt.objects.create(
            edition=block.edition, block=block, start=0, end=5, code="x", message="请核对"
        )
    else:
        {Measure: make.make_measure, Statistic: make.make_statistic}[model](block)
    refused("span_inside_block", lambda: Block.objects.filter(pk=block.pk).update(text="全年"))


@pytest.mark.parametrize("build", [make.make_measure, make.make_statistic])
def test_a_span_stays_in_its_edition(block, build):
    row = build(block)
    other = make.make_edition()
    rule = "row_stays_in_its_edition"
    refused(rule, lambda: type(row).objects.filter(pk=row.pk).update(edition=other))
    with_other_block = make.make_block(other)
    refused(
        "span_inside_block",
        lambda: type(row).objects.filter(pk=row.pk).update(block=with_other_block),
    )


@pytest.mark.parametrize(
    "build",
    [
        make.make_block,
        make.make_appearance,
        make.make_attending_media,
        make.make_attending_organisation,
    ],
)
def test_no_row_moves_to_another_edition(build):
    row = build(make.make_edition())
    other = make.make_edition()
    refused(
        "row_stays_in_its_edition",
        lambda: type(row).objects.filter(pk=row.pk).update(edition=other),
    )


def test_a_doubt_outside_its_block_is_refused(block):
    refused(
        "span_inside_block",
        lambda: Doubt.objects.create(
            edition=block.edition, block=block, start=0, end=99, code="x", message="请核对"
        ),
    )


def test_a_photo_stands_in_its_own_text(block):
    elsewhere = make.make_block(make.make_edition())
    photo = {"edition": block.edition, "file": "a", "name": "a", "alternative": "a"}
    rule, row = "photo_in_same_edition", Attachment.objects.create(block=block, **photo)
    refused(rule, lambda: Attachment.objects.create(block=elsewhere, **photo))
    refused(rule, lambda: Attachment.objects.filter(pk=row.pk).update(block=elsewhere))


def test_a_speaker_appears_in_the_same_edition(block):
    stranger = make.make_appearance(make.make_edition())
    rule = "speaker_in_same_edition"
    refused(rule, lambda: make.make_block(block.edition, kind="answer", speaker=stranger))
    refused(
        rule,
        lambda: Block.objects.filter(pk=block.pk).update(kind="answer", speaker=stranger),
    )
