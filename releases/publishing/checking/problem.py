"""A problem of an edition: a finding with its place on the editor's page, and what it stops."""

import hashlib
from dataclasses import dataclass
from enum import IntEnum

from releases.checks.editions.finding import Mending
from releases.models import PassedWarning

# Where facts are edited together.
HEAD, EVENT, SOURCE, NOTE = "f-head", "f-event", "f-source", "f-note"


class Tier(IntEnum):
    """What it stops. Saving is stopped by what the database cannot hold, and by nothing else; what
    stops submitting stops publishing, which asks for approvals besides (`reviewing.standing`)."""

    WARNING = 0
    PUBLISHING = 1
    SUBMITTING = 2


# What stops, by kind; every other kind is a warning.
TIERS = {
    "no_title": Tier.SUBMITTING,
    "no_body": Tier.SUBMITTING,
    "empty_answer": Tier.SUBMITTING,
    "photo_without_words": Tier.SUBMITTING,
    # An approval is bound to the content, and so what would change it comes before.
    "no_change_note": Tier.SUBMITTING,
    "identity_number": Tier.SUBMITTING,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """`anchor` is the row or the facts that it is about, or ""; `passed` why it was passed over."""

    kind: str
    message: str
    anchor: str = ""
    words: str = ""
    start: int = 0
    mendings: tuple[Mending, ...] = ()
    passed: PassedWarning | None = None

    @property
    def tier(self) -> Tier:
        return TIERS.get(self.kind, Tier.WARNING)

    @property
    def blocks(self) -> bool:
        return self.tier > Tier.WARNING

    @property
    def words_sha256(self) -> str:
        return hashlib.sha256(self.words.encode()).hexdigest()

    @property
    def key(self) -> str:
        """Names it to whoever acts on it: another once its words or its place are others."""
        told = f"{self.kind}|{self.anchor}|{self.start}|{self.words_sha256}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def mended(self) -> str:
        """What takes the place of the words, where one thing does."""
        return self.mendings[0].words if len(self.mendings) == 1 else ""
