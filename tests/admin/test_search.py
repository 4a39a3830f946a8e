"""The desk's lists are searched through the readers' index; what readers miss becomes a synonym."""

import pytest
from django.urls import reverse

from releases.admin import vocabulary as vocabulary_admin
from releases.models import Edition, Indicator, SearchDocument, SearchTally, State, SynonymGroup
from releases.publishing.permissions import grant
from releases.search.names import vocabulary
from releases.search.rebuild import faults
from releases.search.results import search
from releases.search.suggest import suggestions
from releases.search.tally import tally
from tests.make import (
    NOW,
    index_all,
    make_block,
    make_edition,
    make_indicator,
    make_measure,
    make_release,
    make_statistic,
    make_user,
)
from tests.public.pages import make_full_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user("编辑", "审核"))
    return client


@pytest.fixture
def editions():
    live = make_release(title="已发布的專利发布会", number="20240424-1").editions.get()
    draft = make_edition(title="草稿")
    for edition, word in ((live, "木耳"), (draft, "香菇")):
        block = make_block(edition, f"{word}专利授权1,939件。")
        make_measure(block, f"保护{word}专利")
        make_statistic(block, "1,939件")
    index_all()
    return live, draft


def found(client, model, q):
    response = client.get(reverse(f"admin:releases_{model}_changelist"), {"q": q})
    assert response.status_code == 200
    return set(response.context["cl"].result_list)


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ("香菇", ["草稿"]),
        ("專利", ["草稿", "已发布的專利发布会"]),
        ("1939 -香菇", ["已发布的專利发布会"]),
        ("20240424", ["已发布的專利发布会"]),
        ("没有的词", []),
        ("\u200b", []),
        ("%", []),
        ('"香菇专利"', ["草稿"]),
    ],
)
def test_editions(desk, editions, q, titles):
    assert {edition.title for edition in found(desk, "edition", q)} == set(titles)
    releases = {edition.release for edition in Edition.objects.filter(title__in=titles)}
    assert found(desk, "release", q) == releases


def test_a_release_of_two_editions_is_listed_once(desk, editions):
    make_edition(release=editions[0].release, ordinal=2, title="专利发布会（更正中）")
    index_all()
    address = reverse("admin:releases_release_changelist")
    page = desk.get(address, {"q": "专利发布会"})
    assert [row.pk for row in page.context["cl"].result_list] == [editions[0].release_id]


@pytest.mark.parametrize("model", ["block", "measure", "statistic"])
def test_rows(desk, editions, model):
    live, draft = editions
    rows = {edition: getattr(edition, f"{model}s").get() for edition in (live, draft)}
    assert found(desk, model, "专利授权" if model == "block" else "专利") == set(rows.values())
    assert found(desk, model, "草稿") == {rows[draft]}
    assert found(desk, model, "发布会 1939") == {rows[live]}
    if model != "statistic":
        assert found(desk, model, "香菇 专利") == {rows[draft]}
        assert found(desk, model, "专利 -香菇") == {rows[live]}
    assert found(desk, model, "1939 -草稿") == {rows[live]}  # a title that is excluded
    assert found(desk, model, "专利 -专利") == set()
    assert found(desk, model, "没有的词") == set()


