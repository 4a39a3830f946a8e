"""Takes the pictures of README and docs from a running demo.

python -m tests.browser.picture http://127.0.0.1:8000 docs/images [PASSWORD OF editor]

With a password the steps of docs/editors.md are taken too; they add a release with a correction
to that demo.
"""

import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM

SAMPLE = Path(__file__).parents[2] / "releases/demo/pages/glued.txt"


class Picture(NamedTuple):
    name: str
    address: str
    height: int


TOUR = (
    Picture("release", "/releases/20240605-1/", 1180),
    Picture("search", "/releases/?q=香菇", 1250),
    Picture("indicator", "/statistics/知识产权质押融资金额/", 1180),
    Picture("promises", "/measures/progress/", 1000),
)


def take(browser: Browser, site: str, picture: Picture, folder: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": picture.height})
    page.goto(site + picture.address)
    page.screenshot(path=folder / f"{picture.name}.png")
    page.close()


def take_editing(browser: Browser, site: str, password: str, folder: Path) -> None:
    """From the sign-in to a correction: one picture a step."""
    window = {"viewport": {"width": 1280, "height": 900}, "timezone_id": "Asia/Shanghai"}
    page = browser.new_page(**window, locale="zh-CN")

    def shoot(name: str) -> None:
        page.screenshot(path=folder / f"editing-{name}.png")

    page.goto(f"{site}/admin/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", password)
    shoot("1-sign-in")
    page.click("[type=submit]")
    shoot("2-start")
    page.goto(f"{site}/admin/releases/pastedtext/paste/")
    page.fill("[name=text]", SAMPLE.read_text("utf-8"))
    shoot("3-paste")
    submit(page, "#content form [type=submit]")
    shoot("4-editor")
    page.click(".bar .verbs >> text=发布")
    page.wait_for_selector("#ask form")
    shoot("6-publish")
    submit(page, "#ask form .next, #ask form [type=submit]")
    page.evaluate("scrollTo(0, 0)")
    shoot("7-published")
    submit(page, ".bar .verbs >> text=开始更正")
    page.evaluate("scrollTo(0, 0)")
    shoot("8-correction")
    page.close()


def submit(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.click(selector)


def main(site: str, folder: str, password: str = "") -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for picture in TOUR:
            take(browser, site.rstrip("/"), picture, Path(folder))
        if password:
            take_editing(browser, site.rstrip("/"), password, Path(folder))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
