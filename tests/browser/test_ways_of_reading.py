"""The ways of reading: switched without a script, sizes of text, keyboard, forced colours, less
motion, print and days of mourning."""

import time

import pytest
from playwright.sync_api import expect

from tests.public.addresses import WIDEST

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo"),
    pytest.mark.deep,
]
RELEASE = f"/releases/{WIDEST}/"


def test_switching_without_a_script_and_back(window):
    page = window(390, java_script_enabled=False)
    page.goto("/releases/?q=香菇")
    page.get_by_role("button", name="长辈版", exact=True).click()
    expect(page).to_have_url("/releases/?q=%E9%A6%99%E8%8F%87")
    expect(page.locator("html.elder")).to_be_attached()
    page.goto(RELEASE)
    expect(page.locator("html.elder")).to_be_attached()
    page.get_by_role("button", name="特大").click()
    expect(page.locator("html.elder.size-largest")).to_be_attached()
    page.get_by_role("button", name="退出长辈版").click()
    page.get_by_role("button", name="中", exact=True).click()
    expect(page.locator("html")).not_to_have_attribute("class", "elder")
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", name="Full text")).to_be_visible()
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("heading", name="全文")).to_be_visible()


def test_with_a_script_the_server_is_not_asked(window):
    page, asked = window(), []
    page.on("request", lambda r: asked.append(f"{r.method} {r.url.rpartition('/')[2]}"))
    page.goto("/")
    page.get_by_role("button", name="长辈版", exact=True).click()
    expect(page.get_by_role("button", name="退出长辈版")).to_be_focused()
    page.get_by_role("button", name="特大").click()
    page.goto(RELEASE)
    expect(page.locator("html.elder.size-largest")).to_be_attached()
    expect(page.get_by_role("button", name="特大")).to_have_attribute("aria-pressed", "true")
    assert size_of_body(page) == 27
    page.get_by_role("button", name="退出长辈版").click()
    page.get_by_role("button", name="中", exact=True).click()
    page.reload()
    assert size_of_body(page) == 17
    assert not [request for request in asked if request.startswith("POST")]
    assert page.context.cookies() == []


def test_what_a_cookie_asked_for_moves_into_the_browser(window):
    page = window(cookies={"elder": "1", "text_size": "large"})
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.goto("/")
    page.reload()
    expect(page.locator("html.elder.size-large")).to_be_attached()
    assert page.context.cookies() == []


def test_a_page_is_never_seen_in_another_size_first(window):
    page = window()
    page.goto("/")
    page.get_by_role("button", name="长辈版", exact=True).click()
    page.route("**/display*.js", lambda route: (time.sleep(0.3), route.continue_()))
    page.add_init_script(
        "new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " document.documentElement.dataset.painted ??= getComputedStyle(document.body).fontSize; })"
        ".observe({ type: 'paint', buffered: true })"
    )
    page.goto("/releases/")
    expect(page.locator("html")).to_have_attribute("data-painted", "22px")


def test_english_is_offered_to_those_who_would_rather_have_it(window):
    page = window()
    page.goto("/releases/?q=香菇")
    offer = page.get_by_role("link", name="Read this page in English")
    expect(offer).to_be_hidden()
    page = window(locale="en-GB")
    page.goto("/releases/?q=香菇")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    offer = page.get_by_role("link", name="Read this page in English")
    expect(offer).to_have_attribute("href", "/en/releases/?q=%E9%A6%99%E8%8F%87")
    page.get_by_role("button", name="No, thanks").click()
    page.reload()
    expect(offer).to_be_hidden()


def size_of_body(page):
    return page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")


def test_sizes_of_text(window):
    sizes = {}
    for name, cookies in {
        "normal": {}, "large": {"text_size": "large"}, "largest": {"text_size": "largest"},
        "elder": {"elder": "1"},
    }.items():  # fmt: skip
        page = window(cookies=cookies)
        page.goto(RELEASE)
        sizes[name] = size_of_body(page)
    assert sizes == {"normal": 17, "large": 20, "largest": 24, "elder": 22}


def test_the_elder_page_is_simple_and_strong(window):
    page = window(cookies={"elder": "1"})
    page.goto("/")
    line, size = page.evaluate(
        "(s => [parseFloat(s.lineHeight), parseFloat(s.fontSize)])(getComputedStyle(document.body))"
    )
    assert line / size >= 1.5
    colours = page.evaluate("(s => [s.color, s.backgroundColor])(getComputedStyle(document.body))")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    expect(page.locator(".hero-words")).to_be_hidden()
    for button in page.locator("button:visible").all():
        assert button.bounding_box()["height"] >= 44


def test_keyboard_reaches_content_switches_and_search(window):
    page = window()
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="查发布稿")).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.goto("/")
    for _time in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="大", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("html.size-large")).to_be_attached()


def test_forced_colours_keep_what_backgrounds_told(window):
    page = window(forced_colors="active")
    page.goto(RELEASE)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    border = page.locator(".mark-q, .mark-s").first.evaluate(
        "e => getComputedStyle(e).borderTopStyle"
    )
    assert border == "solid"


def test_less_motion_where_it_is_asked_for(window):
    page = window(reduced_motion="reduce")
    page.goto("/")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_print_knows_no_modes(window):
    sizes = set()
    for cookies in ({}, {"elder": "1", "text_size": "largest"}):
        page = window(cookies=cookies)
        page.goto(RELEASE)
        page.emulate_media(media="print")
        sizes.add((size_of_body(page), page.locator(".display").is_visible()))
    assert len(sizes) == 1
    assert not next(iter(sizes))[1]


def test_mourning_turns_the_screen_grey(window, settings):
    settings.MOURNING = True
    page = window()
    page.goto("/")
    filtered = "getComputedStyle(document.documentElement).filter"
    assert page.evaluate(filtered) == "grayscale(1)"
    page.emulate_media(media="print")
    assert page.evaluate(filtered) == "none"
