"""What readers looked for in vain becomes a synonym, in one step."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils.html import escape

from releases.models import SearchTally, SynonymGroup
from releases.search.results.ranked_results import search
from releases.search.results.search_tally import countable, tally
from tests.make import NOW, make_user
from tests.search.rooms import make_synonyms


def test_what_is_not_found_becomes_a_synonym(desk, editions):
    tally(countable("菌菇", search("菌菇").query, 0))
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
    alone = desk.post(add, data | {"words-0-word": "木耳", "words-1-word": ""})
    assert f'href="{change}"' in alone.content.decode()


def test_new_words_of_a_group_are_led_to_another_and_its_own_are_not(desk):
    one, other = make_synonyms("木耳", "菌菇"), make_synonyms("专利裁决", "行政裁决")
    data = {"note": "", "words-TOTAL_FORMS": "5", "words-INITIAL_FORMS": "2"}
    for at, row in enumerate(one.words.order_by("pk")):
        data |= {f"words-{at}-id": row.pk, f"words-{at}-group": one.pk}
        data |= {f"words-{at}-word": row.word}
    for at, word in enumerate(["行政裁决", "云耳", "耳菇"], 2):
        data |= {f"words-{at}-id": "", f"words-{at}-group": one.pk, f"words-{at}-word": word}
    change = "admin:releases_synonymgroup_change"
    refused = desk.post(reverse(change, args=[one.pk]), data).content.decode()
    link = f"{reverse(change, args=[other.pk])}?{urlencode({'word': ['云耳', '耳菇']}, doseq=True)}"
    assert f'href="{escape(link)}"' in refused
    page = desk.get(link).content.decode()
    assert 'value="云耳"' in page
    assert 'value="耳菇"' in page


def test_each_missing_word_has_a_button_of_its_own(desk):
    add = reverse("admin:releases_synonymgroup_add")
    for typed in ('"无此 短语" 哈哈', "专" * 120):
        tally(countable(typed, search(typed).query, 0))
    page = desk.get(reverse("admin:releases_searchtally_changelist")).content.decode()
    for word in ("%E6%97%A0%E6%AD%A4+%E7%9F%AD%E8%AF%AD", "%E5%93%88%E5%93%88"):
        assert f'href="{add}?word={word}"' in page
    assert page.count(f'href="{add}?word=') == 2
    assert "为“无此 短语”设同义词" in page


def test_what_has_synonyms_leads_to_them(desk):
    data = {"note": "", "words-TOTAL_FORMS": "2", "words-INITIAL_FORMS": "0"}
    words = {"words-0-word": "木耳", "words-1-word": "菌菇"}
    desk.post(reverse("admin:releases_synonymgroup_add"), data | words)
    tally(countable("菌菇", search("菌菇").query, 0))
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


def test_reviewers_change_no_synonyms(client):
    client.force_login(make_user("审核"))
    assert client.get(reverse("admin:releases_synonymgroup_add")).status_code == 403
    assert client.get(reverse("admin:releases_searchtally_changelist")).status_code == 403


def test_a_word_written_twice_leads_to_no_other_group(desk):
    group = make_synonyms("木耳", "菌菇")
    data = {"note": "", "words-TOTAL_FORMS": "3", "words-INITIAL_FORMS": "2"}
    for at, row in enumerate(group.words.order_by("pk")):
        data |= {f"words-{at}-id": row.pk, f"words-{at}-group": group.pk}
        data |= {f"words-{at}-word": row.word}
    data |= {"words-2-id": "", "words-2-group": group.pk, "words-2-word": "木耳"}
    address = reverse("admin:releases_synonymgroup_change", args=[group.pk])
    page = desk.post(address, data).content.decode()
    assert "写了两次" in page
    assert "打开“" not in page


@pytest.mark.parametrize(
    ("found", "words"), [("0", ["菌菇"]), ("some", ["木耳"]), ("", ["木耳", "菌菇"])]
)
def test_searches_by_whether_they_found_anything(desk, editions, found, words):
    for word in ("木耳", "菌菇"):
        tally(countable(word, search(word).query, search(word).total))
    address = reverse("admin:releases_searchtally_changelist")
    page = desk.get(address, {"found": found} if found else {})
    assert sorted(row.words for row in page.context["cl"].result_list) == sorted(words)
