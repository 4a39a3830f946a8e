"""Only lifecycle and review change a state; only drafting and copying make an edition."""

import ast
import re
from collections.abc import Callable

from tests.architecture.rooms import ROOT

RELEASES = ROOT / "releases"
# Where an edition is made, it starts as a draft.
REVIEW = {f"publishing/reviewing/{name}.py" for name in ("handing_over", "deciding", "standing")}
MAY_SET_STATE = {"publishing/lifecycle.py", "publishing/copying.py", *REVIEW}
MAKE_EDITIONS = {"publishing/drafting.py", "publishing/copying.py"}


def sets_state(source: str) -> bool:
    """Whether code assigns `.state` or passes `state=` to a call that writes."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [t for target in targets for t in ast.walk(target)]
            if any(isinstance(t, ast.Attribute) and t.attr == "state" for t in names):
                return True
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            writes = node.func.attr in ("update", "create", "get_or_create", "update_or_create")
            if writes and any(keyword.arg == "state" for keyword in node.keywords):
                return True
    return False


def makes_an_edition(source: str) -> bool:
    """Whether code calls `Edition(…)` or a method of its manager that writes a new row."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called == "Edition" or re.fullmatch(r"Edition\.objects\.\w*create", called):
                return True
    return False


def spells_out_visibility(source: str) -> bool:
    """Whether code asks for the live state by itself instead of calling `published()`."""
    return any(
        (
            isinstance(node, ast.Attribute)
            and ast.unparse(node) in ("State.LIVE", "State.SUPERSEDED")
        )
        or (isinstance(node, ast.Constant) and node.value in ("live", "superseded"))
        for node in ast.walk(ast.parse(source))
    )


def test_the_check_bites():
    assert sets_state("edition.state = State.LIVE")
    assert sets_state("a, edition.state = 1, 2")
    assert sets_state("Edition.objects.filter(pk=1).update(state='live')")
    assert not sets_state("Edition.objects.filter(state='live')")
    assert makes_an_edition("Edition.objects.create(title='')")
    assert makes_an_edition("Edition.objects.bulk_create([])")
    assert makes_an_edition("Edition(title='').save()")
    assert not makes_an_edition("Edition.objects.filter(title='')")
    assert spells_out_visibility("rows.filter(edition__state=State.LIVE)")
    assert spells_out_visibility("rows.filter(edition__state='live')")
    assert not spells_out_visibility("rows.published().filter(edition__state=State.WITHDRAWN)")


def test_only_lifecycle_changes_a_state():
    assert _where(sets_state) <= MAY_SET_STATE | {"publishing/editing.py"}


def test_only_drafting_and_copying_make_an_edition():
    assert _where(makes_an_edition) == MAKE_EDITIONS


def test_what_readers_may_see_is_said_by_the_models_alone():
    """Those who move an edition, and who write the index of it, know the states by name."""
    knowing = {path for path in _where(spells_out_visibility) if not path.startswith("models/")}
    assert knowing == {
        "publishing/lifecycle.py", "publishing/follow_up_proposals.py", "search/index/indexing.py",
    }  # fmt: skip


def _where(found: Callable[[str], bool]) -> set[str]:
    """The modules whose source the check finds something in."""
    return {
        str(path.relative_to(RELEASES))
        for path in RELEASES.rglob("*.py")
        if "migrations" not in path.parts and found(path.read_text("utf-8"))
    }
