"""Who wrote any of an edition: nobody approves what they changed."""

from django.db.models import F

from releases.models import Change, Edition

Verb = Change.Verb
# What leaves the words as they are: to look at them, to decide on them, to open a copy of them.
LEAVES_WORDS = frozenset(
    (
        *(Verb.SEE, Verb.SETTLE, Verb.FOLLOW, Verb.UNFOLLOW, Verb.CORRECT),
        *(Verb.SUBMIT, Verb.CLAIM, Verb.APPROVE, Verb.RETURN, Verb.RECALL),
        *(Verb.PUBLISH, Verb.WITHDRAW, Verb.DISCARD),
    )
)


def contributors(edition: Edition) -> set[int]:
    """Keys of the accounts that changed anything since the live edition, or since the beginning.

    Every verb counts but those that are known to leave the words as they are.
    """
    acts = Change.objects.of(edition.release)
    published = acts.published().order_by("-pk").values_list("pk", flat=True).first()
    since = acts.filter(pk__gt=published or 0, by__isnull=False).exclude(verb__in=LEAVES_WORDS)
    return set(since.values_list(F("by"), flat=True))
