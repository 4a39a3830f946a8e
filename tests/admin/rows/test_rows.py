"""Rows of an edition: small forms, their edition fixed, and never over somebody else's change."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from releases.models import (
    Attachment,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Doubt,
    Measure,
    State,
    Statistic,
)
from tests import make
from tests.admin.asking import add, drop, edit, opened_form, said, text, url
from tests.publishing.uploads.sample_files import picture


@pytest.fixture
def edition():
    return make.make_edition()


def at(edition, anchor):
    return f"{url('edition_editor', edition.pk)}#{anchor}"


def test_a_row_is_added_after_the_last_and_leads_back(editor, edition):
    first = make.make_attending_organisation(edition)
    first.position = 30
    first.save()
    organisation = make.make_organisation("云岫海关")
    response = add(editor, "attendingorganisation", edition, name="云岫海关")
    row = AttendingOrganisation.objects.get(organisation=organisation)
    assert (row.edition, row.name, row.position) == (edition, "云岫海关", 40)
    assert response.redirect_chain[-1][0] == at(edition, "facts")
    edition.refresh_from_db()
    assert edition.updated_by == editor.user


def test_a_posted_edition_does_not_move_the_row(editor, edition):
    other = make.make_edition(title="另一场")
    make.make_attending_media(other)
    add(editor, "attendingmedia", edition, name="云岫日报", edition=other.pk)
    assert AttendingMedia.objects.get(edition=edition).name == "云岫日报"
    assert AttendingMedia.objects.filter(edition=other).count() == 1


def test_adding_without_an_edition_says_where_to_start(editor):
    response = editor.get(url("block_add"), follow=True)
    assert "先打开一个版本" in said(response)
    assert editor.get(f"{url('block_add')}?edition=x", follow=True).status_code == 200


def test_blocks_are_added_at_the_end(editor, edition):
    add(editor, "block", edition, kind="heading", text="第一段。")
    last = add(editor, "block", edition, text="第二段。\r\n\r\n第三段。")
    blocks = list(edition.blocks.in_order())
    assert [(block.text, block.kind) for block in blocks] == [
        ("第一段。", "heading"), ("第二段。", "paragraph"), ("第三段。", "paragraph"),
    ]  # fmt: skip
    assert last.redirect_chain[-1][0] == at(edition, blocks[-1].anchor)


def test_the_list_of_one_edition_leads_back_to_it(editor, edition):
    make.make_block(edition)
    page = text(editor.get(f"{url('block_changelist')}?edition__id__exact={edition.pk}"))
    assert url("edition_editor", edition.pk) in page


def test_posts_are_typed_one_per_line(editor, edition):
    row = make.make_appearance(edition, "方岚", posts=["副局长"])
    edit(editor, url("appearance_change", row.pk), posts="党组成员\r\n 副局长 \r\n\r\n二级调研员")
    row.refresh_from_db()
    assert row.posts == ["党组成员", "副局长", "二级调研员"]


def test_an_organisation_of_the_vocabulary_needs_no_printed_name(editor, edition):
    row = make.make_appearance(edition)
    make.make_organisation("市科学技术局")
    address = url("appearance_change", row.pk)
    edit(editor, address, known="市科学技术局", organisation_name="")
    row.refresh_from_db()
    assert (row.organisation.name, row.organisation_name) == ("市科学技术局", "市科学技术局")


def test_editing_a_block_carries_its_statistic_along(editor, edition):
    block = make.make_block(edition, "全年专利授权1939件。")
    row = make.make_statistic(block)
    text_now = "2024年，全年专利授权1939件。\r\n同比增长。"
    edit(editor, url("block_change", block.pk), text=text_now)
    block.refresh_from_db()
    row.refresh_from_db()
    assert block.text == "2024年，全年专利授权1939件。\n同比增长。"
    assert block.text[row.start : row.end] == "1939件"


def test_words_that_vanish_are_named_and_the_text_is_kept(editor, edition):
    block = make.make_block(edition, "全年专利授权1939件。")
    make.make_statistic(block)
    response = edit(editor, url("block_change", block.pk), text="全年成绩喜人。")
    page = text(response)
    assert "专利授权量 1939件" in page
    assert "全年成绩喜人。" in page
    block.refresh_from_db()
    assert block.text == "全年专利授权1939件。"


def test_speakers_are_those_of_the_edition(editor, edition):
    ours = make.make_appearance(edition, "方岚")
    theirs = make.make_appearance(make.make_edition(), "周正")
    block = make.make_block(edition)
    address = url("block_change", block.pk)
    page = text(editor.get(address, follow=True))
    assert "方岚" in page
    assert "周正" not in page
    edit(editor, address, kind="answer", speaker=theirs.pk)
    block.refresh_from_db()
    assert block.speaker is None
    edit(editor, address, kind="answer", speaker=ours.pk)
    block.refresh_from_db()
    assert block.speaker == ours


def test_the_rules_of_a_block_are_told(editor, edition):
    block = make.make_block(edition)
    assert "只有提问才有题号" in text(edit(editor, url("block_change", block.pk), number="3"))
    assert "段落不能是空的" in text(edit(editor, url("block_change", block.pk), text=" \n"))


def test_two_editors_on_one_row(editor, chief, edition):
    block = make.make_block(edition, "全年专利授权1939件。")
    address, here = url("block_change", block.pk), url("edition_editor", edition.pk)
    first, second = (opened_form(c.get(address, follow=True)) for c in (editor, chief))
    editor.post(here, first | {"text": "甲写的。"})
    response = chief.post(here, second | {"text": "乙写的。"})
    assert response.status_code == 200
    page = text(response)
    assert "甲写的。" in page
    assert "乙写的。" in page
    assert Block.objects.get().text == "甲写的。"


def test_a_row_deleted_meanwhile(editor, chief, edition):
    row = make.make_attending_media(edition)
    seen = opened_form(chief.get(url("attendingmedia_change", row.pk), follow=True))
    response = drop(editor, row)
    assert response.redirect_chain[-1][0] == at(edition, "facts")
    assert not AttendingMedia.objects.exists()
    answer = chief.post(url("edition_editor", edition.pk), seen, follow=True)
    assert "已被别人删除" in text(answer)
    assert not AttendingMedia.objects.exists()


def test_deleting_what_another_editor_just_changed_is_refused(editor, chief, edition):
    block = make.make_block(edition, "旧。")
    edit(editor, url("block_change", block.pk), text="新。")
    assert "没有保存" in said(drop(chief, block))
    assert Block.objects.get().text == "新。"


def test_a_block_with_doubts_goes_but_one_with_figures_stays(editor, edition):
    free, held = make.make_block(edition, "甲乙"), make.make_block(edition)
    Doubt.objects.create(edition=edition, block=free, start=0, end=1, code="x", message="？")
    make.make_statistic(held)
    drop(editor, free)
    drop(editor, held)
    assert list(Block.objects.all()) == [held]
    assert Statistic.objects.exists()


@pytest.mark.parametrize("state", [State.LIVE, State.SUPERSEDED, State.WITHDRAWN])
def test_rows_of_a_published_edition_are_read_only(chief, state):
    edition = make.make_edition(state=state)
    block = make.make_block(edition, "已经发布的话。")
    page = text(chief.get(url("block_change", block.pk), follow=True))
    assert "edited-form" not in page
    assert "不能直接修改" in page or "已被更替" in page
    here = url("edition_editor", edition.pk)
    typed = {
        "row": block.anchor,
        "act": "save",
        "version": 0,
        "text": "改了。",
    }
    response = chief.post(here, typed)
    assert "不能再改" in text(response)
    assert "改了。" in text(response)
    drop(chief, block)
    chief.post(here, typed | {"row": "f-head", "add": "block", "text": "新的。"})
    assert [b.text for b in Block.objects.all()] == ["已经发布的话。"]


def test_a_doubt_is_settled_by_one_button(editor, edition):
    block = make.make_block(edition, "约莫五百件")
    doubt = Doubt.objects.create(
        edition=edition, block=block, start=0, end=2, code="about", message="这个数不确定。"
    )
    page = text(editor.get(url("doubt_change", doubt.pk), follow=True))
    assert f'data-rows="{doubt.anchor}">约莫</mark>' in page
    here, pressed = url("edition_editor", edition.pk), {"row": doubt.anchor, "act": "settle"}
    response = editor.post(here, pressed, follow=True)
    assert response.redirect_chain[-1][0] == at(edition, block.anchor)
    doubt.refresh_from_db()
    assert doubt.settled_by == editor.user
    assert 'value="settle"' not in text(editor.get(here))


def test_a_doubt_of_a_published_edition_stays(editor):
    edition = make.make_edition(state=State.LIVE)
    doubt = Doubt.objects.create(edition=edition, code="x", message="？")
    editor.post(url("edition_editor", edition.pk), {"row": doubt.anchor, "act": "settle"})
    doubt.refresh_from_db()
    assert doubt.settled_at is None


def test_an_attachment_comes_back_as_a_download(editor, edition):
    file = SimpleUploadedFile("白皮书.pdf", b"%PDF-1.7 ...")
    add(editor, "attachment", edition, name="白皮书", alternative="全文见正文。", file=file)
    row = Attachment.objects.get()
    response = editor.get(url("attachment_file", row.pk))
    assert b"".join(response.streaming_content) == b"%PDF-1.7 ..."
    assert response["Content-Disposition"].startswith("attachment")
    edit(editor, url("attachment_change", row.pk), name="2024年白皮书")
    row.refresh_from_db()
    assert row.name == "2024年白皮书"
    assert row.file.size == 12


@pytest.mark.parametrize("name", ["专" * 84 + ".pdf", "专" * 240 + ".PDF", "2024/25年.pdf"])
def test_a_file_may_be_called_anything(editor, edition, name):
    file = SimpleUploadedFile("x.pdf", b"%PDF")
    file._name = name
    add(editor, "attachment", edition, name="白皮书.pdf", alternative="全文见正文。", file=file)
    row = Attachment.objects.get(edition=edition)
    response = editor.get(url("attachment_file", row.pk))
    response.close()
    assert response["Content-Disposition"].endswith(f"''{quote('白皮书.pdf')}")


def test_a_photo_is_put_behind_a_paragraph(editor, edition):
    block, elsewhere = make.make_block(edition), make.make_block(make.make_edition())
    told = {"name": "会场", "alternative": "台上坐着五个人。"}
    file = SimpleUploadedFile("会场.jpg", picture(size=(900, 600)))
    page = add(editor, "attachment", edition, **told, file=file, block=elsewhere.pk)
    assert "选择一个有效的选项" in text(page)
    file.seek(0)
    add(editor, "attachment", edition, **told, file=file, block=block.pk)
    row = Attachment.objects.get()
    assert (row.width, row.height, row.block, row.small_width) == (900, 600, block, 640)
    address = url("attachment_file", row.pk)
    form = text(editor.get(url("attachment_change", row.pk), follow=True))
    assert f'src="{address}?shown" alt="台上坐着五个人。" width="240" height="160"' in form
    seen = editor.get(address, {"shown": ""})
    assert (seen["Content-Type"], seen["Content-Disposition"][:6]) == ("image/jpeg", "inline")
    assert len(b"".join(seen.streaming_content)) == row.small.size
    edit(editor, url("attachment_change", row.pk), name="会场全景")
    again = Attachment.objects.get()
    assert (again.file, again.small, again.width, again.block) == (
        row.file, row.small, row.width, row.block
    )  # fmt: skip
    edit(editor, url("attachment_change", row.pk), file=SimpleUploadedFile("报告.pdf", b"%PDF"))
    seen = editor.get(address, {"shown": ""})
    assert b"".join(seen.streaming_content) == b"%PDF"
    assert seen["Content-Disposition"].startswith("attachment")
    again.refresh_from_db()
    assert (again.file.name[-4:], again.small.name, again.width) == (".pdf", "", None)


@pytest.mark.usefixtures("data_dir")
def test_a_chosen_file_survives_the_error_of_another_field(
    editor, edition, settings, django_capture_on_commit_callbacks
):
    photo = SimpleUploadedFile("<会场>.jpg", picture(size=(900, 600)))
    page = add(editor, "attachment", edition, name="会场", alternative="", file=photo)
    assert "已选好“&lt;会场&gt;.jpg”，不用再选" in text(page)
    (scratch,) = (settings.DATA_DIR / "uploads").glob("*/*")
    address = url("edition_editor", edition.pk)
    again = editor.post(address, opened_form(page) | {"name": ""})
    assert "已选好“&lt;会场&gt;.jpg”" in text(again)
    assert not Attachment.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(address, opened_form(again) | {
            "name": "会场", "alternative": "台上坐着五个人。",
        })  # fmt: skip
    assert Attachment.objects.get().width == 900
    assert not scratch.exists()


@pytest.mark.usefixtures("data_dir")
def test_another_file_replaces_the_one_that_was_chosen(editor, edition):
    file = SimpleUploadedFile("甲.pdf", b"%PDF")
    page = add(editor, "attachment", edition, name="", alternative="全文", file=file)
    data = opened_form(page)
    address = url("edition_editor", edition.pk)
    wrong = editor.post(address, data | {"file": SimpleUploadedFile("乙.pdf", b"MZ")})
    assert "其实是程序" in text(wrong)
    assert "不用再选" not in text(wrong)
    assert opened_form(wrong)["kept"] == ""
    other = data | {"name": "乙", "file": SimpleUploadedFile("丙.csv", "年,件".encode())}
    editor.post(address, other)
    assert Attachment.objects.get().file.name.endswith(".csv")


@pytest.mark.usefixtures("data_dir")
def test_a_file_survives_a_conflict(editor, edition):
    add(editor, "attachment", edition, name="表", alternative="一张表。",
        file=SimpleUploadedFile("甲.pdf", b"%PDF"))  # fmt: skip
    row = Attachment.objects.get()
    form = opened_form(editor.get(url("attachment_change", row.pk), follow=True))
    edit(editor, url("attachment_change", row.pk), name="另一张表")
    late = form | {"name": "第三张表", "file": SimpleUploadedFile("乙.pdf", b"%PDF-1.7")}
    page = editor.post(url("edition_editor", edition.pk), late)
    assert "已选好“乙.pdf”" in text(page)


@pytest.mark.usefixtures("data_dir")
def test_nobody_uses_the_file_of_another(editor, edition):
    page = add(editor, "attachment", edition, name="", alternative="全文",
               file=SimpleUploadedFile("甲.pdf", b"%PDF"))  # fmt: skip
    token = opened_form(page)["kept"]
    other = make.make_user("编辑")
    editor.force_login(other)
    page = add(editor, "attachment", edition, name="甲", alternative="全文", kept=token)
    assert "请选一个文件" in text(page)


def test_a_program_is_no_attachment(editor, edition):
    file = SimpleUploadedFile("setup.exe", b"MZ")
    page = add(editor, "attachment", edition, name="程序", alternative="…", file=file)
    assert "不接受这类文件" in text(page)
    assert not Attachment.objects.exists()
    page = add(editor, "attachment", edition, name="程序", alternative="…")
    assert "请选一个文件" in text(page)


def test_a_reviewer_looks_but_changes_nothing(reviewer, edition):
    block = make.make_block(edition, "原话。")
    assert "edited-form" not in text(reviewer.get(url("block_change", block.pk), follow=True))
    here = url("edition_editor", edition.pk)
    typed = {"row": block.anchor, "act": "save", "version": 0, "text": "改。"}
    assert reviewer.post(here, typed).status_code == 403
    assert drop(reviewer, block).status_code == 403
    assert reviewer.post(here, typed | {"row": "f-head", "add": "block"}).status_code == 403
    assert Block.objects.get().text == "原话。"


def test_an_anchor_leads_to_its_row(editor, edition):
    block = make.make_block(edition)
    response = editor.get(url("edition_row", edition.pk, block.anchor))
    assert response.url == at(edition, block.anchor)
    assert editor.get(url("edition_row", edition.pk, "b-nothing")).status_code == 404
    assert editor.get(url("edition_row", edition.pk, "zzz")).status_code == 404


def test_a_measure_needs_its_organisation_and_words_together(editor, edition):
    block = make.make_block(edition, "年底前建成保护中心。")
    row = make.make_measure(block)
    page = edit(editor, url("measure_change", row.pk), due_date="2025-12-31")
    assert "有时限日期就要有原文的时限" in text(page)
    edit(editor, url("measure_change", row.pk), due_date="2025-12-31", due_words="年底前")
    assert Measure.objects.get().due_words == "年底前"


def test_what_stands_on_a_paragraph_is_told_in_its_order(editor, edition):
    block = make.make_block(edition, "头一项专利1939件，第二项商标77件。")
    later, first = make.make_measure(block, "后一项", start=10), make.make_measure(block, "前一项")
    page = text(editor.get(url("block_change", block.pk), follow=True))
    assert page.index(first.heading) < page.index(later.heading)


@pytest.mark.parametrize(
    ("typed", "told_in"),
    [
        ({"scope": "临江区", "goal": "target"}, "table"),
        ({"period_label": "2023年"}, "editor"),
        ({"period_label": "", "period_start": "", "period_end": ""}, ""),
    ],
)
def test_whoever_changes_the_period_of_a_figure_answers_for_it(editor, edition, typed, told_in):
    period = {"period_start": "2024-01-01", "period_end": "2024-12-31", "period_from": "table"}
    row = make.make_statistic(make.make_block(edition), period_label="2024年", **period)
    edit(editor, url("statistic_change", row.pk), **typed)
    row.refresh_from_db()
    assert row.period_from == told_in
    assert (row.scope, row.goal) == (typed.get("scope", ""), typed.get("goal", ""))
