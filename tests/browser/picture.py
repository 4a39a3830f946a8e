"""Takes the pictures of README and docs from a running demo.

python -m tests.browser.picture http://127.0.0.1:8000 docs/images [PASSWORDS]

With the passwords of editor, reviewer, chief and auditor, in this order, the steps of
docs/editors.md are taken too. They write into that demo: take one that was made for it.
"""

import sys
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM

SAMPLE = Path(__file__).parents[2] / "releases/demo/pages/glued.txt"
ROLES = ("editor", "reviewer", "chief", "auditor")
COLOURS = 64  # of a picture: letters on plain grounds need no more
EDITIONS = "/admin/releases/edition/"
CHANGES = "/admin/releases/change/"


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


class Camera:
    """The windows of a demo and the folder that their pictures go to."""

    def __init__(self, browser: Browser, site: str, folder: Path) -> None:
        self.browser, self.site, self.folder = browser, site, folder

    def window(self, address: str = "/") -> Page:
        page = self.browser.new_page(
            viewport={"width": 1280, "height": 900}, timezone_id="Asia/Shanghai", locale="zh-CN"
        )
        page.goto(self.site + address)
        return page

    def go(self, page: Page, address: str) -> None:
        page.goto(self.site + address)

    def shoot(self, page: Page, name: str, height: int = 900) -> None:
        """The top of a page, in few colours: a third of the bytes."""
        page.set_viewport_size({"width": 1280, "height": height})
        page.evaluate("scrollTo(0, 0)")
        path = self.folder / f"{name}.png"
        page.screenshot(path=path)
        whole = Image.open(path).convert("RGB")
        few = whole.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(path, optimize=True)


def take_tour(camera: Camera) -> None:
    for picture in TOUR:
        page = camera.window(picture.address)
        camera.shoot(page, picture.name, picture.height)
        page.close()


def sign_in(camera: Camera, name: str, password: str) -> Page:
    page = camera.window("/admin/")
    if name == ROLES[0]:
        camera.shoot(page, "editing-1-sign-in", 460)
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    submit(page, "[type=submit]")
    return page


def take_editing(camera: Camera, editor: Page, reviewer: Page) -> None:
    """From the desk to a correction, through two people: one picture a step."""
    camera.shoot(editor, "editing-2-start")
    camera.go(editor, "/admin/releases/pastedtext/paste/")
    editor.fill("[name=text]", SAMPLE.read_text("utf-8"))
    camera.shoot(editor, "editing-3-paste", 720)
    submit(editor, "#content form [type=submit]")
    camera.shoot(editor, "editing-4-editor")
    edition = EDITIONS + editor.url.split("/edition/")[1].split("/")[0]
    ask(editor, "送审")
    camera.shoot(editor, "editing-5-submit", 620)
    submit(editor, "#ask form [type=submit]")
    camera.go(reviewer, f"{edition}/review/")
    camera.shoot(reviewer, "editing-6-review")
    submit(reviewer, "[value=approve]")
    ask(reviewer, "发布")
    submit(reviewer, "#ask form [type=submit]")
    camera.shoot(reviewer, "editing-7-published", 520)
    camera.go(editor, f"{edition}/editor/")
    submit(editor, ".bar .verbs >> text=开始更正")
    camera.shoot(editor, "editing-8-correction", 520)


def take_chief(camera: Camera, editor: Page, chief: Page) -> None:
    """What waits for a second person, a timed publication, an old edition that is withheld."""
    camera.go(editor, "/admin/releases/indicator/?q=专利超市成交专利")
    submit(editor, "#result_list tbody th a")
    editor.fill("[name=name]", "专利超市成交专利数")
    submit(editor, "[name=_save]")
    editor.fill("[name=words]", "与市局统计口径的名称一致。")
    submit(editor, "[name=explain]")
    camera.go(chief, "/admin/")
    camera.shoot(chief, "chief-1-desk", 1160)
    submit(chief, ".desk-card >> text=云岫海关通报2022年上半年知识产权海关保护主要数据 >> nth=-1")
    ask(chief, "定时发布")
    camera.shoot(chief, "chief-2-timed", 520)
    chief.goto(editor.url)
    camera.shoot(chief, "chief-3-confirm", 640)
    camera.go(chief, f"{EDITIONS}?state__exact=superseded")
    submit(chief, "#result_list tbody th a")
    chief.click(".bar summary:has-text('更多')")
    chief.click(".bar >> text=封存")
    chief.fill("#ask textarea", "旧版误写了当事人的住址，请以现行版为准。")
    submit(chief, "#ask form [type=submit]")
    reader = camera.window("/releases/20240605-1/editions/1/")
    camera.shoot(reader, "chief-4-withheld", 560)


def take_auditor(camera: Camera, editor: Page, auditor: Page) -> None:
    """The trail, narrowed to what was changed, and all that became of one figure."""
    camera.go(auditor, f"{CHANGES}?verb__exact=edit")
    camera.shoot(auditor, "auditor-1-trail", 900)
    camera.go(editor, f"{EDITIONS}?state__exact=in_review")
    submit(editor, "#result_list tbody th a")
    opened = editor.locator("a.said", has_text="行政执法技术调查员参与案件")
    editor.goto(editor.url.partition("?")[0] + str(opened.get_attribute("href")))
    history = editor.locator("a", has_text="谁改过").get_attribute("href")
    camera.go(auditor, str(history))
    camera.shoot(auditor, "auditor-2-row", 420)


def ask(page: Page, verb: str) -> None:
    """Press a button of the editor's bar, and see what it asks."""
    page.click(f".bar .verbs >> text={verb} >> nth=0")
    page.wait_for_selector("#ask form")


def submit(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.click(selector)


def main(site: str, folder: str, *passwords: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        camera = Camera(browser, site.rstrip("/"), Path(folder))
        take_tour(camera)
        if passwords:
            pages = [sign_in(camera, *each) for each in zip(ROLES, passwords, strict=True)]
            editor, reviewer, chief, auditor = pages
            take_editing(camera, editor, reviewer)
            take_chief(camera, editor, chief)
            take_auditor(camera, editor, auditor)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
