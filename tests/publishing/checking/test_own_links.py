"""Links to the site itself, and files that the words name: what is not there is told."""

import pytest

from releases.models import Attachment, Edition, Release
from releases.publishing.checking.all_problems import problems_of
from releases.publishing.checking.own_links import own_links
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _domain(settings):
    settings.SITE_DOMAIN = "www.linjiang.example"


def answers(text):
    return [(link.address, link.answer) for link in own_links([text])]


def test_a_release_an_edition_and_a_row_are_there_or_not():
    release = make.make_release()
    block = make.make_block(release.editions.get())
    at = f"/releases/{release.number}/"
    assert answers(f"详见{at}。") == [(at, "ok")]
    assert answers(f"详见https://www.linjiang.example{at}editions/1/。")[0][1] == "ok"
    assert answers(f"详见{at}#{block.anchor}，")[0][1] == "ok"
    assert answers(f"详见{at}{block.anchor}/。")[0][1] == "ok"
    assert answers(f"详见{at}editions/7/。") == [(f"{at}editions/7/", "none")]
    assert answers(f"详见{at}#b-00000000。") == [(f"{at}#b-00000000", "none")]
    assert answers("详见/releases/20240230-1/。") == [("/releases/20240230-1/", "none")]
    assert answers("见https://www.linjiang.example/nothing/here。")[0][1] == "none"
    assert answers("见https://www.linjiang.example/statistics/。")[0][1] == "ok"


def test_other_sites_and_other_words_are_not_asked_of(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert answers("见https://www.other.example/releases/1/，和/或/releases 一词。") == []


def test_what_is_withdrawn_is_told_unless_the_words_say_so():
    release = make.make_release()
    Release.objects.filter(pk=release.pk).update(withdrawn_at=make.NOW, withdrawal_reason="有误")
    at = f"/releases/{release.number}/"
    assert answers(f"详见{at}。") == [(at, "withdrawn")]
    edition = make.make_edition()
    make.make_block(edition, f"参见{at}。")
    make.make_block(edition, f"{at}已经撤回。", position=2)
    told = [p.message for p in problems_of(edition) if p.kind == "broken_link"]
    assert len(told) == 1
    assert "已经撤回" in told[0]


def test_an_attachment_that_is_named_and_not_there():
    edition = make.make_edition()
    make.make_block(edition, "名单见附件，统计表见附件2。")
    (problem,) = [p for p in problems_of(edition) if p.kind == "attachment_missing"]
    assert problem.words == "见附件"
    rows = Attachment.objects
    rows.create(edition=edition, file="a.pdf", name="名单", alternative="名单全文", position=1)
    (problem,) = [p for p in problems_of(edition) if p.kind == "attachment_missing"]
    assert problem.words == "附件2"
    rows.create(edition=edition, file="b.pdf", name="统计表", alternative="各县数字", position=2)
    assert "attachment_missing" not in {p.kind for p in problems_of(edition)}


def test_posts_are_compared_with_what_came_before_alone():
    person = make.make_person("赵明远")
    later = make.make_release().editions.get()
    make.make_appearance(later, person=person, name="赵明远", posts=["局长"])
    edition = make.make_edition(event_date="2019-04-25")
    make.make_appearance(edition, person=person, name="赵明远", posts=["副局长"])
    make.make_block(edition)
    edition = Edition.objects.select_related("release").get(pk=edition.pk)
    assert "job_title_differs" not in {p.kind for p in problems_of(edition)}
