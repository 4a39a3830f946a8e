"""A form that stands open in the editor, what it sent, and what came of it."""

from dataclasses import dataclass, replace
from typing import Self

from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString

from releases.admin.optimistic_lock import VersionedForm
from releases.admin.rows.attachment import AttachmentForm, stored_file
from releases.models import (
    Appearance,
    Attachment,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Edition,
    Measure,
    Statistic,
)
from releases.publishing.errors import Refused
from releases.publishing.trail.undoing import Steps

from .facts_card import CARD, HEAD, NEW_BLOCK
from .saving.told_rows import ToldRows

RowForms = (
    VersionedForm[Block]
    | VersionedForm[Statistic]
    | VersionedForm[Measure]
    | VersionedForm[AttendingOrganisation]
    | VersionedForm[AttendingMedia]
    | VersionedForm[Appearance]
    | VersionedForm[Attachment]
    | VersionedForm[Edition]
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form sent, files too, and the key of whose form it is. One that is `trusted` is held
    against the constraints by the database alone, where it is stored."""

    data: QueryDict
    files: MultiValueDict[str, UploadedFile]
    by: int
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class ActDone:
    """The blocks that look otherwise now, in order, where the one that was acted on stood;
    `gone` are the anchors of those that stand there no more, or elsewhere. `card` says that it is
    the first card that looks otherwise, and the name of its speaker on the blocks."""

    blocks: tuple[int, ...]
    gone: tuple[str, ...] = ()
    said: str = ""
    dropped: bool = False  # the block itself
    card: bool = False
    # Those blocks, where they are known as they are stored now.
    known: tuple[Block, ...] = ()
    counts: bool = True  # how many rows nobody has seen may be another number
    # Of an undo, which may have changed anything anywhere: what it did, and what can be undone and
    # redone now, where that is known.
    told: ToldRows | None = None
    steps: Steps | None = None

    @classmethod
    def on(cls, *blocks: Block, said: str, gone: tuple[str, ...] = (), counts: bool = True) -> Self:
        """Blocks that look otherwise, as they are stored now."""
        return cls(tuple(each.pk for each in blocks), gone, said, known=blocks, counts=counts)


@dataclass(frozen=True, slots=True)
class OpenedForm:
    """A form that stands open in its block, or without one on the first card; of a row that is to
    be added `anchor` is empty. `asked` are the fields that somebody else changed, too.
    `number` is what it was known by when it was sent, `kept` whether a scratch copy has that."""

    form: RowForms
    block: Block | None
    anchor: str = ""
    asked: tuple[str, ...] = ()
    number: str = ""
    kept: bool = False

    @property
    def kind(self) -> str:
        return str(self.form.instance._meta.model_name)

    @property
    def fields_asked(self) -> list[BoundField]:
        return [self.form[name] for name in self.asked]

    @property
    def seldom(self) -> list[BoundField]:
        """The fields that are folded away."""
        return [self.form[name] for name in getattr(self.form, "seldom", ())]

    @property
    def unfolded(self) -> bool:
        asked = set(self.asked) & {field.name for field in self.seldom}
        return bool(asked) or getattr(self.form, "unfolded", False)

    @property
    def place(self) -> str:
        """The anchor of where it stands."""
        if self.block:
            return self.block.anchor
        return NEW_BLOCK if self.kind == "block" else CARD

    @property
    def shut(self) -> str:
        """What is asked for to see the place without it."""
        return self.place if self.place != CARD else HEAD

    @property
    def added_to(self) -> str:
        """What a row that is to be added is added to: a block, or the edition."""
        return self.block.anchor if self.block else HEAD

    @property
    def stored(self) -> SafeString | str:
        """The file that there is."""
        row = self.form.instance
        return stored_file(row) if isinstance(row, Attachment) and row.pk else ""

    def numbered(self, number: str, *, kept: bool) -> Self:
        return replace(self, number=number, kept=kept)

    def refused(self, why: str = "") -> None:
        """It comes back as it was sent; a chosen file with it."""
        if why:
            self.form.add_error(None, why)
        if isinstance(self.form, AttachmentForm):
            self.form.keep_chosen()


class FormRefused(Refused):
    """What the form asks for cannot be: nothing was changed, and it comes back as it was sent."""

    def __init__(self, edition: Edition, opened: OpenedForm, why: str) -> None:
        super().__init__(why)
        self.edition, self.opened = edition, opened
