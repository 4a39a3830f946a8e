"""Below /en/ the interface is English; what the office said stays Chinese and says so."""

import gettext
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from django.utils import translation

from releases import models
from tests.public.addresses import NUMBER, REFUSALS, unwalked
from tests.public.crawl import crawl
from tests.public.pages import make_full_release, text_of

CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES"
VOID = {"meta", "link", "input", "br", "hr", "img", "path", "source", "wbr", "col"}
SPOKEN = ("aria-label", "alt", "placeholder", "data-done", "title")
# The head is for machines; the names of a drawing are read as one text, which no element can part.
UNREAD = ("head", "script", "title", "desc")


class Unmarked(HTMLParser):
    """Han characters that an English page shows outside elements marked as Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    @property
    def excused(self) -> bool:
        return any(excused for _tag, excused in self.open)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        excused = given.get("lang") == "zh-CN" or tag in UNREAD
        if not (excused or self.excused):
            self._look(" ".join(given.get(name) or "" for name in SPOKEN))
        if tag not in VOID:
            self.open.append((tag, excused))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if not self.excused:
            self._look(text)

    def _look(self, text: str) -> None:
        if HAN.search(text):
            self.found.append(" ".join(text.split()))


HAN = re.compile("[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff5e\U00020000-\U0003ffff]")


def unmarked(html: str) -> list[str]:
    parser = Unmarked()
    parser.feed(html)
    return parser.found


def to_chinese(html: str) -> list[str]:
    """Links of the text to Chinese pages, but for the one that says so, and citations."""
    main = html.partition("<main")[2].partition('class="citation"')[0]
    return re.findall(
        r'(?:href|action|data-suggest)="(/(?!en/|static/|[^"]*/attachments/|[^"]*feed.atom|sitemap.xml)[^"]*)"',
        main,
    )


def test_the_walk_finds_what_is_not_translated():
    assert unmarked('<html lang="en"><p>Title: <b lang="zh-CN">标题<i>一</i></b></p>') == []
    assert unmarked('<html lang="en"><p>标题<br></p><p lang="zh-CN">一</p>二') == ["标题", "二"]
    assert unmarked('<nav aria-label="分页"><img alt="图" lang="zh-CN"></nav>') == ["分页"]


@pytest.mark.slow
@pytest.mark.both
@pytest.mark.usefixtures("demo")
def test_every_page_is_english_but_for_the_words_of_the_office():
    faults = []
    for address, page in crawl("english").items():
        assert page.status == REFUSALS.get(address, 200), address
        assert '<html lang="en"' in page.html, address
        faults += [f"{address}: {link}" for link in to_chinese(page.html)]
        faults += [f"{address}: {text}" for text in unmarked(page.html)]
    assert faults == []


def test_every_page_is_walked():
    assert unwalked() == [], "add a line to EXAMPLES or NO_PAGES in tests/public/addresses.py"


@pytest.mark.django_db
def test_dates_and_figures_read_in_english(client):
    edition = make_full_release()
    statistic = edition.statistics.get()
    models.Statistic.objects.filter(pk=statistic.pk).update(qualifier="nearly", basis="yoy")
    shown = text_of(client.get(f"/en/releases/{edition.release.number}/"))
    assert "26 April 2025, 09:30" in shown
    assert "year on year nearly 1939件" in shown
    assert "编号" in shown, "the citation is Chinese in every language"


@pytest.mark.usefixtures("demo")
def test_chinese_pages_mark_nothing(client):
    html = client.get(f"/releases/{NUMBER}/").content.decode()
    assert html.count(' lang="zh-CN"') == 1


@pytest.mark.parametrize(
    "choices",
    [
        models.Appearance.Role,
        models.Block.Kind,
        models.Measure.Stage,
        models.Theme,
        models.Release.Origin,
        models.Kind,
        models.Qualifier,
        models.Basis,
        models.Organisation.Kind,
        models.FollowUp.Outcome,
        models.Measure.Outcome,
        models.SearchPlace.Kind,
    ],
)
def test_labels_that_readers_see_are_translated(choices):
    with translation.override("en"):
        assert [label for label in choices.labels if HAN.search(str(label))] == []


class Entry(NamedTuple):
    """One of the catalogue's source; `said` has two forms where the message is counted."""

    messages: tuple[str, ...]
    said: tuple[str, ...]
    places: str


def entries() -> dict[str, Entry]:
    """By what the compiled catalogue knows them by: context and message."""
    text = (CATALOGUE / "django.po").read_text("utf-8")
    found = {}
    for block in text.split("\n\n")[1:]:
        parts = dict(re.findall(r'^(msg\S+) ((?:".*"\n?)+)', block, re.M))
        texts = {name: _joined(quoted) for name, quoted in parts.items()}
        if "msgid" in texts:
            context = f"{texts['msgctxt']}\x04" if "msgctxt" in texts else ""
            found[context + texts["msgid"]] = Entry(
                tuple(texts[name] for name in ("msgid", "msgid_plural") if name in texts),
                tuple(said for name, said in texts.items() if name.startswith("msgstr")),
                " ".join(re.findall(r"^#: (.*)$", block, re.M)),
            )
    return found


def _joined(quoted: str) -> str:
    parts = re.findall(r'"(.*)"', quoted)
    return "".join(parts).replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")


def test_the_compiled_catalogue_is_that_of_the_source():
    with (CATALOGUE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    source = {}
    for key, entry in entries().items():
        if all(entry.said):
            one = len(entry.messages) == 1
            source |= (
                {key: entry.said[0]} if one else {(key, n): s for n, s in enumerate(entry.said)}
            )
    assert {message: said for message, said in compiled.items() if message} == source


def test_nothing_that_readers_see_is_untranslated():
    public = re.compile(r"templates/(?!admin)|releases/(public|search|text)/")
    left = [m for m, e in entries().items() if public.search(e.places) and not all(e.said)]
    assert left == []


def test_no_translation_is_a_guess():
    assert "fuzzy" not in (CATALOGUE / "django.po").read_text("utf-8")


def test_placeholders_are_kept():
    names = re.compile(r"%(?:\(\w+\))?[sd]")
    for entry in entries().values():
        for message, said in zip(entry.messages, entry.said, strict=True):
            if said:
                assert sorted(names.findall(message)) == sorted(names.findall(said)), message


def test_every_message_of_the_templates_is_in_the_catalogue():
    known = set(entries())
    simple = re.compile(r"""{% translate (["'])(.*?)\1(?: context "(.*?)")?""")
    root = Path(settings.TEMPLATES[0]["DIRS"][0])
    missing = [
        f"{path.relative_to(root)}: {message}"
        for path in root.rglob("*.html")
        if "admin" not in path.parts
        for _quote, message, context in simple.findall(path.read_text("utf-8"))
        if (f"{context}\x04{message}" if context else message) not in known
    ]
    assert missing == [], "run manage.py makemessages and translate"
