"""The body that acts: the speaker's own, or another that the text says is acting."""

import pytest

from .told import OURS, found


@pytest.mark.parametrize(
    ("lead", "body"),
    [
        ("下一步，我们将做好两件事：", OURS),
        ("下一步，市市场监管局将做好两件事：", OURS),
        ("下一步，我局将会同市公安局做好两件事：", OURS),
        ("下一步，全市市场监管部门将做好两件事：", OURS),
        ("下一步，市财政局将做好两件事：", "市财政局"),
        ("下一步，云岭海关将做好两件事：", "云岭海关"),
    ],
)
def test_of_a_speech(lead, body):
    assert {m.organisation for m in found(f"{lead}一是健全目录。二是开展培训。")} == {body}


def test_another_body_is_meant_for_its_own_paragraph_alone():
    first = "市财政局将做好两件事：一是健全目录。二是开展培训。"
    last = "我们将做好两件事：一是健全队伍。二是开展检查。"
    assert [m.organisation for m in found(first, last)] == ["市财政局"] * 2 + [OURS] * 2
