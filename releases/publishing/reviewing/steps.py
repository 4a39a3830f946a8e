"""The steps that an edition goes through before it may be published, as the office has set them."""

from releases.models import Approval, Editor, ReviewRules

Step = Approval.Step
STEPS = {
    0: (),
    1: (Step.REVIEW,),
    2: (Step.REVIEW, Step.SIGN),
    3: (Step.FIRST, Step.SECOND, Step.SIGN),
}
PERMISSIONS = {
    Step.FIRST: "releases.approve_edition",
    Step.SECOND: "releases.approve_edition",
    Step.REVIEW: "releases.approve_edition",
    Step.SECRECY: "releases.secrecy_edition",
    Step.SIGN: "releases.sign_edition",
}
# Who is the other person where there are no steps: afterwards, and of what readers see at once.
SECOND_PERSONS = ("releases.approve_edition", "releases.sign_edition")


def may_take_any(by: Editor) -> bool:
    return any(map(by.has_perm, PERMISSIONS.values()))


def steps_of(rules: ReviewRules) -> tuple[Step, ...]:
    """In their order; secrets are looked for before the last one decides. None while it is off."""
    steps = STEPS[rules.steps]
    return (*steps[:-1], Step.SECRECY, *steps[-1:]) if rules.secrecy and steps else steps
