"""From the paste to the public page, through the real client: not a sentence is lost."""

import html
import re
from pathlib import Path

import pytest
from django.urls import reverse

from releases.demo.load import HERE
from releases.models import Edition
from tests import make
from tests.journeys.words import missing, normal, page_text

pytestmark = pytest.mark.django_db

PASTED = Path(__file__).resolve().parents[1] / "pasted"
# Different builds: labels, a tail of names, a glued roll, long turns, brackets, pairs, lists.
SHAPES = ("01-", "07-", "16-", "18-", "24-", "29-", "36-")


@pytest.fixture
def editor(client):
    user = make.make_user("编辑", "审核")
    client.force_login(user)
    return client


def through(client, text):
    """Paste and publish; returns the release."""
    drafted = client.post(reverse("admin:releases_pastedtext_paste"), {"text": text}, follow=True)
    assert drafted.status_code == 200
    edition = Edition.objects.get()
    here = reverse("admin:releases_edition_editor", args=[edition.pk])
    assert drafted.request["PATH_INFO"] == here
    return publish(client, edition)


def lost(text, markup, edition):
    """Sentences of the pasted page that neither the public page nor its furniture holds.

    Labels such as `编辑：` and the marks of turns are the old page's furniture.
    """
    names = edition.appearances.values_list("name", flat=True)
    return missing(text, markup, furniture=edition.furniture, names=names)


def publish(client, edition):
    """Press 发布 and answer its question with the form it shows."""
    address = reverse("admin:releases_edition_publish", args=[edition.pk])
    question = client.get(address).content.decode()
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', question)
    client.post(address, {"seen": html.unescape(seen)}, follow=True)
    make.index_all()
    return Edition.objects.published().get().release


@pytest.mark.slow
@pytest.mark.parametrize("name", ["bullets.txt", "brackets.txt", "glued.txt"])
def test_a_page_of_the_demo_arrives_whole(editor, name):
    text = (HERE / "pages" / name).read_text("utf-8")
    release = through(editor, text)
    edition = release.editions.get()
    markup = editor.get(f"/releases/{release.number}/").content.decode()
    assert lost(text, markup, edition) == []
    assert edition.statistics.count() > 10


def test_a_page_is_found_and_shows_every_post(editor):
    release = through(editor, (HERE / "pages" / "bullets.txt").read_text("utf-8"))
    edition = release.editions.get()
    markup = editor.get(f"/releases/{release.number}/").content.decode()
    assert edition.appearances.exists()
    for speaker in edition.appearances.all():
        assert normal(speaker.posts_text) in page_text(markup)
    found = editor.get("/releases/", {"q": "菌种"}).content.decode()
    assert f"/releases/{release.number}/" in found


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [p for p in sorted(PASTED.glob("*.txt")) if p.stem.startswith(SHAPES)],
    ids=lambda p: p.stem,
)
def test_pages_of_every_build_arrive_whole(editor, path):
    text = path.read_text("utf-8")
    asked = editor.post(reverse("admin:releases_pastedtext_paste"), {"text": text}, follow=True)
    if not Edition.objects.exists():
        editor.post(asked.request["PATH_INFO"])
    edition = Edition.objects.get()
    if not edition.title:
        Edition.objects.update(title="补写的标题")
    release = publish(editor, edition)
    markup = editor.get(f"/releases/{release.number}/").content.decode()
    assert lost(text, markup, edition) == []


def test_the_comparison_bites():
    page = "<main><p>甲说。</p></main>"
    assert missing("甲说。\n乙说。", page) == ["乙说。"]
    assert missing("甲说。\n打印", page, furniture=["打印"]) == []
    assert missing("王五答：甲说。", page) == ["王五答:甲说。"]
    assert missing("王五答：甲说。", page, names=["王五"]) == []
