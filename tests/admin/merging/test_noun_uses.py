"""使用次数 leads to the uses: every row that links to a name, with the way to its words."""

import re

import pytest

from tests import make
from tests.admin.asking import text, url


def uses(client, noun):
    return client.get(url("vocabularyentry_uses", noun.kind_of_noun, noun.pk))


def told(client, noun):
    return {
        kind.title: [use.words for use in kind.uses] for kind in uses(client, noun).context["kinds"]
    }


@pytest.fixture
def body():
    return make.make_organisation("市公安局")


def test_each_kind_of_use_is_told(reviewer, body):
    edition = make.make_edition(title="有它的稿子")
    make.make_attending_organisation(edition, body.name).organisation = body
    make.make_appearance(edition, "王一", organisation=body)
    make.make_organisation("分局", parent=body)
    found = told(reviewer, body)
    assert found["发言人：机构"] == ["王一"]
    assert found["机构：上级机构"] == ["分局"]
    page = text(uses(reviewer, body))
    assert "《有它的稿子》第 1 版，草稿" in re.sub(r"\s+", " ", page)


def test_a_figure_leads_to_its_words(reviewer):
    figure = make.make_statistic(make.make_block(make.make_release().editions.get()))
    page = text(uses(reviewer, figure.indicator))
    assert f"/editor/#{figure.anchor}" in page


def test_a_topic_leads_to_its_editions(reviewer):
    topic = make.make_topic("商标")
    make.make_edition(title="谈商标", topics=[topic])
    assert [words for [words] in told(reviewer, topic).values()] == ["谈商标"]


def test_the_count_in_the_list_is_the_way(reviewer, body):
    assert "/uses/" not in text(reviewer.get(url("organisation_changelist")))
    make.make_appearance(make.make_edition(), organisation=body)
    link = url("vocabularyentry_uses", "organisation", body.pk)
    assert f'<a href="{link}">1</a>' in text(reviewer.get(url("organisation_changelist")))


def test_what_nobody_uses_may_go(reviewer, body):
    assert "没有哪里用到它" in text(uses(reviewer, body))


@pytest.mark.parametrize(("n", "left"), [(49, 0), (50, 0), (51, 1)])
def test_fifty_of_a_kind_are_shown(reviewer, body, n, left):
    edition = make.make_edition()
    for _each in range(n):
        make.make_appearance(edition, organisation=body)
    [kind] = uses(reviewer, body).context["kinds"]
    assert (len(kind.uses), kind.left_out) == (n - left, left)
    listed = reviewer.get(kind.whole_list, follow=True)
    assert listed.context["cl"].result_count == n


def test_whoever_may_not_see_names_learns_nothing(client, body):
    client.force_login(make.make_user())
    assert uses(client, body).status_code == 403


def test_no_form_deletes_vocabulary(editor):
    edition = make.make_edition()
    figure = make.make_statistic(make.make_block(edition))
    speaker = make.make_appearance(edition)
    for row in (figure, speaker, figure.indicator, make.make_organisation()):
        page = text(editor.get(url(f"{row._meta.model_name}_change", row.pk)))
        assert "delete_id_" not in page
