"""No link inside README and docs leads nowhere, and README stays short."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
MAX_README = 8192  # bytes


def anchors(text: str) -> set[str]:
    """The fragments of a page's headings, made as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.strip().lower()).replace(" ", "-") for h in headings}


def links(page: Path) -> list[str]:
    """Where the links and pictures of a page lead; what stands in code is no link."""
    return LINK.findall(
        re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    )


def broken(page: Path) -> list[str]:
    """The links of one page that lead to no file or to no heading."""
    faults = []
    for link in LINK.findall(
        re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.S)
    ):
        path, _hash, fragment = unquote(link).partition("#")
        if "://" in path or path.startswith("mailto:"):
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or ROOT not in [target, *target.parents]:
            faults.append(f"{page.name}: {link} leads nowhere")
        elif fragment and fragment not in anchors(target.read_text("utf-8")):
            faults.append(f"{page.name}: {link} has no such heading")
    return faults


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_inside_the_docs_leads_somewhere(page):
    assert broken(page) == []


@pytest.mark.parametrize("link", ["nowhere.md", "README.md#no-such-heading", "../../etc/passwd"])
def test_a_broken_link_is_found(monkeypatch, tmp_path, link):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    (tmp_path / "README.md").write_text("# Here\n", "utf-8")
    page = tmp_path / "page.md"
    page.write_text(f"[good](README.md#here) [bad]({link})", "utf-8")
    assert len(broken(page)) == 1


def test_every_page_of_the_docs_is_reached_from_readme():
    seen, todo = set(), [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        inside = [unquote(link).partition("#")[0] for link in links(page) if "://" not in link]
        todo += [(page.parent / link).resolve() for link in inside if link]
    assert set(PAGES) - seen == set()


def test_every_picture_is_shown_somewhere():
    shown = {
        unquote(link).rpartition("/")[2]
        for page in PAGES
        for link in LINK.findall(page.read_text("utf-8"))
    }
    assert {picture.name for picture in (ROOT / "docs/images").iterdir()} - shown == set()


def test_readme_is_short():
    assert (ROOT / "README.md").stat().st_size <= MAX_README