def test_a_draft_is_found_as_soon_as_it_is_saved(desk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(reverse("admin:releases_edition_add"), {"title": "木耳发布会"})
    assert len(found(desk, "edition", "木耳")) == 1
    assert search("木耳").total == 0


@pytest.mark.parametrize(
    ("q", "message"),
    [
        ("词 " * 11, "最多同时查 10 个词"),
        ("专" * 201, "关键词最多 200 个字"),
        ("\u200b", "没有可以查的字"),
    ],
)
def test_what_cannot_be_looked_for_is_said(desk, editions, q, message):
    words = "".join(f"{word}{at} " for at, word in enumerate(q.split())) if " " in q else q
    response = desk.get(reverse("admin:releases_edition_changelist"), {"q": words})
    assert message in response.content.decode()
    assert list(response.context["cl"].result_list) == []


def test_autocompletion_of_topics_is_untouched(desk):
    assert desk.get(reverse("admin:releases_topic_changelist"), {"q": "专"}).status_code == 200


def test_what_is_not_found_becomes_a_synonym(desk, editions):
    tally("菌菇", search("菌菇").query, 0)
    page = desk.get(reverse("admin:releases_searchtally_changelist"), {"found": "0"})
    assert [row.words for row in page.context["cl"].result_list] == ["菌菇"]
    link = f"{reverse('admin:releases_synonymgroup_add')}?word=%E8%8F%8C%E8%8F%87"
    assert link in page.content.decode()
    form = desk.get(link)
    assert 'value="菌菇"' in form.content.decode()
    data = {
        "note": "", "words-TOTAL_FORMS": "2", "words-INITIAL_FORMS": "0",
        "words-0-word": "菌菇", "words-1-word": "木耳",
    }  # fmt: skip
    assert desk.post(reverse("admin:releases_synonymgroup_add"), data).status_code == 302
    assert search("菌菇").total == 1
    again = desk.get(reverse("admin:releases_searchtally_changelist"))
    assert ">1<" in again.content.decode()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["香菇", "木耳"], "“木耳”已在另一组同义词里：木耳 ↔ 菌菇"),
        (["\u200b", "x"], "里没有可以查的字"),
        (["香菇", ""], "至少要有两个不同的词"),
        (["", ""], "至少要有两个不同的词"),
    ],
)
def test_refusals_of_synonyms(desk, words, message):
    data = {"note": "", "words-TOTAL_FORMS": "2", "words-INITIAL_FORMS": "0"}
    both = {"words-0-word": "木耳", "words-1-word": "菌菇"}
    desk.post(reverse("admin:releases_synonymgroup_add"), data | both)
    bad = {f"words-{at}-word": word for at, word in enumerate(words)}
    response = desk.post(reverse("admin:releases_synonymgroup_add"), data | bad)
    assert response.status_code == 200
    assert message in response.content.decode()
    assert SynonymGroup.objects.count() == 1


def test_a_word_of_another_group_leads_there_with_the_new_word(desk):
    data = {"note": "", "words-TOTAL_FORMS": "2", "words-INITIAL_FORMS": "0"}
    add = reverse("admin:releases_synonymgroup_add")
    desk.post(add, data | {"words-0-word": "木耳", "words-1-word": "菌菇"})
    refused = desk.post(add, data | {"words-0-word": "木耳", "words-1-word": "云耳"})
    change = reverse("admin:releases_synonymgroup_change", args=[SynonymGroup.objects.get().pk])
    link = f"{change}?word=%E4%BA%91%E8%80%B3"
    assert f'href="{link}"' in refused.content.decode()
    assert 'value="云耳"' in desk.get(link).content.decode()
    assert 'value="木耳"' in desk.get(f"{change}?word=木耳").content.decode()
    assert desk.get(f"{change}?word=木耳").content.decode().count('value="木耳"') == 1


def test_each_missing_word_has_a_button_of_its_own(desk):
    add = reverse("admin:releases_synonymgroup_add")
    for typed in ('"无此 短语" 哈哈', "专" * 120):
        tally(typed, search(typed).query, 0)
    page = desk.get(reverse("admin:releases_searchtally_changelist")).content.decode()
    for word in ("%E6%97%A0%E6%AD%A4+%E7%9F%AD%E8%AF%AD", "%E5%93%88%E5%93%88"):
        assert f'href="{add}?word={word}"' in page
    assert page.count(f'href="{add}?word=') == 2
    assert "为“无此 短语”设同义词" in page


def test_what_has_synonyms_leads_to_them(desk):
    data = {"note": "", "words-TOTAL_FORMS": "2", "words-INITIAL_FORMS": "0"}
    words = {"words-0-word": "木耳", "words-1-word": "菌菇"}
    desk.post(reverse("admin:releases_synonymgroup_add"), data | words)
    tally("菌菇", search("菌菇").query, 0)
    page = desk.get(reverse("admin:releases_searchtally_changelist")).content.decode()
    group = SynonymGroup.objects.get()
    assert f'href="{reverse("admin:releases_synonymgroup_change", args=[group.pk])}"' in page
    assert "设同义词" not in page


def test_the_same_word_twice_in_one_group_is_refused(desk):
    data = {
        "note": "", "words-TOTAL_FORMS": "2", "words-INITIAL_FORMS": "0",
        "words-0-word": "版权", "words-1-word": "版權",
    }  # fmt: skip
    response = desk.post(reverse("admin:releases_synonymgroup_add"), data)
    assert response.status_code == 200
    assert "写了两次" in response.content.decode()


def test_each_word_once_with_all_its_times(desk):
    for day, times in ((1, 2), (2, 3)):
        SearchTally.objects.create(
            day=NOW.date().replace(day=day), key="x", words="x", times=times, found=0
        )
    rows = desk.get(reverse("admin:releases_searchtally_changelist")).context["cl"].result_list
    assert [(row.day.day, row.total) for row in rows] == [(2, 5)]


