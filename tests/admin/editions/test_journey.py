"""The whole way: paste, draft, edit, settle, publish, withdraw, correct, publish again."""

from django.urls import reverse

from releases.models import Block, Edition, State
from tests.admin.asking import edit, press, said, url
from tests.admin.pasted_page import PAGE


def test_from_paste_to_correction(editor, chief):
    response = editor.post(reverse("admin:releases_pastedtext_paste"), {"text": PAGE}, follow=True)
    assert "草稿已建立" in said(response)
    draft = Edition.objects.get()

    for doubt in draft.doubts.all():
        editor.post(url("edition_editor", draft.pk), {"row": doubt.anchor, "act": "settle"})
    assert not draft.doubts.filter(settled_at=None).exists()
    block = draft.blocks.filter(text__contains="1,939").first()
    changed = block.text.replace("稳步提升", "大幅提升")
    edit(editor, url("block_change", block.pk), text=changed)
    assert Block.objects.get(pk=block.pk).text == changed
    row = draft.statistics.filter(value=1939).get()
    edit(editor, url("statistic_change", row.pk), value_text="1,940")
    row.refresh_from_db()
    assert (row.value, row.decimals) == (1940, 0)

    assert editor.get(url("edition_publish", draft.pk)).status_code == 403
    press(chief, "publish", draft)
    draft.refresh_from_db()
    assert draft.state == State.LIVE
    number = draft.release.number

    press(chief, "withdraw", draft, reason="数据有误，核实后重新发布。")
    press(editor, "correct", draft)
    correction = Edition.objects.get(ordinal=2)
    assert correction.blocks.get(uid=block.uid).text == changed
    edit(
        editor,
        url("statistic_change", correction.statistics.get(uid=row.uid).pk),
        value_text="1,939",
    )
    press(chief, "publish", correction, change_note="改正了专利授权量。")
    correction.refresh_from_db()
    assert correction.state == State.LIVE
    assert correction.release.number == number
    draft.refresh_from_db()
    assert not draft.is_open
