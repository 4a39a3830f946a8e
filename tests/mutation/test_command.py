"""The command on a checkout of two modules, with a test for one of them."""

import ast
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.mutation.drawing import draw, modules, seeds_of
from tests.mutation.faults import KINDS
from tests.mutation.reach import imported, record, recorded
from tests.mutation.selection import groups_of, imports
from tests.mutation.trial import ROOM, copy_of, failing, noticed_by

ROOT = Path(__file__).resolve().parent.parent.parent
LIMIT = "MAX = 3\n\n\ndef few(count):\n    return count < MAX\n"
TEST = "from releases.{0} import few\n\n\ndef test_few():\n    assert few(2) and not few(3)\n"


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # these tests need no Django

    def write(name, text=""):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")

    for name in ("releases", "releases/search", "releases/search/query", "tests"):
        write(f"{name}/__init__.py")
    write("releases/search/query/limit.py", LIMIT)
    write("releases/search/untested.py", LIMIT)
    write("releases/migrations/0001_initial.py", LIMIT)
    write("tests/search/test_limit.py", TEST.format("search.query.limit"))
    write("tests/search/test_other.py", "def test_other(): pass\n")
    write("tests/text/test_text.py", "def test_text(): pass\n")
    write("tests/browser/test_walk.py", "def test_walk(): raise AssertionError\n")
    write("pytest.ini", "[pytest]\nmarkers =\n    browser\n    slow\n    deep\n")
    shutil.copytree(ROOT / "tests/mutation", tmp_path / "tests/mutation")
    return tmp_path


def drawn_of(checkout, module):
    return [each for each in draw(checkout, "5d9fb6d1", 99) if each.path == Path(module)]


@pytest.mark.slow
def test_a_tested_limit_is_noticed_whichever_way_it_moves(checkout):
    faults = drawn_of(checkout, "releases/search/query/limit.py")
    assert {each.before for each in faults} == {"3", " < "}
    for drawn in faults:
        assert noticed_by(drawn, checkout) == "tests/search/test_limit.py::test_few"


@pytest.mark.slow
def test_what_no_test_looks_at_survives_and_is_put_right(checkout):
    (turned,) = [
        each for each in drawn_of(checkout, "releases/search/untested.py")
        if each.fault.kind == "comparison"
    ]  # fmt: skip
    assert noticed_by(turned, checkout) == ""
    assert (checkout / turned.path).read_text("utf-8") == LIMIT
    assert str(turned) == "releases/search/untested.py:5 comparison: ' < ' -> ' <= '"


@pytest.mark.slow
def test_what_never_ends_is_noticed(checkout, monkeypatch):
    watch = checkout / "tests/mutation/watch.py"
    watch.write_text(watch.read_text("utf-8").replace("SECONDS = 60", "SECONDS = 0.5"), "utf-8")
    (checkout / "tests/text/test_text.py").write_text("def test_it():\n    while True: ...\n")
    assert failing([Path("tests/text/test_text.py")], checkout) == "ended with -27"
    monkeypatch.setattr("tests.mutation.trial.SECONDS", 0.1)
    assert failing([Path("tests/text/test_text.py")], checkout) == "never ended"


@pytest.mark.slow
def test_what_cannot_be_imported_is_noticed(checkout):
    (checkout / "releases/search/query/limit.py").write_text("raise ValueError\n")
    assert failing([Path("tests/search/test_limit.py")], checkout) == "tests/search/test_limit.py"


@pytest.mark.slow
def test_no_test_is_no_failure(checkout):
    (checkout / "tests/text/test_text.py").write_text("")
    assert failing([Path("tests/text/test_text.py")], checkout) == ""
    assert failing([], checkout) == ""


def test_the_nearest_tests_come_first(checkout):
    nearest, room, others = groups_of(Path("releases/search/query/limit.py"), checkout)
    assert nearest == [Path("tests/search/test_limit.py")]
    assert room == [Path("tests/search/test_other.py")]
    assert others == [Path("tests/text/test_text.py")], "neither the browser's nor this package's"


def test_an_inner_folder_of_tests_is_the_room(checkout):
    (checkout / "tests/search/query").mkdir()
    shutil.move(checkout / "tests/search/test_other.py", checkout / "tests/search/query")
    _nearest, room, _others = groups_of(Path("releases/search/query/words.py"), checkout)
    assert room == [Path("tests/search/query/test_other.py")]


def test_a_module_without_a_mirror_is_asked_of_all(checkout):
    assert [len(group) for group in groups_of(Path("releases/urls.py"), checkout)] == [0, 0, 3]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("from releases.search import limit", True),
        ("from releases.search import other, limit", True),
        ("from releases.search import (\n    other,\n    limit,\n)", True),
        ("from releases.search.limit import few", True),
        ("import releases.search.limit", True),
        ('monkeypatch.setattr("releases.search.limit.MAX", 2)', True),
        ("from releases.search import limits", False),
        ("from releases.search import other\n\nlimit = 2", False),
        ("from releases.text import limit", False),
    ],
)
def test_a_module_is_imported_in_many_ways(tmp_path, line, expected):
    (tmp_path / "test_it.py").write_text(line)
    assert imports(tmp_path / "test_it.py", Path("releases/search/limit.py")) is expected


