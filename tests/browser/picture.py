"""Takes the pictures of README and docs from a running demo.

python -m tests.browser.picture http://127.0.0.1:8000 docs/images [PASSWORDS OF editor AND reviewer]

With passwords the steps of docs/editors.md are taken too; they add a release with a correction
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


def take_editing(browser: Browser, site: str, passwords: tuple[str, ...], folder: Path) -> None:
    """From the sign-in to a correction, through two people: one picture a step."""
    window = {"viewport": {"width": 1280, "height": 900}, "timezone_id": "Asia/Shanghai"}
    editor, reviewer = (browser.new_page(**window, locale="zh-CN") for _one in passwords)

    def shoot(page: Page, name: str) -> None:
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=folder / f"editing-{name}.png")

    for page, name, password in zip(
        (editor, reviewer), ("editor", "reviewer"), passwords, strict=True
    ):
        page.goto(f"{site}/admin/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", password)
        if page is editor:
            shoot(page, "1-sign-in")
        submit(page, "[type=submit]")
    shoot(editor, "2-start")
    editor.goto(f"{site}/admin/releases/pastedtext/paste/")
    editor.fill("[name=text]", SAMPLE.read_text("utf-8"))
    shoot(editor, "3-paste")
    submit(editor, "#content form [type=submit]")
    shoot(editor, "4-editor")
    edition = editor.url.split("/edition/")[1].split("/")[0]
    editor.click(".bar .verbs >> text=送审")
    editor.wait_for_selector("#ask form")
    shoot(editor, "5-submit")
    submit(editor, "#ask form [type=submit]")
    reviewer.goto(f"{site}/admin/releases/edition/{edition}/review/")
    shoot(reviewer, "6-review")
    submit(reviewer, "[value=approve]")
    reviewer.click(".bar .verbs >> text=发布")
    submit(reviewer, "#ask form [type=submit]")
    shoot(reviewer, "7-published")
    editor.goto(f"{site}/admin/releases/edition/{edition}/editor/")
    submit(editor, ".bar .verbs >> text=开始更正")
    shoot(editor, "8-correction")


def submit(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.click(selector)


def main(site: str, folder: str, *passwords: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for picture in TOUR:
            take(browser, site.rstrip("/"), picture, Path(folder))
        if passwords:
            take_editing(browser, site.rstrip("/"), passwords, Path(folder))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
