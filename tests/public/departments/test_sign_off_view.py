"""The page of a department's link: its own rows, and no other address knows of the link."""

import logging
import re

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from releases.models import Change, Edition, Measure, SignOff, SignOffAnswer
from releases.models.reviewing.sign_off import MAX_NAME, MAX_WORDS
from releases.operations.log_lines import JsonLine, TextLine
from releases.publishing.signing_off import sign_off_links
from tests import make

pytestmark = pytest.mark.django_db
SECRET = "尚未发布的保护中心"


@pytest.fixture
def asked():
    """A body's sign-off and the address of its link; another body's row stands beside it."""
    edition, body = make.make_edition(title="还没发布的题目"), make.make_organisation("市公安局")
    make.make_said(edition, SECRET, organisation=body)
    make.make_said(edition, "别人的举措", organisation=make.make_organisation("市法院"))
    sign_off, token = make.make_asked(edition, body=body)
    return sign_off, f"/sign-off/{token}/"


def own():
    return Measure.objects.get(heading=SECRET)


def post(client, address, **answers):
    data = {"signed_by": "王五", **{name.replace("__", "-"): v for name, v in answers.items()}}
    return client.post(address, data)


def test_the_page_shows_its_own_rows_alone(client, asked):
    page = client.get(asked[1]).content.decode()
    assert f"<mark>{own().quote}</mark>" in page
    assert "请市公安局会签" in page
    assert "别人的举措" not in page
    client.get(asked[1])
    assert SignOff.objects.get().opened_at is not None
    opened = Change.objects.get(verb="see")
    assert (opened.by_name, opened.address) == ("市公安局", "127.0.0.1")


def test_it_is_kept_by_nobody_and_found_by_nobody(client, asked):
    first = client.get(asked[1])
    assert first["Cache-Control"] == "private, no-store"
    assert "noindex" in first["X-Robots-Tag"]
    assert first["Referrer-Policy"] == "strict-origin"
    assert "ETag" not in first
    again = client.get(asked[1], headers={"If-None-Match": "*", "If-Modified-Since": "x"})
    assert again.status_code == 200
    page = first.content.decode()
    assert '<meta name="robots" content="noindex' in page
    assert "hreflang" not in page
    assert 'rel="canonical"' not in page


def test_confirmed(client, asked):
    answered = post(client, asked[1], **{own().anchor: "confirm"})
    assert (answered.status_code, answered["Location"]) == (302, f"{asked[1]}?saved=1")
    page = client.get(answered["Location"]).content.decode()
    assert "已收到，谢谢" in page
    assert "已答复：确认（王五" in page
    assert SignOffAnswer.objects.get().answer == "confirm"


@pytest.mark.parametrize("choice", ["propose", ""])
def test_words_alone_are_a_proposal(client, asked, choice):
    post(client, asked[1], **{own().anchor: choice, f"{own().anchor}-words": " 明年建成 "})
    found = SignOffAnswer.objects.get()
    assert (found.answer, found.words) == ("propose", "明年建成")


@pytest.mark.parametrize(
    ("choice", "words", "told"),
    [
        ("propose", "", "请写出建议改成什么。"),
        ("propose", "   ", "请写出建议改成什么。"),
        ("confirm", "改", "既选了“确认”，又写了修改意见"),
        ("maybe", "", "选择一个有效的选项"),
        ("propose", "长" * (MAX_WORDS + 1), "501"),
        ("propose", "零\x00字", "里面有不能保存的字符"),
    ],
)
def test_refused_with_what_was_typed(client, asked, choice, words, told):
    page = post(client, asked[1], **{own().anchor: choice, f"{own().anchor}-words": words})
    text = page.content.decode()
    assert page.status_code == 200
    assert told in text
    assert words.replace("\x00", "") in text.replace("\x00", "")
    assert 'value="王五"' in text
    assert not SignOffAnswer.objects.exists()


def test_the_longest_words_are_kept(client, asked):
    post(client, asked[1], **{f"{own().anchor}-words": "长" * MAX_WORDS})
    assert len(SignOffAnswer.objects.get().words) == MAX_WORDS


@pytest.mark.parametrize(("length", "kept"), [(MAX_NAME, 1), (MAX_NAME + 1, 0), (0, 0)])
def test_somebody_signs(client, asked, length, kept):
    post(client, asked[1], signed_by="名" * length, **{own().anchor: "confirm"})
    assert SignOffAnswer.objects.count() == kept


