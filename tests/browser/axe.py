"""What axe finds on the page as it stands in its window: WCAG 2.2 AA and axe's best practices."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# The rule on sizes of targets, which axe leaves off. What passes is not told: to gather and send
# it takes half of axe's time.
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
RUN = """async ([part, options]) => {
    const found = await axe.run(part ?? document, options);
    return found.violations;
}"""


def violations(page: Page, part: str | None = None) -> list[str]:
    """Each with the elements that it is about; `part` is a selector of what is looked at."""
    if not page.evaluate("'axe' in window"):  # one page may be looked at in several windows
        page.evaluate(Axe().axe_script)
    return [_told(found) for found in page.evaluate(RUN, [part, OPTIONS])]


def _told(found: dict[str, Any]) -> str:
    places = ", ".join(str(node["target"]) for node in found["nodes"])
    return f"{found['id']}: {found['help']}: {places}"
