"""Imports run downhill, in rooms and inner rooms, and in no circle; planted faults prove it."""

import pytest

from tests.architecture.rooms import (
    LAYERS,
    NUMBERS,
    ROOT,
    circles,
    climbs,
    faults_in,
    sources,
)

FILES = sorted(path for folder in ("releases", "ipnews") for path in (ROOT / folder).rglob("*.py"))


def test_every_import_runs_downhill():
    assert len(FILES) > 50
    assert [fault for path in FILES for fault in faults_in(path)] == []


@pytest.mark.parametrize(
    ("place", "source", "fault"),
    [
        ("releases/text/a.py", "import django.db", "releases.text knows no django"),
        ("releases/text/a.py", "from releases.models import Block", "imports releases.models"),
        ("releases/intake/parse/a.py", "from django import forms", "knows no django"),
        ("releases/intake/parse/a.py", "from .. import paste", "imports releases.intake"),
        ("releases/intake/parse/b/c.py", "from ...paste import keep", "imports releases.intake"),
        ("releases/models/a.py", "from releases.search import query", "imports releases.search"),
        ("releases/models/a.py", "def f():\n  import releases.export", "imports releases.export"),
        ("releases/search/a.py", "from releases.intake import paste", "imports releases.intake"),
        ("releases/intake/a.py", "from releases.publishing import editing", "imports releases.pub"),
        ("releases/public/a.py", "from releases.admin import paste", "imports releases.admin"),
        ("releases/export/a.py", "from releases.publishing import checks", "imports releases.pub"),
        ("releases/public/a.py", "from ipnews import settings", "imports ipnews"),
        ("releases/attic/a.py", "", "belongs to no room"),
        ("releases/public/a.py", "from releases.attic import x", "is in no room"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(tmp_path, place, source, fault):
    path = tmp_path / place
    path.parent.mkdir(parents=True)
    path.write_text(source, "utf-8")
    (found,) = faults_in(path, tmp_path)
    assert fault in found


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("releases/search/a.py", "import releases.models\nfrom releases.text import width"),
        ("releases/public/views/a.py", "from ..feeds import x\nfrom . import lists"),
        ("releases/intake/parse/__init__.py", "from .reader import read"),
        ("releases/text/a.py", "import re\nfrom .width import fold"),
        ("ipnews/urls.py", "from releases.public import urls"),
    ],
)  # fmt: skip
def test_what_runs_downhill_is_allowed(tmp_path, place, source):
    path = tmp_path / place
    path.parent.mkdir(parents=True)
    path.write_text(source, "utf-8")
    assert faults_in(path, tmp_path) == []


def test_every_import_inside_a_room_goes_to_a_lower_layer():
    assert climbs(sources()) == []


def test_no_modules_import_each_other_in_a_circle():
    assert circles(sources()) == []


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("releases.public.site.a", "from releases.public.lists.b import x", "site imports lists"),
        ("releases.public.site.a", "def f():\n  from ..home import x", "site imports home"),
        ("releases.public.people.a", "from releases.public.promises import b", "imports promises"),
        ("releases.public.indicators.charts.a", "from ..b import x", "charts imports indicators"),
        ("releases.public.attic.a", "", "belongs to no inner room of releases.public"),
        ("releases.public.a", "", "belongs to no inner room of releases.public"),
        ("releases.search.query.a", "import releases.search.index.b", "query imports index"),
        ("releases.search.a", "from .query.b import x", "* imports query"),
        ("releases.search.attic.a", "", "belongs to no inner room of releases.search"),
        ("releases.admin.follow_ups.a", "from ..rows import b", "follow_ups imports rows"),
        ("releases.intake.parse.people.a", "from ..page.b import x", "people imports page"),
        ("releases.text.fuzzy.a", "from ..periods.b import x", "fuzzy imports periods"),
    ],
)  # fmt: skip
def test_a_planted_climb_is_found(module, source, fault):
    files = {module: source} | dict.fromkeys(
        (
            "releases.public.lists.b", "releases.public.home", "releases.public.promises.b",
            "releases.public.indicators.b", "releases.search.index.b", "releases.search.query.b",
            "releases.admin.rows.b", "releases.intake.parse.page.b", "releases.text.periods.b",
        ),
        "",
    )  # fmt: skip
    (found,) = climbs(files)
    assert fault in found


def test_what_goes_to_a_lower_layer_is_allowed():
    files = {
        "releases.public.lists.views": "from releases.public.site import a\nfrom .b import x",
        "releases.public.lists.b": "from releases.search.words.c import y",
        "releases.public.site.a": "",
        "releases.public.urls": "from .lists.views import show",
        "releases.search.words.c": "from releases.search.d import z",
        "releases.search.d": "from .e import e",
        "releases.search.e": "",
    }
    assert climbs(files) == []


@pytest.mark.parametrize(
    "files",
    [
        {"releases.text.a": "from .b import x", "releases.text.b": "from . import a"},
        {"releases.text.a": "def f():\n  from .b import x", "releases.text.b": "from .a import y"},
        {
            "releases.models.a": "from .b import x", "releases.models.b": "from .c import x",
            "releases.models.c": "if TYPE_CHECKING:\n  from releases.models.a import A",
        },
        {"releases.models": "from .a import A", "releases.models.a": "import releases.models"},
    ],
)  # fmt: skip
def test_a_planted_circle_is_found(files):
    (found,) = circles(files)
    assert set(found) == set(files)


def test_what_meets_again_is_no_circle():
    files = {
        "releases.text.a": "from .b import x\nfrom .c import y",
        "releases.text.b": "from .c import y",
        "releases.text.c": "import re",
    }
    assert circles(files) == []


def test_every_room_is_open():
    """A room without files has no number yet."""
    opened = {room for room in NUMBERS if (ROOT / room.replace(".", "/")).exists()
              or (ROOT / f"{room.replace('.', '/')}.py").exists()}  # fmt: skip
    assert set(NUMBERS) - opened <= {"releases.api"}


def test_every_inner_room_is_open():
    inner = {f"{room}.{name}".replace(".", "/") for room, layers in LAYERS.items()
             for names in layers for name in names if name != "*"}  # fmt: skip
    assert {name for name in inner
            if not ((ROOT / name).is_dir() or (ROOT / f"{name}.py").exists())} == set()  # fmt: skip


def test_only_models_and_admin_import_in_their_init():
    """Every other package's `__init__` is a plaque: a docstring and nothing else."""
    for path in FILES:
        if path.name == "__init__.py" and path.stat().st_size:
            body = path.read_text("utf-8").split('"""')
            assert len(body) >= 3, f"{path} has no docstring"
            if path.parent.name not in ("models", "admin", "formats"):  # Django looks for formats
                assert not body[2].strip(), f"{path} does more than say what it is"


def test_nothing_lives_in_a_drawer():
    drawers = {"utils", "helpers", "common", "services", "misc"}
    assert not [p for p in FILES if drawers & {p.stem, *p.relative_to(ROOT).parts}]


def test_the_top_level_holds_only_what_the_owner_fixed():
    allowed = {
        "manage.py", "README.md", "Makefile", "LICENSE", "pyproject.toml",
        "ipnews", "releases", "templates", "tests", "locale", "docs",
    }  # fmt: skip
    found = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    assert {n for n in found - allowed if not n.startswith("requirements")} == set()
