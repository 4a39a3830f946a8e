"""The first card of the editor: facts, who was there, who spoke, what is attached, in place."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_tags

from releases.models import (
    Appearance,
    Attachment,
    AttendingMedia,
    AttendingOrganisation,
    Organisation,
    Person,
)
from tests import make
from tests.admin.asking import text, url
from tests.publishing.uploads.sample_files import picture

HTMX = {"HX-Request": "true"}


@pytest.fixture
def edition():
    return make.make_edition(title="知识产权发布会")


class Card:
    """The card of one edition as one of the editors has it before them."""

    def __init__(self, client, edition, *, htmx=True):
        self.client, self.address = client, url("edition_editor", edition.pk)
        self.headers = HTMX if htmx else {}

    def opened(self, **asked):
        answer = self.client.get(self.address, asked, headers=HTMX)
        form = answer.context["opened"].form
        values = {field.html_name: field.value() for field in form}
        return {name: "" if value is None else value for name, value in values.items()}

    def act(self, row, act, **fields):
        data = {"row": row, "act": act, **fields}
        return self.client.post(self.address, data, headers=self.headers, follow=True)

    def change(self, anchor, **fields):
        return self.act(anchor, "save", **self.opened(edit=anchor) | fields)

    def add(self, kind, **fields):
        form = self.opened(add=kind, block="f-head")
        form = {name: value for name, value in form.items() if name != "file"}
        return self.act("f-head", "save", add=kind, **form | fields)


@pytest.fixture
def card(editor, edition):
    return Card(editor, edition)


def test_the_card_tells_all_that_there_is(editor, edition):
    make.make_appearance(edition, "方岚", posts=["副局长"])
    make.make_attending_media(edition)
    page = text(editor.get(url("edition_editor", edition.pk)))
    for words in ("知识产权发布会", "方岚", "副局长", "来源与署名", "附件"):
        assert words in page
    assert "更正说明" not in page
    assert page.count('data-edit="f-') == 3


@pytest.mark.parametrize("htmx", [True, False])
def test_facts_are_changed_a_few_at_a_time(editor, edition, htmx):
    topic = make.make_topic("商标")
    card = Card(editor, edition, htmx=htmx)
    card.change("f-head", title="另一个标题", topics=[topic.pk])
    page = text(card.change("f-event", event_venue="新闻发布中心", event_date="2024-04-26"))
    assert "新闻发布中心" in page
    edition.refresh_from_db()
    assert (edition.title, edition.event_venue) == ("另一个标题", "新闻发布中心")
    assert list(edition.topics.all()) == [topic]
    assert (edition.event_date.year, edition.updated_by) == (2024, editor.user)


def test_a_correction_alone_has_its_note(editor, edition):
    edition.ordinal = 2
    edition.save()
    page = text(Card(editor, edition).change("f-note", change_note="改正了专利授权量。"))
    assert "改动的种类更正" in "".join(strip_tags(page).split())
    edition.refresh_from_db()
    assert edition.change_note == "改正了专利授权量。"


def test_bad_facts_stand_under_their_field(card, edition):
    answer = card.change("f-source", printed_date="去年", printed_time="09:00")
    errors = answer.context["opened"].form.errors
    assert "printed_date" in errors
    assert 'value="去年"' in text(answer)
    edition.refresh_from_db()
    assert edition.printed_time is None


def test_who_attended_is_added_moved_and_dropped(card, edition):
    make.make_attending_organisation(edition)
    card.add("attendingorganisation", name="云岫海关")
    customs = AttendingOrganisation.objects.get(name="云岫海关")
    assert (customs.organisation.name, customs.edition) == ("云岫海关", edition)
    card.act(customs.anchor, "up", version=customs.lock_version)
    assert edition.attending_organisations.in_order().first() == customs
    customs.refresh_from_db()
    assert "前面没有了" in text(card.act(customs.anchor, "up", version=customs.lock_version))
    card.act(customs.anchor, "drop", version=customs.lock_version)
    assert not AttendingOrganisation.objects.filter(pk=customs.pk).exists()
    assert "已撤销" in text(card.act("", "undo"))
    assert AttendingOrganisation.objects.get(uid=customs.uid).name == "云岫海关"


def test_a_name_is_tied_to_the_noun_that_bears_it(card, edition):
    bureau = make.make_organisation("云岫市公安局")
    card.add("attendingorganisation", name="市局", known="云岫市公安局")
    row = AttendingOrganisation.objects.get(name="市局")
    assert row.organisation == bureau
    assert card.opened(edit=row.anchor)["known"] == "云岫市公安局"
    made = Organisation.objects.count()
    card.change(row.anchor, known="", name="云岫市公安局")
    row.refresh_from_db()
    assert (row.organisation, Organisation.objects.count()) == (bureau, made)


def test_an_outlet_is_known_without_its_accounts(card, edition):
    card.add("attendingmedia", name="楚天都市报(极目新闻)")
    row = AttendingMedia.objects.get()
    assert (row.name, row.outlet.name) == ("楚天都市报(极目新闻)", "楚天都市报")


def test_a_name_without_a_letter_is_refused(card, edition):
    answer = card.add("attendingmedia", name="\u2060")
    assert "name" in answer.context["opened"].form.errors
    assert not AttendingMedia.objects.exists()


def test_a_speaker_has_posts_and_an_organisation_or_none(card, edition):
    card.add("appearance", name="方岚", organisation_name="市科技局", posts="副局长\r\n 党组成员 ")
    row = Appearance.objects.get()
    assert (row.posts, row.organisation.name) == (["副局长", "党组成员"], "市科技局")
    block = make.make_block(edition, "谢谢。", kind="answer", speaker=row)
    page = text(card.change(row.anchor, name="方　岚", organisation_name=""))
    row.refresh_from_db()
    assert (row.name, row.organisation, row.person.name) == ("方　岚", None, "方岚")
    assert f'id="by-{block.anchor}" hx-swap-oob="true">方　岚<' in page
    assert "还用着它" in text(card.act(row.anchor, "drop", version=row.lock_version))


def test_of_two_of_one_name_the_right_one_is_chosen(card, edition):
    row = make.make_appearance(edition, "方岚")
    other = Person.objects.create(name="方岚", note="市法院", slug="fang-lan-2")
    form = card.opened(edit=row.anchor)
    assert form["person"] == row.person_id
    card.change(row.anchor, person=other.pk)
    row.refresh_from_db()
    assert row.person == other


@pytest.mark.usefixtures("data_dir")
def test_a_photo_is_attached_behind_a_paragraph_and_its_file_survives_an_error(card, edition):
    block = make.make_block(edition)
    photo = SimpleUploadedFile("会场.jpg", picture(size=(900, 600)))
    told = {"name": "会场", "block": block.pk}
    page = card.add("attachment", **told, alternative="", file=photo)
    assert "已选好“会场.jpg”" in text(page)
    token = page.context["opened"].form["kept"].value()
    again = card.add("attachment", **told, alternative="台上坐着五个人。", kept=token)
    row = Attachment.objects.get()
    assert (row.width, row.block) == (900, block)
    assert "已保存" in text(again)
    file, seen = row.file.name, card.opened(edit=row.anchor)
    card.act(row.anchor, "save", **seen | {"name": "会场全景", "file": ""})
    row.refresh_from_db()
    assert (row.name, row.file.name) == ("会场全景", file)
    form = text(card.client.get(card.address, {"edit": row.anchor}))
    address = url("attachment_file", row.pk)
    assert f'src="{address}?shown" alt="台上坐着五个人。" width="240" height="160"' in form


def test_a_program_is_no_attachment(card, edition):
    file = SimpleUploadedFile("setup.exe", b"MZ")
    page = card.add("attachment", name="程序", alternative="没有用的程序。", file=file)
    assert "不接受这类文件" in text(page)
    page = card.add("attachment", name="程序", alternative="没有用的程序。")
    assert "请选一个文件" in text(page)
    assert not Attachment.objects.exists()


def test_a_measure_has_the_body_that_answers_for_it(card, edition):
    row = make.make_measure(make.make_block(edition), "建成保护中心")
    card.change(row.anchor, organisation_name="市知识产权局")
    row.refresh_from_db()
    assert row.organisation.name == "市知识产权局"


def test_who_may_only_look_changes_nothing_of_the_card(reviewer, edition):
    row = make.make_appearance(edition, "方岚")
    page = text(reviewer.get(url("edition_editor", edition.pk), {"edit": row.anchor}))
    assert "edited-form" not in page
    address = url("edition_editor", edition.pk)
    for data in (
        {"row": "f-head", "act": "save", "title": "改"},
        {"row": row.anchor, "act": "drop", "version": 0},
        {"row": "f-head", "act": "save", "add": "appearance", "name": "甲"},
    ):
        assert reviewer.post(address, data).status_code == 403
    assert [each.name for each in Appearance.objects.all()] == ["方岚"]


def test_what_is_no_part_of_the_card_is_said_to_be_gone(card):
    assert "已被别人删除" in text(card.act("f-nothing", "save"))
    assert "这里没有这个操作" in text(card.act("f-head", "drop"))
    assert card.act("f-head", "save", add="doubt").status_code == 403
