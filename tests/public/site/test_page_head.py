"""Gov tags, Open Graph, canonical and schema.org: there where known, absent where not."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.test import override_settings

from releases.models import Edition, Release
from releases.public.releases import release_json_ld
from releases.public.site import json_ld
from tests.make import index_all, make_appearance, make_block, make_release
from tests.public.pages import make_correction, make_full_release

ATOM = "application/atom+xml"
pytestmark = pytest.mark.django_db
SITE = {"SiteName", "SiteDomain", "SiteIDCode"}
COLUMN = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
REQUIRED = {"ArticleTitle", "PubDate", "ContentSource", "Url"}
OPTIONAL = {"Keywords", "Author", "Description"}


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: list[dict[str, str]] = []
        self.data: list[dict] = []
        self.in_data = False

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "meta" and (name := given.get("name") or given.get("property")):
            assert name.lower() not in {known.lower() for known in self.meta}, f"{name} twice"
            self.meta[name] = given["content"]
        elif tag == "link":
            self.links.append(given)
        elif tag == "script":
            self.in_data = given.get("type") == "application/ld+json"

    def handle_data(self, text):
        if self.in_data:
            self.data.append(json.loads(text))
            self.in_data = False

    def link(self, rel: str) -> str:
        (found,) = [link["href"] for link in self.links if link["rel"] == rel]
        return found


@pytest.fixture
def head(client):
    def read(address: str) -> _Head:
        parser = _Head()
        parser.feed(client.get(address).content.decode())
        return parser

    return read


def address_of(edition: Edition) -> str:
    return f"/releases/{edition.release.number}/"


@override_settings(SITE_ID_CODE="4213030009", SITE_NAME="云岫发布", SITE_DOMAIN="www.yunxiu.gov.cn")
def test_three_groups_of_tags(head):
    edition = make_full_release(source="云岫日报", editor="李娟")
    home, list_page, detail = (
        head("/").meta,
        head("/releases/").meta,
        head(address_of(edition)).meta,
    )
    assert set(home) >= SITE
    assert not (COLUMN | REQUIRED | OPTIONAL) & set(home)
    assert set(list_page) >= SITE | COLUMN
    assert not REQUIRED & set(list_page)
    assert set(detail) >= SITE | COLUMN | REQUIRED | OPTIONAL
    assert detail["SiteName"] == "云岫发布"
    assert detail["SiteDomain"] == "www.yunxiu.gov.cn"
    assert detail["SiteIDCode"] == "4213030009"
    assert detail["ArticleTitle"] == edition.title
    assert detail["PubDate"] == "2025-04-26 09:30"
    assert detail["ContentSource"] == "云岫日报"
    assert detail["Keywords"] == "专利"
    assert detail["Author"] == "李娟"
    assert detail["Url"] == f"http://testserver{address_of(edition)}"


def test_what_is_not_known_is_left_out(head):
    edition = Edition.objects.get(release=make_release())
    meta = head(address_of(edition)).meta
    assert not (OPTIONAL | {"SiteIDCode"}) & set(meta)
    assert meta["ContentSource"] == "知识产权新闻发布"
    for address in ("/", "/releases/", address_of(edition)):
        assert not [n for n, v in head(address).meta.items() if v.lower() in ("", "null", "none")]


@pytest.mark.parametrize(("time", "words"), [("15:30", "2021-03-04 15:30"), (None, "2021-03-04")])
def test_an_imported_page_keeps_its_printed_time(head, time, words):
    release = make_release(printed_date="2021-03-04", printed_time=time)
    Release.objects.filter(pk=release.pk).update(origin="imported")
    found = head(f"/releases/{release.number}/")
    assert found.meta["PubDate"] == words
    assert found.data[0]["datePublished"] == "2021-03-04"


def test_canonical_addresses_leave_filters_out(head):
    edition = make_full_release()
    assert head("/").link("canonical") == "http://testserver/"
    assert head("/releases/?q=专利&page=1").link("canonical") == "http://testserver/releases/"
    assert head(f"{address_of(edition)}?q=专利").link("canonical").endswith(address_of(edition))


def test_later_pages_of_a_list_are_pages_of_their_own(head):
    for _number in range(21):
        make_release()
    assert head("/releases/?page=2&year=2025").link("canonical").endswith("/releases/?page=2")


def test_no_page_is_the_copy_of_a_missing_one(head):
    assert not [link for link in head("/nowhere/").links if link["rel"] == "canonical"]


def test_open_graph(head):
    edition = make_full_release()
    meta = head(address_of(edition)).meta
    assert meta["og:type"] == "article"
    assert meta["og:title"] == edition.title
    assert meta["og:url"] == f"http://testserver{address_of(edition)}"
    assert meta["og:description"] == "4月26日,市新闻办召开发布会。"
    assert head("/").meta["og:type"] == "website"


def test_measures_speakers_and_bodies_are_shared_under_their_names(head):
    edition = make_full_release()
    measure, spoken = edition.measures.get(), edition.appearances.get()
    pages = {
        f"/measures/{edition.release.number}/{measure.uid}/": measure.heading,
        f"/speakers/{spoken.person.slug}/": spoken.person.name,
        f"/organisations/{spoken.organisation.slug}/": spoken.organisation.name,
    }
    for address, title in pages.items():
        meta = head(address).meta
        assert meta["og:title"] == title
        assert meta["og:description"] != meta["ColumnDescription"]
        assert meta["ColumnName"] in ("举措", "发言人", "机构")


def test_an_old_edition_is_not_indexed(head):
    old = make_full_release()
    make_correction(old)
    assert head(f"{address_of(old)}editions/1/").meta["robots"] == "noindex, follow"
    assert "robots" not in head(address_of(old)).meta


def test_the_home_page_describes_the_site_and_its_search(head):
    (site,) = head("/").data
    assert site["@context"] == "https://schema.org"
    assert site["@type"] == "WebSite"
    assert site["url"] == "http://testserver/"
    action = site["potentialAction"]
    assert action["@type"] == "SearchAction"
    assert action["target"]["urlTemplate"] == "http://testserver/releases/?q={search_term_string}"
    assert action["query-input"] == "required name=search_term_string"


def test_a_release_is_an_article_and_an_event(head):
    edition = make_full_release(source="云岫日报", event_venue="新闻厅", series="宣传周")
    article, event = head(address_of(edition)).data
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == edition.title
    assert article["datePublished"] == "2025-04-26T09:30:00+08:00"
    assert article["dateModified"] == "2025-04-26T09:30:00+08:00"
    assert article["author"] == {"@type": "Organization", "name": "云岫日报"}
    assert article["publisher"]["name"] == "知识产权新闻发布"
    (question,) = article["hasPart"]
    assert question["@type"] == "Question"
    assert question["name"] == "请问打算怎么做?"
    assert question["answerCount"] == 1
    assert question["acceptedAnswer"]["text"] == "我们将加快建设。"
    assert question["acceptedAnswer"]["author"]["@type"] == "Person"
    assert re.fullmatch(rf"http://testserver{address_of(edition)}#b-[0-9a-f]{{8}}", question["url"])
    assert event["@type"] == "Event"
    assert event["startDate"] == "2025-04-26"
    assert event["location"] == {"@type": "Place", "name": "新闻厅"}
    assert event["organizer"]["name"] == "市新闻办"
    assert event["superEvent"]["name"] == "宣传周"


def test_without_a_day_there_is_no_event(head):
    release = make_release(event_date=None)
    (article,) = head(f"/releases/{release.number}/").data
    assert article["@type"] == "NewsArticle"
    assert "hasPart" not in article


def test_a_correction_says_so(head):
    old = make_full_release()
    make_correction(old, change_note="更正件数。")
    article = head(address_of(old)).data[0]
    assert (article["version"], article["correction"]) == (2, "更正件数。")


def test_nothing_breaks_out_of_the_data(client, head):
    title = '</script><script>alert(1)</script> & “引号"\\ \u2028'
    edition = make_full_release(title=title)
    make_block(edition, "<!-- </ScRiPt>", kind="question")
    html = client.get(address_of(edition)).content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert len(blocks) == 2
    assert not any(char in block for block in blocks for char in "<>&\u2028")
    assert head(address_of(edition)).data[0]["headline"] == title


def test_a_page_of_figures_describes_its_data():
    html = json_ld.script(
        json_ld.dataset(
            name="专利授权量",
            description="",
            address="http://testserver/statistics/x/",
            downloads={"text/csv": "http://testserver/x.csv"},
            period="2018/2024",
            measured=["专利授权量"],
        )
    )
    data = json.loads(re.search(r">(.*)<", html)[1])
    assert data["@type"] == "Dataset"
    assert data["description"] == "专利授权量"
    assert data["temporalCoverage"] == "2018/2024"
    assert data["distribution"] == [
        {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": "http://testserver/x.csv",
        }
    ]


def test_a_page_of_one_question_gives_it_whole(rf):
    from releases.public.releases.release_page import load

    page = load(make_full_release())
    (part,) = [part for part in page.parts if part.kind == "question"]
    thing = release_json_ld.question_page(part, "http://testserver/releases/1/")
    assert thing["@type"] == "QAPage"
    assert thing["mainEntity"]["text"] == "请问打算怎么做?"


def test_pages_lead_to_their_feeds(head):
    make_full_release()
    feeds = [k["href"] for k in head("/releases/?q=专利&page=1").links if k.get("type") == ATOM]
    assert feeds == ["/releases/feed.atom?q=%E4%B8%93%E5%88%A9"]
    search = [k for k in head("/").links if k["rel"] == "search"]
    assert [k["href"] for k in search] == ["/opensearch.xml"]


def test_an_indicator_describes_its_data(head):
    edition = make_full_release()
    figure = edition.statistics.get()
    found = head(f"/statistics/{figure.indicator.slug}/")
    (data,) = found.data
    assert data["@type"] == "Dataset"
    assert data["name"] == "专利授权量"
    assert data["temporalCoverage"] == "2024-01-01/2024-12-31"
    assert {file["encodingFormat"] for file in data["distribution"]} >= {"text/csv"}
    assert found.meta["og:title"] == "专利授权量"
    assert found.link("canonical") == data["url"]


def test_the_page_of_a_question_is_one_of_question_and_answer(head):
    edition = make_full_release()
    number = edition.release.number
    question = edition.blocks.get(kind="question")
    (page,) = head(f"/releases/{number}/{question.anchor}/").data
    assert page["@type"] == "QAPage"
    assert page["mainEntity"]["acceptedAnswer"]["text"] == "我们将加快建设。"
    assert page["mainEntity"]["url"] == f"http://testserver/releases/{number}/#{question.anchor}"
    answer = edition.blocks.get(kind="answer")
    assert head(f"/releases/{number}/{answer.anchor}/").data == []


def test_pages_have_one_canonical_address_and_one_description(client):
    edition = make_full_release()
    number, speaker = edition.release.number, edition.appearances.get()
    addresses = [
        "/organisations/",
        f"/organisations/{speaker.organisation.slug}/",
        f"/speakers/{speaker.person.slug}/",
        f"/measures/{number}/{edition.measures.get().uid}/",
        f"/releases/{number}/{edition.statistics.get().anchor}/",
        "/statistics/专利授权量/",
        *(f"/{name}/" for name in ("exchanges", "measures", "figures", "speakers")),
    ]
    for address in addresses:
        html = client.get(address).content.decode()
        assert html.count('rel="canonical"') == 1, address
        assert html.count('<meta name="description"') == 1, address


@pytest.mark.parametrize(
    ("view", "feed", "own"),
    [
        ("releases", "releases", ""),
        ("exchanges", "exchanges", ""),
        ("measures", "measures", "&stage=done"),
        ("figures", "figures", "&kind=level"),
        ("speakers", "releases", ""),
    ],
)
def test_every_list_can_be_followed_under_its_filters(head, client, view, feed, own):
    index_all()
    make_full_release()
    index_all()
    asked = "?q=1939&topic=专利&sort=date&after=20250426-1&year= &stage=done&kind=level"
    feeds = [k["href"] for k in head(f"/{view}/{asked}").links if k.get("type") == ATOM]
    assert feeds == [f"/{feed}/feed.atom?q=1939&topic=%E4%B8%93%E5%88%A9{own}"]
    assert client.get(feeds[0]).status_code == 200
    html = client.get(f"/{view}/").content.decode()
    assert 'class="subscribe"' in html
    assert ("订阅同样条件的发布稿</a>" in html) == (view == "speakers")


def test_indicators_and_speakers_can_be_followed(client, head):
    edition = make_full_release()
    person = edition.appearances.get().person
    for address in ("/statistics/专利授权量/", f"/speakers/{person.slug}/"):
        feeds = [k["href"] for k in head(f"{address}?page=1").links if k.get("type") == ATOM]
        assert len(feeds) == 1
        assert client.get(feeds[0]).status_code == 200
        assert 'class="subscribe"' in client.get(address).content.decode()


def test_who_only_sat_there_can_be_followed_too(client):
    edition = make_full_release()
    sitting = make_appearance(edition, "路遥", role="attendee")
    assert client.get(f"/speakers/{sitting.person.slug}/feed.atom").status_code == 200


def test_nothing_in_json_ld_ends_its_element():
    html = json_ld.script({"name": "<b>&\u2028\u2029专利", "empty": "", "none": None, "list": []})
    told = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert told == (
        '{"@context":"https://schema.org","name":"\\u003Cb\\u003E\\u0026\\u2028\\u2029专利"}'
    )
    assert json.loads(told)["name"] == "<b>&\u2028\u2029专利"


def test_the_site_in_json_ld(head):
    (site,) = head("/").data
    assert site == {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "知识产权新闻发布",
        "url": "http://testserver/",
        "inLanguage": "zh-CN",
        "publisher": {"@type": "Organization", "name": "知识产权新闻发布"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": "http://testserver/releases/?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }


@override_settings(SITE_OWNER="云岫市人民政府")
def test_an_office_is_a_government_s(head):
    (site,) = head("/").data
    assert site["publisher"]["@type"] == "GovernmentOrganization"