def test_a_seed_always_draws_the_same_and_each_kind_in_turn(tmp_path):
    shutil.copytree(ROOT / "releases/publishing", tmp_path / "releases")
    drawn = draw(tmp_path, "5d9fb6d1", 40)
    assert drawn == draw(tmp_path, "5d9fb6d1", 40)
    assert drawn != draw(tmp_path, "41dfa000", 40)
    assert set(Counter(each.fault.kind for each in drawn).values()) == {5, 6}
    assert set(KINDS) == {each.fault.kind for each in drawn}


def test_migrations_are_left_out(checkout):
    assert Path("releases/migrations/0001_initial.py") not in modules(checkout)
    assert Path("releases/search/untested.py") in modules(checkout)


def test_seeds_are_the_commits_before_the_last(checkout):
    def git(*words):
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        run = subprocess.run(["git", *who, *words], cwd=checkout, check=True, capture_output=True)
        return run.stdout.decode().strip()

    git("init", "--quiet")
    made = []
    for name in ("one", "two", "three"):
        git("commit", "--quiet", "--allow-empty", "-m", name)
        made.append(git("rev-parse", "HEAD")[:8])
    assert seeds_of(checkout, 2) == [made[1], made[0]]


def test_the_copy_is_the_work_tree_as_it_stands(checkout, tmp_path_factory):
    subprocess.run(["git", "init", "--quiet"], cwd=checkout, check=True)
    (checkout / ".gitignore").write_text(".data\n")
    (checkout / ".data").write_text("kept private")
    copy = copy_of(checkout, tmp_path_factory.mktemp("copy"))
    assert (copy / "releases/search/untested.py").read_text("utf-8") == LIMIT
    assert not (copy / ".data").exists()


@pytest.mark.slow
def test_only_the_tests_that_run_through_a_line_are_asked(checkout, tmp_path_factory):
    (checkout / "releases/search/query/words.py").write_text(
        "from .limit import few\n\n\ndef words(text):\n    if few(1):\n        return text\n",
        "utf-8",
    )
    (checkout / "tests/text/test_text.py").write_text(
        "from releases.search.query.words import words\n\n\ndef test_text():\n    words('')\n"
    )
    reach = record(checkout, tmp_path_factory.mktemp("recorded"), ["-m", ROOM])
    limit, text = "tests/search/test_limit.py::test_few", "tests/text/test_text.py::test_text"
    module = Path("releases/search/query/limit.py")
    assert reach.tests_of(module, 5) == {limit, text}
    assert reach.tests_of(module, 1) == {limit, text}, "what is read at import has users"
    assert reach.tests_of(Path("releases/search/query/words.py"), 6) == {text}
    assert reach.tests_of(Path("releases/search/untested.py"), 5) == set()
    for drawn in drawn_of(checkout, module):
        assert noticed_by(drawn, checkout, reach) == limit


@pytest.mark.slow
def test_what_was_recorded_is_kept_for_copies_of_the_same_files(checkout, tmp_path_factory):
    folder, kept = tmp_path_factory.mktemp("copies"), tmp_path_factory.mktemp("kept")
    copies = [shutil.copytree(checkout, folder / name) for name in ("one", "two", "three")]
    module = Path("releases/search/query/limit.py")
    tests = {"tests/search/test_limit.py::test_few"}
    assert recorded(copies[0], kept, ["-m", ROOM]).tests_of(module, 5) == tests
    (there,) = kept.iterdir()
    written = there.stat().st_mtime_ns
    assert recorded(copies[1], kept, ["-m", ROOM]).tests_of(module, 5) == tests
    assert [path.stat().st_mtime_ns for path in kept.iterdir()] == [written]
    (copies[2] / module).write_text("# Another.\n" + LIMIT)
    assert recorded(copies[2], kept, ["-m", ROOM]).tests_of(module, 6) == tests
    assert [path == there for path in kept.iterdir()] == [False]


@pytest.mark.slow
def test_a_run_that_was_cut_short_is_not_kept(checkout, tmp_path):
    with pytest.raises(RuntimeError, match="ended with 4"):
        recorded(checkout, tmp_path / "kept", ["--no-such-option"])
    assert not [path for path in (tmp_path / "kept").iterdir() if path.name != "new"]


@pytest.mark.parametrize(
    ("line", "file"),
    [
        ("from .limit import few", "releases/search/query/limit.py"),
        ("from . import limit", "releases/search/query/limit.py"),
        ("from ..backends.dialect import x", "releases/search/backends/dialect.py"),
        ("from releases.text import han", "releases/text/han.py"),
        ("from releases.text.han import HAN", "releases/text/han.py"),
    ],
)
def test_every_form_of_import_names_its_file(line, file):
    node = ast.parse(line).body[0]
    assert Path(file) in set(imported(node, Path("releases/search/query/words.py")))


@pytest.mark.slow
def test_what_reads_the_source_is_asked_whatever_it_runs_through(checkout, tmp_path_factory):
    (checkout / "tests/architecture").mkdir()
    (checkout / "tests/architecture/test_limits.py").write_text(
        "from pathlib import Path\n\n\ndef test_limits():\n"
        "    assert 'MAX = 3\\n' in Path('releases/search/untested.py').read_text()\n"
    )
    reach = record(checkout, tmp_path_factory.mktemp("recorded"), ["-m", ROOM])
    (limit, *_) = [
        each
        for each in drawn_of(checkout, "releases/search/untested.py")
        if each.fault.kind == "number"
    ]
    assert noticed_by(limit, checkout, reach) == "tests/architecture/test_limits.py::test_limits"
