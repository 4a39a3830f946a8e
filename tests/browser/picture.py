"""Takes the README's pictures from a running demo.

python -m tests.browser.picture http://127.0.0.1:8000 .readme
"""

import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM


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
    page.goto(site.rstrip("/") + picture.address)
    page.screenshot(path=folder / f"{picture.name}.png")
    page.close()


def main(site: str, folder: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for picture in TOUR:
            take(browser, site, picture, Path(folder))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