def test_what_was_left_behind_is_told_and_made_up_for(desk, editions):
    SearchDocument.objects.all().delete()
    Edition.objects.filter(state=State.DRAFT).update(title="别的")
    assert "有 2 个版本还没有进入检索" in desk.get(reverse("admin:index")).content.decode()
    desk.post(reverse("admin:releases_edition_catch_up"))
    assert "还没有进入检索" not in desk.get(reverse("admin:index")).content.decode()
    assert search("木耳").total == 1


def test_reviewers_change_no_synonyms(client):
    client.force_login(make_user("审核"))
    assert client.get(reverse("admin:releases_synonymgroup_add")).status_code == 403
    assert client.get(reverse("admin:releases_searchtally_changelist")).status_code == 403


def save(desk, address, **fields):
    response = desk.post(address, fields)
    assert response.status_code == 302, response.context["errors"]


def test_words_saved_in_a_form_are_offered_at_once(
    desk, editions, django_capture_on_commit_callbacks
):
    def offered(typed):
        return [row.text for row in suggestions(typed)]

    group = SynonymGroup.objects.create()
    word = group.words.create(word="黑木", key="黑木")
    other = group.words.create(word="木耳", key="木耳")
    assert offered("黑") == ["黑木"]
    words = {
        "words-TOTAL_FORMS": 2, "words-INITIAL_FORMS": 2, "words-0-id": word.pk,
        "words-0-group": group.pk, "words-0-word": "黑菜", "words-1-id": other.pk,
        "words-1-group": group.pk, "words-1-word": "木耳",
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        save(desk, reverse("admin:releases_synonymgroup_change", args=[group.pk]), **words)
    assert offered("黑") == ["黑菜"]
    with django_capture_on_commit_callbacks(execute=True):
        address = reverse("admin:releases_synonymgroup_delete", args=[group.pk])
        save(desk, address, post="yes")
    assert offered("黑") == []


def test_a_name_changed_in_a_form_is_offered_at_once(
    desk, editions, django_capture_on_commit_callbacks
):
    indicator = Indicator.objects.get()
    vocabulary()
    fields = {
        "name": "木耳专利", "slug": indicator.slug, "unit": "件", "theme": "", "definition": "",
        "up_is_good": "unknown", "aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0,
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        save(desk, reverse("admin:releases_indicator_change", args=[indicator.pk]), **fields)
    assert [row.text for row in suggestions("木耳")] == ["木耳专利"]


@pytest.mark.django_db(transaction=True)
def test_a_new_name_is_found_at_once_in_what_it_is_used_in(client):
    grant(using="default")
    client.force_login(make_user("编辑"))
    edition = make_full_release().appearances.get().edition
    index_all()
    body = edition.appearances.get().organisation
    address = reverse("admin:releases_organisation_change", args=[body.pk])
    data = {
        "name": "市焜局", "kind": body.kind, "slug": body.slug, "parent": "",
        "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert client.post(address, data).status_code == 302
    assert search("市焜局").total == 1
    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
def test_editions_are_counted_and_not_their_rows(client, monkeypatch):
    monkeypatch.setattr(vocabulary_admin, "MOST_AT_ONCE", 2)
    grant(using="default")
    client.force_login(make_user("编辑"))
    indicator = make_indicator("专利授权量")
    editions = [make_release().editions.get() for _n in range(2)]
    for edition in (editions[0], editions[0], editions[0], editions[1]):
        make_statistic(make_block(edition, "1939件。"), "1939件", indicator=indicator)
    index_all()
    fields = {
        "name": "木耳专利", "slug": indicator.slug, "unit": "件", "theme": "", "definition": "",
        "up_is_good": "unknown", "aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0,
    }  # fmt: skip
    save(client, reverse("admin:releases_indicator_change", args=[indicator.pk]), **fields)
    assert search("木耳专利").total == 2
    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
def test_a_name_in_very_many_releases_is_left_to_the_command(client, monkeypatch):
    monkeypatch.setattr(vocabulary_admin, "MOST_AT_ONCE", 0)
    grant(using="default")
    client.force_login(make_user("编辑"))
    topic = make_full_release().topics.get()
    address = reverse("admin:releases_topic_change", args=[topic.pk])
    page = client.post(address, {"name": "焜", "slug": topic.slug}, follow=True)
    assert "manage.py reindex" in page.content.decode()
