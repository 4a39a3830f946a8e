"""The working copy of one page: read from its row, or from the page while nobody changed it."""

from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.translation import gettext as _

from releases.checks.doubts import with_series
from releases.intake import correct
from releases.intake.parse import reader
from releases.intake.parse.reading import Reading
from releases.intake.parse.reading_as_json import from_dict, to_dict
from releases.intake.pasted_pages import text_of
from releases.models import Check, Editor, PastedText
from releases.models.pasted_text import sha256
from releases.series.published_figures import published_of

from . import accepted_rows


@dataclass(frozen=True)
class Copy:
    """A reading with the keys of its accepted rows; `version` is its optimistic lock."""

    pasted: PastedText
    text: str
    reading: Reading
    settled: tuple[str, ...] = ()
    version: int = 0
    row: Check | None = None

    @property
    def stale(self) -> bool:
        """Whether the page now has other text than the one that was read."""
        return self.row is not None and self.row.text_sha256 != _print(self.text)

    @property
    def left(self) -> Reading:
        return accepted_rows.left(self.reading, self.settled)

    def settle(self, *keys: str) -> "Copy":
        return replace(self, settled=tuple(dict.fromkeys([*self.settled, *keys])))

    def reopen(self, key: str) -> "Copy":
        return replace(self, settled=tuple(k for k in self.settled if k != key))


def load(pasted: PastedText) -> Copy:
    text = text_of(pasted)
    row = Check.objects.of(pasted).select_related("updated_by").first()
    if row is None:
        return Copy(pasted, text, beside_series(reader.read(text)))
    reading = beside_series(from_dict(row.data))
    return Copy(pasted, text, reading, tuple(row.settled), row.lock_version, row)


def beside_series(reading: Reading) -> Reading:
    """With doubts of what was published by now; they are not kept, but looked for at every look."""
    published = published_of(row.indicator for row in reading.statistics)
    return replace(reading, doubts=with_series(reading, published))


def keep(copy: Copy, *, version: int, by: Editor | None) -> None:
    """Store the copy; raises NotCorrected when somebody else was first."""
    kept = version == copy.version and Check.objects.keep(
        copy.pasted,
        data=to_dict(copy.reading),
        settled=list(copy.settled),
        text_sha256=_print(copy.text),
        version=version,
        by=by,
        now=timezone.now(),
    )
    if not kept:
        raise correct.NotCorrected(_meanwhile(copy.pasted))


def step_back(copy: Copy, *, by: Editor | None) -> None:
    """Undo the last step; raises NotCorrected when somebody else was first."""
    if not Check.objects.step_back(copy.pasted, version=copy.version, by=by, now=timezone.now()):
        raise correct.NotCorrected(_meanwhile(copy.pasted))


def _meanwhile(pasted: PastedText) -> str:
    row = Check.objects.of(pasted).select_related("updated_by").first()
    if row is None:
        return _("没有可以撤销的一步。")
    at = timezone.localtime(row.updated_at).strftime("%H:%M")
    return _(
        "您打开之后，%(who)s在 %(at)s 改过，所以这次没有保存。下面是最新内容，请看过再改。"
    ) % {"who": row.updated_by or _("别人"), "at": at}


def _print(text: str) -> str:
    return sha256(text.encode("utf-8", "replace"))
