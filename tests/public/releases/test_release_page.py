import datetime
import re
from html import unescape
from urllib.parse import unquote

import pytest
from django.urls import reverse

from releases.models import Block, Edition, Indicator, State
from tests.make import (
    NOW,
    make_appearance,
    make_attending_organisation,
    make_block,
    make_edition,
    make_indicator,
    make_measure,
    make_organisation,
    make_release,
    make_statistic,
)
from tests.public.pages import (
    assert_nothing_inline,
    ids_of,
    make_correction,
    make_full_release,
    text_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda number: client.get(reverse("public:release", args=[number]))


def live(**kw) -> Edition:
    return Edition.objects.get(release=make_release(**kw))


def test_everything_is_on_the_page(page):
    edition = make_full_release(
        source="云岫日报",
        editor="李娟",
        reviewer="刘娟",
        event_time="上午",
        event_venue="新闻厅",
        series="知识产权宣传周",
        session="第二场",
    )
    response = page(edition.release.number)
    shown = text_of(response)
    for fact in (
        *(
            edition.title,
            edition.subtitle,
            "云岫日报",
            "李娟",
            "刘娟",
            "上午",
            "新闻厅",
            "市新闻办",
        ),
        *(
            "知识产权宣传周 第二场",
            "第 1 版",
            "2025年4月26日 09:30",
            "市公安局",
            "云岫日报(云岫发布)",
        ),
        *("第 1 题", "党组成员、副局长", "知识产权创造稳步提升", "已完成", "1939件", "2024年"),
    ):
        assert fact in shown
    for block in edition.blocks.all():
        assert block.text in shown
    assert_nothing_inline(response)


def test_every_row_and_its_words_have_an_address(page):
    edition = make_full_release()
    response = page(edition.release.number)
    rows = [
        *edition.blocks.all(),
        *edition.appearances.all(),
        *edition.measures.all(),
        *edition.statistics.all(),
        *edition.attending_organisations.all(),
        *edition.attending_media.all(),
    ]
    quoted = [*edition.measures.all(), *edition.statistics.all()]
    ids = set(ids_of(response))
    assert {row.anchor for row in rows} <= ids
    assert {f"q-{row.anchor}" for row in quoted} <= ids
    links = set(re.findall(r'href="#([^"]+)"', response.content.decode()))
    assert {f"q-{row.anchor}" for row in quoted} <= links
    assert {row.anchor for row in edition.statistics.all()} <= links
    assert links <= ids | {"main"}


def test_headings_go_down_one_step_at_a_time(page):
    html = page(make_full_release().release.number).content.decode()
    levels = [int(level) for level in re.findall(r"<h(\d)", html)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_rows_on_shared_and_crossing_words(page):
    edition = live()
    block = make_block(edition, "一是办案<124>件&12起。")
    make_measure(block, end=6)
    whole = make_statistic(block, "<124>件&12起")
    same = make_statistic(block, "<124>件", indicator=make_indicator("办案量"))
    other = make_statistic(block, "12起", indicator=make_indicator("涉案数"))
    response = page(edition.release.number)
    assert block.text in text_of(response)
    assert {f"q-{row.anchor}" for row in (whole, same, other)} <= set(ids_of(response))
    assert_nothing_inline(response)


def test_text_is_escaped(page):
    evil = '<script>alert("1")</script>'
    edition = live(title=evil, subtitle=evil, editor=evil, event_venue=evil)
    speaker = make_appearance(edition, evil, posts=[evil])
    block = make_block(edition, evil, kind="statement", speaker=speaker)
    make_measure(block, heading=evil)
    make_statistic(block, "alert", indicator=make_indicator(evil, slug="x"))
    response = page(edition.release.number)
    assert "<script>alert" not in response.content.decode()
    assert text_of(response).count(evil) >= 6
    assert_nothing_inline(response)


def test_statements_stand_under_their_speaker(page):
    edition = live()
    zhang = make_appearance(edition, "张焜", posts=["局长"])
    for text in ("第一段。", "第二段。"):
        make_block(edition, text, kind="statement", speaker=zhang)
    html = page(edition.release.number).content.decode()
    assert html.count('<section class="statement">') == 1


def test_words_of_nobody_known(page):
    edition = live()
    make_block(edition, "答语。", kind="answer")
    assert "原文未注明发言人" in text_of(page(edition.release.number))


def test_unknown_number(page):
    response = page("20990101-1")
    assert response.status_code == 404
    assert "没有这一页" in text_of(response)
    assert_nothing_inline(response)


@pytest.mark.parametrize("path", ["/releases/%00/", "/releases/a b/", "/nothing/", "/releases/x"])
def test_malformed_addresses(client, path):
    assert client.get(path, follow=True).status_code == 404


def test_neighbours_in_the_order_of_the_list(page):
    numbers = []
    for day in range(3):
        at = NOW + datetime.timedelta(days=day)
        numbers.append(make_release(at=at, title=f"第{day}场").number)
    make_edition(title="草稿")
    make_release(at=NOW + datetime.timedelta(days=1, hours=1), state=State.WITHDRAWN)
    middle = page(numbers[1]).context
    assert (middle["beside"].newer.title, middle["beside"].older.title) == ("第2场", "第0场")
    assert page(numbers[2]).context["beside"].newer is None
    assert page(numbers[0]).context["beside"].older is None


def test_citation_qr_and_canonical_address(page):
    edition = make_full_release()
    html = page(edition.release.number).content.decode()
    address = f"http://testserver/releases/{edition.release.number}/"
    assert f'<link rel="canonical" href="{address}">' in html
    assert f"{address}editions/1/" in html
    assert '<svg viewBox="0 0 ' in html
    assert 'class="qr"' in html
    assert '<meta name="Description" content="4月26日,市新闻办召开发布会。">' in html
    assert '<html lang="zh-CN">' in html
    assert '<a class="skip" href="#main">' in html


@pytest.mark.parametrize("count", [3, 30])
def test_queries(page, django_assert_num_queries, count):
    edition = make_full_release()
    speaker = edition.appearances.get()
    for n in range(count):
        kind = "answer" if n % 2 else "statement"
        block = make_block(edition, kind=kind, speaker=speaker)
        make_measure(block, organisation=speaker.organisation, organisation_name="局")
        make_statistic(block, indicator=make_indicator(f"指标{n}"))
        other = make_release(topics=edition.topics.all()).editions.get()
        make_appearance(other, organisation=speaker.organisation)
    number = edition.release.number
    with django_assert_num_queries(16):
        page(number)


def test_each_row_leads_to_its_page(page):
    edition = make_full_release()
    html = page(edition.release.number).content.decode()
    for row in (*edition.blocks.all(), *edition.measures.all(), *edition.statistics.all()):
        assert f'class="permalink" href="/releases/{edition.release.number}/{row.anchor}/"' in html


def test_names_lead_to_their_pages_but_not_from_an_old_edition(page, client):
    edition = make_full_release()
    speaker = edition.appearances.get()
    addresses = [
        reverse("public:speaker", args=[speaker.person.slug]),
        reverse("public:organisation", args=[speaker.organisation.slug]),
        reverse("public:organisation", args=["市公安局"]),
    ]
    html = page(edition.release.number).content.decode()
    assert all(f'href="{address}"' in html for address in addresses)
    make_correction(edition)
    old = client.get(reverse("public:edition", args=[edition.release.number, 1]))
    html = old.content.decode()
    assert not any(f'href="{address}"' in html for address in addresses)
    assert 'class="permalink"' not in html


def test_contents_by_question_and_by_department(page):
    edition = live()
    bureau = make_organisation("市文化局")
    host = make_appearance(edition, "方岚", organisation=bureau, role="host")
    li = make_appearance(edition, "李犇", organisation=bureau)
    wu = make_appearance(edition, "吴彧", organisation=make_organisation("市法院"))
    first = make_block(edition, "开场。", kind="statement", speaker=host)
    paper = make_organisation("云岫日报")
    asker = make_appearance(edition, "王一", organisation=paper, role="attendee")
    make_block(edition, "请问？", kind="question", number=2, speaker=asker)
    answer = make_block(edition, "答一。", kind="answer", speaker=li)
    other = make_block(edition, "答二。", kind="answer", speaker=wu)
    response = page(edition.release.number)
    html = response.content.decode()
    contents = html[html.index('<nav class="contents"') :].split("</nav>")[0]
    for words in (
        "答：",
        f'<a href="#{answer.anchor}"><span>李犇</span></a>',
        f'<a href="#{other.anchor}"><span>吴彧',
    ):
        assert words in contents
    departments = response.context["page"].departments
    assert {name: [str(v.speaker) for v in voices] for name, voices in departments.items()} == {
        "市文化局": ["方岚", "李犇"],
        "市法院": ["吴彧"],
    }
    assert "答第 2 题" in contents
    assert f'href="#{first.anchor}"' in contents


def test_print_carries_edition_names_and_time(page):
    edition = make_full_release(source="云岫日报", editor="李娟", reviewer="刘娟")
    response = page(edition.release.number)
    foot = response.content.decode().split("print-foot")[1].split("</dl>")[0]
    number = edition.release.number
    for words in ("云岫日报", "李娟、刘娟", f"/releases/{number}/editions/1/", "data-print-time"):
        assert words in foot
    assert response.context["fixed_qr"] != response.context["qr"]


def test_a_long_release_is_shown_in_full(page):
    edition = live()
    Block.objects.bulk_create(
        Block(edition=edition, uid=f"{n:08x}", text=f"第{n}段。" * 40, position=n)
        for n in range(200)
    )
    shown = text_of(page(edition.release.number))
    assert all(f"第{n}段。" * 40 in shown for n in range(200))


def test_the_lead_stands_before_who_attended(page):
    edition = make_release().editions.get()
    make_attending_organisation(edition, "市公安局")
    make_block(edition, "4月26日,市新闻办召开发布会。", position=1)
    make_block(edition, "发布会现场", kind="heading", position=2)
    shown = text_of(page(edition.release.number))
    assert shown.index("召开发布会") < shown.index("出席单位") < shown.rindex("发布会现场")


def test_a_page_pasted_later_shows_when_it_was_first_printed(page):
    release = make_release(
        printed_date=datetime.date(2023, 4, 27), printed_time=datetime.time(9, 48)
    )
    assert "2023年4月27日 09:48" in text_of(page(release.number))


def test_comparing_begins_with_the_figures_of_the_page(page):
    edition = live()
    block = make_block(edition, "专专")
    for name in ("甲", "甲", "乙", "丙", "丁"):
        indicator = Indicator.objects.filter(name=name).first() or make_indicator(name, slug=name)
        make_statistic(block, "专专", indicator=indicator, kind="level")
    ranked = make_indicator("位次", slug="位次")
    make_statistic(block, "专专", indicator=ranked, kind="rank")
    response = page(edition.release.number)
    address = re.search(r'href="(/statistics/compare/[^"]+)"', response.content.decode())[1]
    assert unquote(unescape(address)) == "/statistics/compare/?i=甲&i=乙&i=丙"
