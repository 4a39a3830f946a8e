"""Who wrote any of an edition: nobody approves what they changed."""

from releases.models import Change, Edition

Verb = Change.Verb
# What leaves the words as they are: to look at them, to decide on them, to open a copy of them.
LEAVES_WORDS = frozenset(
    (
        *(Verb.SEE, Verb.SETTLE, Verb.FOLLOW, Verb.UNFOLLOW, Verb.CORRECT),
        *(Verb.SUBMIT, Verb.CLAIM, Verb.APPROVE, Verb.RETURN, Verb.RECALL),
        *(Verb.COMMENT, Verb.ANSWER, Verb.RESOLVE, Verb.UNRESOLVE),
        *(Verb.EMERGENCY, Verb.AFTERWARDS),
        *(Verb.PUBLISH, Verb.WITHDRAW, Verb.DISCARD, Verb.TIME, Verb.UNTIME),
        *(Verb.WITHHOLD, Verb.LIFT, Verb.BRING_BACK, Verb.PIN, Verb.UNPIN),
        Verb.DELETE,  # of a draft in the bin, which may have had the same number
        *(Verb.ASK, Verb.REPLY, Verb.REVOKE),
    )
)


def contributors(edition: Edition) -> set[int]:
    """Keys of the accounts that changed anything since the edition before, or since the beginning.

    Every verb counts but those that are known to leave the words as they are.
    """
    acts = Change.objects.of(edition.release)
    before = acts.published().filter(ordinal__lt=edition.ordinal).order_by("-sequence")
    begun = before.values_list("sequence", flat=True).first() or 0
    since = acts.filter(sequence__gt=begun, ordinal__lte=edition.ordinal)
    since = since.exclude(verb__in=LEAVES_WORDS)
    return set(since.exclude(by=None).values_list("by", flat=True))
