"""Emergency publication in the admin: the button, the mark on the desk, the review, the months."""

import pytest
from django.utils import timezone

from releases.models import Edition, EmergencyPublication, State
from tests import make
from tests.admin.asking import press, said, text, url
from tests.admin.conftest import signed_in


@pytest.fixture
def head():
    return signed_in(make.make_user("总编", username="总编甲"))


@pytest.fixture
def edition(editor):
    make.set_review(2)
    return make.make_submitted(editor.user)


def marks(client):
    cards = {card.key: card for card in client.get("/admin/").context["cards"]}
    return cards["emergencies"].lines if "emergencies" in cards else []


def test_from_the_button_to_the_review_afterwards(head, reviewer, editor, edition):
    place = url("edition_emergency", edition.pk)
    assert place in text(head.get(url("edition_review", edition.pk)))
    assert place in text(head.get(url("edition_editor", edition.pk)))
    assert marks(head) == []
    assert "请写明紧急发布的理由" in text(press(head, "emergency", edition))
    answer = press(head, "emergency", edition, reason="汛情通报")
    assert "已紧急发布" in said(answer)
    assert Edition.objects.get(pk=edition.pk).state == State.LIVE
    (line,) = marks(editor)
    assert line.calls == ["待事后审"]
    assert line.told[1] == "汛情通报"
    after = url("edition_afterwards", edition.pk)
    assert after in text(reviewer.get(url("edition_editor", edition.pk)))
    for other in (head, editor):
        assert after not in text(other.get(url("edition_editor", edition.pk)))
    assert "汛情通报" in text(reviewer.get(after))
    assert "要由别人事后审" in text(press(head, "afterwards", edition, finding="好"))
    assert "已事后审" in said(press(reviewer, "afterwards", edition, finding="已核对，无误。"))
    assert marks(editor) == []
    assert "没有要事后审的" in said(press(reviewer, "afterwards", edition))


@pytest.mark.parametrize(
    ("groups", "superuser"),
    [(("编辑",), False), (("审核",), False), (("保密审查",), False), (("编辑", "审核"), True)],
)
def test_nobody_else_is_offered_it_or_does_it(edition, groups, superuser):
    other = signed_in(make.make_user(*groups, is_superuser=superuser))
    place = url("edition_emergency", edition.pk)
    assert place not in text(other.get(url("edition_review", edition.pk)))
    assert place not in text(other.get(url("edition_editor", edition.pk)))
    if superuser:
        assert "只有总编" in text(press(other, "emergency", edition, reason="急"))
    else:
        assert other.post(place, {"reason": "急"}).status_code == 403
    assert Edition.objects.get(pk=edition.pk).state == State.IN_REVIEW


def test_what_blocks_it_is_told_and_stops_the_button(head, edition):
    edition.blocks.all().delete()
    page = text(head.get(url("edition_emergency", edition.pk)))
    assert "没有正文" in page
    assert "disabled" in page


def test_the_months_tell_how_many_which_and_when_reviewed(head, reviewer, edition):
    place = url("edition_emergencies")
    assert "没有紧急发布过" in text(head.get(place))
    press(head, "emergency", edition, reason="汛情通报")
    press(reviewer, "afterwards", edition, finding="已核对，无误。")
    other = make.make_submitted(title="第二篇")
    press(head, "emergency", other, reason="疫情通报")
    old = make.make_release().editions.get()
    EmergencyPublication.objects.create(edition=old, by=head.user, at=make.NOW, reason="早先的")
    page = text(head.get(place))
    month = timezone.localdate()
    assert f"{month.year}年{month.month}月" in page
    assert "紧急发布 2 次，已事后审 1 次。" in page
    assert "2025年4月" in page
    assert "紧急发布 1 次，已事后审 0 次。" in page
    for words in ("汛情通报", "疫情通报", "已核对，无误。", "待事后审", str(reviewer.user)):
        assert words in page
    assert place in text(reviewer.get(url("change_changelist")))
    assert signed_in(make.make_user()).get(place).status_code == 403
