"""Browser tests wait by locators: what polls in the page is refused by the site's own policy."""

from pathlib import Path

BROWSER = Path(__file__).resolve().parent.parent / "browser"


def test_none_polls_in_the_page():
    """`wait_for_function` evaluates a string again and again; its first step alone is let through,
    so that such a test fails only now and then."""
    texts = {path.name: path.read_text("utf-8") for path in BROWSER.glob("*.py")}
    assert "def page" in texts["conftest.py"]
    assert [name for name, text in texts.items() if "wait_for_function(" in text] == []
