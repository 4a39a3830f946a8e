"""更正记录: what was corrected, added and withdrawn, as readers may know of it."""

import datetime

import pytest
from django.urls import reverse

from releases.models import Edition, NoteKind, State
from tests.make import NOW, make_edition, make_release
from tests.public.atoms import link, read_feed, texts, withdraw
from tests.public.pages import make_correction, make_full_release, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/corrections/"
DAY = datetime.timedelta(days=1)


def kinds(client, **asked):
    return [item.kind for item in client.get(ADDRESS, asked).context["items"]]


def test_nothing_was_corrected(client):
    assert "还没有更正、补充或撤回" in text_of(client.get(ADDRESS))
    make_release()
    make_edition(title="草稿", ordinal=2)
    assert "还没有更正、补充或撤回" in text_of(client.get(ADDRESS))


def test_newest_first_with_note_and_comparison(client):
    old = make_full_release()
    make_correction(old, published_at=NOW + DAY)
    added = make_full_release()
    make_correction(
        added, note_kind=NoteKind.ADDITION, change_note="补上附件。", published_at=NOW + 3 * DAY
    )
    taken = make_full_release()
    withdraw(taken.release, at=NOW + 2 * DAY)
    response = client.get(ADDRESS)
    assert [item.kind for item in response.context["items"]] == ["补充", "撤回", "更正"]
    for words in ("更正第三段的件数。", "补上附件。", "数据有误。", "3 次改动", "第 2 版"):
        assert words in text_of(response)
    html = response.content.decode()
    for edition in (old, added):
        assert reverse("public:changes", args=[edition.release.number, 2]) in html
    assert reverse("public:changes", args=[taken.release.number, 1]) not in html


def test_what_readers_may_not_see_is_not_told(client):
    """A title that is withheld, an edition that is, and corrections of what was withdrawn."""
    old = make_full_release()
    second = make_correction(old, title="不宜公开的标题", change_note="不宜公开的说明")
    third = make_correction(second, title="现在的标题", change_note="再改。")
    Edition.objects.filter(pk=second.pk).update(withheld=True)
    response = client.get(ADDRESS)
    assert "不宜公开" not in text_of(response)
    assert [item.edition for item in response.context["items"]] == [third]
    withdraw(old.release, at=NOW + DAY)
    Edition.objects.filter(pk=third.pk).update(withheld=True)
    response = client.get(ADDRESS)
    assert [item.kind for item in response.context["items"]] == ["撤回"]
    assert "现在的标题" not in text_of(response)
    assert "（已封存）" in text_of(response)


def test_a_correction_without_an_edition_before_it(client):
    """The first was withheld: there is nothing to compare with."""
    old = make_full_release()
    make_correction(old)
    Edition.objects.filter(pk=old.pk).update(withheld=True)
    (item,) = client.get(ADDRESS).context["items"]
    assert not item.beside
    assert "/changes/2/" not in client.get(ADDRESS).content.decode()
    (entry,) = read_feed(client, "/corrections/feed.atom").findall(
        "a:entry", {"a": "http://www.w3.org/2005/Atom"}
    )
    assert link(entry).endswith("/editions/2/")


def test_by_year(client):
    make_correction(make_full_release(), published_at=NOW)
    make_correction(make_full_release(), published_at=NOW.replace(year=2027))
    assert len(kinds(client)) == 2
    assert len(kinds(client, year="2027")) == 1
    turn = datetime.datetime(2027, 12, 31, 16, tzinfo=datetime.UTC)  # midnight in Shanghai
    make_correction(make_full_release(), published_at=turn)
    assert len(kinds(client, year="2028")) == 1


@pytest.mark.parametrize("typed", ["1999", "去年", "\x00", "9" * 50])
def test_a_refused_year_lists_nothing(client, typed):
    make_correction(make_full_release())
    response = client.get(ADDRESS, {"year": typed})
    assert response.status_code == 200
    assert "items" not in response.context
    assert "请从列表里选" in text_of(response)


def test_thirty_on_a_page(client):
    for n in range(31):
        make_correction(make_full_release(), published_at=NOW + n * DAY)
    first = client.get(ADDRESS).context["items"]
    assert len(first) == 30
    assert first[0].at == NOW + 30 * DAY
    assert len(kinds(client, page=2)) == 1
    assert client.get(ADDRESS, {"page": 3}).status_code == 404


def test_the_feed(client):
    assert texts(read_feed(client, "/corrections/feed.atom"), "title") == []
    old = make_full_release()
    number = old.release.number
    make_correction(old, published_at=NOW + DAY)
    withdraw(make_full_release().release, at=NOW)
    feed = read_feed(client, "/corrections/feed.atom")
    assert texts(feed, "title") == [f"【更正】{old.title}", f"【撤回】{old.title}"]
    assert f"correction:{number}:2" in texts(feed, "id")[0]
    assert "更正第三段的件数。" in texts(feed, "summary")[0]
    assert Edition.objects.filter(state=State.WITHDRAWN).count() == 1
