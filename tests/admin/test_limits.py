"""Each limit of the admin just below and just above, by its number."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import modelform_factory

from releases.admin.editor.source_marks import SourceMark, pieces
from releases.admin.pasting.paste_page import PasteForm
from releases.admin.pasting.second_copy import Twin
from releases.admin.rows.attachment import AttachmentForm
from releases.intake.parse.reading import ParsedBlock, ParsedStatistic, Reading
from releases.models import Attachment
from releases.publishing.compare import editions
from tests import make
from tests.admin.asking import edit, said, text, url
from tests.admin.pasted_page import upload


@pytest.mark.parametrize(("rows", "left_out"), [(50, 0), (51, 1)])
def test_fifty_promises_in_the_editor(chief, rows, left_out):
    body, draft = make.make_organisation(), make.make_edition()
    for number in range(rows):
        make.make_promise(f"第{number}项", organisation=body)
    make.make_appearance(draft, organisation=body)
    page = chief.get(url("edition_promises", draft.pk)).context
    assert (len(page["questions"]), page["questions_left_out"]) == (50, left_out)


@pytest.mark.parametrize(("size", "accepted"), [(40, True), (41, False)])
def test_a_text_file_of_four_bytes_a_character(chief, settings, size, accepted):
    settings.PASTE_MAX_CHARACTERS = 10
    page = text(upload(chief, b"1234567890" * (size // 10) + b"x" * (size % 10)))
    assert ("太大" in page) is not accepted


@pytest.mark.parametrize(("pages", "accepted"), [(2, True), (3, False)])
def test_files_of_20_megabytes_together(pages, accepted):
    half = b"<html><body>" + b" " * (10 * 1024 * 1024 - 12)
    files = [SimpleUploadedFile(f"{n}.html", half) for n in range(2)]
    files += [SimpleUploadedFile("3.html", b"<html>")] * (pages - 2)
    form = PasteForm({"text": ""}, SimpleNamespace(get=lambda *_: files, getlist=lambda *_: files))
    form.is_valid()
    assert ("file" in form.errors) is not accepted


@pytest.mark.django_db
@pytest.mark.parametrize(("over", "accepted"), [(0, True), (1, False)])
def test_an_attachment_of_100_megabytes(over, accepted):
    file = SimpleUploadedFile("白皮书.pdf", b"%PDF")
    file.size = 100 * 1024 * 1024 + over
    edition = make.make_edition()
    form_class = modelform_factory(Attachment, form=AttachmentForm, fields=["name", "file"])
    form = form_class({"name": "白皮书"}, {"file": file}, instance=Attachment(edition=edition))
    form.is_valid()
    assert ("file" in form.errors) is not accepted


@pytest.mark.parametrize(("editions", "told"), [(200, False), (201, True)])
def test_200_editions_are_indexed_with_a_name(chief, editions, told):
    topic = make.make_topic("专利")
    for _number in range(editions):
        make.make_edition(topics=[topic])
    page = edit(chief, url("topic_change", topic.pk), name="发明专利")
    assert ("超过 200 版" in said(page)) is told


@pytest.mark.parametrize("marks", [6, 7])
def test_six_rows_share_a_piece(marks):
    found = pieces("专利", [SourceMark(f"statistic-{n}", 0, 2, 1) for n in range(marks)])
    assert [len(piece.names) for piece in found if piece.text] == [6]


def twin(*, old: Reading, new: Reading) -> Twin:
    return Twin(None, editions.between(old, new), "", "")


@pytest.mark.parametrize(("rows", "left_out"), [(60, 0), (61, 2)])
def test_sixty_differences_are_shown(rows, left_out):
    blocks = tuple(ParsedBlock(n, "paragraph", f"第{n}段") for n in range(1, rows + 1))
    figures = (ParsedStatistic(1, 0, 1, "专利授权量", "level", "1"),) * rows
    found = twin(old=Reading(), new=Reading(blocks=blocks, statistics=figures))
    assert (len(found.blocks), len(found.figures), found.left_out) == (60, 60, left_out)


@pytest.mark.parametrize(("length", "shown"), [(61, "甲" * 61), (62, f"{'甲' * 30}…{'甲' * 30}")])
def test_what_stays_the_same_is_shown_by_thirty_characters_at_its_ends(length, shown):
    old, new = (
        Reading(blocks=(ParsedBlock(1, "paragraph", "甲" * length + end),))
        for end in ("", "乙" * 9)
    )
    ((_changed, runs),) = twin(old=old, new=new).blocks
    assert [run.text for run in runs] == [shown, "乙" * 9]