def test_the_rest_is_confirmed_at_once(client, asked):
    speaker = own().block.speaker
    other = make.make_said(own().edition, "又一件", organisation=asked[0].organisation)
    post(client, asked[1], **{f"{own().anchor}-words": "明年建成", "rest": "on"})
    found = dict(SignOffAnswer.objects.values_list("anchor", "answer"))
    assert found == {
        speaker.anchor: "confirm",
        own().anchor: "propose",
        other.block.speaker.anchor: "confirm",
        other.anchor: "confirm",
    }
    post(client, asked[1], rest="on", **{own().anchor: "", f"{other.anchor}-words": "改"})
    assert SignOffAnswer.objects.get(anchor=own().anchor).answer == "propose"


def test_nothing_chosen(client, asked):
    assert "请至少答复一行" in post(client, asked[1]).content.decode()


def test_a_row_of_another_body_is_no_field(client, asked):
    other = Measure.objects.get(heading="别人的举措")
    post(client, asked[1], **{other.anchor: "confirm", own().anchor: "confirm"})
    assert [each.anchor for each in SignOffAnswer.objects.all()] == [own().anchor]


def test_what_was_changed_after_the_answer_is_told(client, asked):
    post(client, asked[1], **{own().anchor: "confirm"})
    block = own().block
    block.text = block.text.replace("年底前", "明年底前")
    block.save()
    assert "此后原文改过，请再看一遍。" in client.get(asked[1]).content.decode()


def test_a_dead_link_says_so_and_shows_nothing(client, asked):
    sign_off_links.end_all(Edition.objects.get(), now=make.NOW)
    for answer in (client.get(asked[1]), post(client, asked[1], **{own().anchor: "confirm"})):
        page = answer.content.decode()
        assert answer.status_code == 410
        assert answer["Cache-Control"] == "private, no-store"
        assert "会签链接已失效" in page
        assert "还没发布的题目" not in page
    assert not SignOffAnswer.objects.exists()


def test_a_token_that_is_none_is_not_found(client, asked):
    assert client.get(f"{asked[1][:-2]}/").status_code == 404
    assert client.get("/sign-off/x/").status_code == 404


def test_a_form_of_another_site_is_refused(asked):
    assert post(Client(enforce_csrf_checks=True), asked[1]).status_code == 403
    assert not SignOffAnswer.objects.exists()


def test_the_log_has_no_token(client, asked, caplog):
    with caplog.at_level(logging.INFO, "ipnews.request"):
        client.get(asked[1])
    assert "GET /sign-off/…/ 200" in caplog.text
    assert asked[1].split("/")[2] not in caplog.text


def routes(patterns, before=""):
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield route


def addresses(edition, token):
    """Every route of the site, with the edition's key, number or token wherever it takes one."""
    get_resolver().resolve("/admin/")  # loads the editors' pages
    fill = {"int": str(edition.pk), "slug": token, "name": token, "anchor": "b-00000000"}
    for route in set(routes(get_resolver().url_patterns)):
        kinds = re.sub(r"<(?:(\w+):)?\w+>", lambda m: fill.get(m[1] or "", str(edition.pk)), route)
        if "(?P" not in kinds and "^" not in kinds:
            yield f"/{kinds}".replace("//", "/")


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_link_opens_its_own_page_alone(client, asked, method):
    """No address tells more to who came by the link, or sends its token or key, than to anybody."""
    sign_off, link = asked
    token = link.split("/")[2]
    client.get(link)  # with whatever cookie that gives
    client.raise_request_exception = False
    stranger = Client(raise_request_exception=False)
    walked = list(addresses(sign_off.edition, token))
    assert len(walked) > 150
    for address in walked:
        if address == link:
            continue
        mine = getattr(client, method)(f"{address}?token={token}", headers={"Referer": link})
        theirs = getattr(stranger, method)(address)
        assert mine.status_code == theirs.status_code, address
        assert SECRET not in mine.content.decode("utf-8", "replace") if not mine.streaming else True
        assert mine.status_code < 500, address
    assert not SignOffAnswer.objects.exists()


def test_a_browser_s_form_is_taken(asked):
    """With its token and the origin that it says under this page's Referrer-Policy."""
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(asked[1]).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    data = {"signed_by": "王五", own().anchor: "confirm", "csrfmiddlewaretoken": token}
    answered = browser.post(asked[1], data, headers={"Origin": "http://testserver"})
    assert answered.status_code == 302
    assert SignOffAnswer.objects.count() == 1


def test_no_line_of_the_log_has_the_token(asked):
    line = logging.LogRecord(
        "django.security.csrf", logging.WARNING, "", 0, "Forbidden: %s", (asked[1],), None
    )
    for form in (TextLine(), JsonLine()):
        told = form.format(line)
        assert "Forbidden: /sign-off/…/" in told
        assert asked[1].split("/")[2] not in told


def test_each_answer_is_seen_beside_the_others(client, asked):
    page = client.get(asked[1]).content.decode()
    given = re.findall(f'<input type="radio" name="{own().anchor}" value="([^"]*)"', page)
    assert [each for each in given if each] == ["confirm", "propose"]
