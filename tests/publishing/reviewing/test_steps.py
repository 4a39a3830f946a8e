"""The steps of the office's rules, in their order."""

import pytest

from releases.models import ReviewRules
from releases.publishing.reviewing.steps import PERMISSIONS, Step, steps_of


@pytest.mark.parametrize(
    ("steps", "secrecy", "told"),
    [
        (0, False, ""),
        (0, True, ""),
        (1, False, "review"),
        (1, True, "secrecy review"),
        (2, False, "review sign"),
        (2, True, "review secrecy sign"),
        (3, False, "first second sign"),
        (3, True, "first second secrecy sign"),
    ],
)
def test_the_steps_of_the_rules(steps, secrecy, told):
    assert list(steps_of(ReviewRules(steps=steps, secrecy=secrecy))) == told.split()


def test_each_step_needs_a_permission():
    assert set(PERMISSIONS) == set(Step)
