"""The stored release that a pasted page is another copy of, and what the page says otherwise."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.intake import compare
from releases.intake.compare import Changed, Differences, Run
from releases.intake.parse.reading import ParsedStatistic, Reading
from releases.models import Block, Edition
from releases.models.snapshot import snapshot

from .parsed_rows import FACTS
from .working_copy import Copy

SHARED = 0.6
# So many of the longest blocks tell one release from another.
MAX_TEXTS = 200
MIN_TEXT = 8
MAX_SHOWN = 60
_AROUND = 30


@dataclass(frozen=True, slots=True)
class Twin:
    edition: Edition
    differences: Differences
    link: str
    label: str

    @property
    def facts(self) -> list[tuple[Any, str, str]]:
        labels = {path: fact.label for path, fact in FACTS.items()} | {"speakers": _("发言人")}
        return [(labels[name], old, new) for name, old, new in self.differences.facts]

    @property
    def blocks(self) -> list[Changed]:
        shown = self.differences.blocks[:MAX_SHOWN]
        return [Changed(c.old, c.new, tuple(map(_shortened, c.runs))) for c in shown]

    @property
    def figures(self) -> list[tuple[str, str, str]]:
        return [
            ((old or new).indicator, _amount(old), _amount(new))  # type: ignore[union-attr]
            for old, new in self.differences.figures[:MAX_SHOWN]
        ]

    @property
    def left_out(self) -> int:
        sizes = (len(self.differences.blocks), len(self.differences.figures))
        return sum(max(0, size - MAX_SHOWN) for size in sizes)


def find(copy: Copy, user: Any) -> Twin | None:
    edition = _stored(copy)
    if edition is None:
        return None
    differences = compare.compare(snapshot(edition), copy.reading)
    link, label = _way_to_correct(edition, user)
    return Twin(edition, differences, link, label)


def _stored(copy: Copy) -> Edition | None:
    """The latest edition of the release with this title and day, or with most of these blocks."""
    event, title = copy.reading.event.date, copy.reading.title
    others = Edition.objects.exclude(release__editions__pasted_text=copy.pasted)
    named = others.filter(title=title, event_date=event) if title and event else others.none()
    found = named.order_by("-pk").first() or _most_alike(copy.reading, others)
    if found is None:
        return None
    latest = Edition.objects.filter(release=found.release_id).select_related("release")
    return latest.order_by("-ordinal").first()


def _most_alike(reading: Reading, others: Any) -> Edition | None:
    texts = {block.text for block in reading.blocks if len(block.text) >= MIN_TEXT}
    telling = sorted(texts, key=len, reverse=True)[:MAX_TEXTS]
    if not telling:
        return None
    rows = Block.objects.filter(text__in=telling).values("edition")
    counted = rows.annotate(shared=Count("text", distinct=True)).order_by("-shared", "-edition")
    for row in counted[:5]:
        if row["shared"] >= SHARED * len(telling):
            found: Edition | None = others.filter(pk=row["edition"]).first()
            if found:
                return found
    return None


def _way_to_correct(edition: Edition, user: Any) -> tuple[str, str]:
    """A draft that is open is gone on with; a published edition is corrected by a new one."""
    if edition.is_open or not user.has_perm("releases.change_edition"):
        return admin_links.workbench(edition.pk), _("打开那篇") if not edition.is_open else _(
            "在那篇的草稿里改"
        )
    return reverse("admin:releases_edition_correct", args=[edition.pk]), _("在那篇上开始更正")


def _shortened(run: Run) -> Run:
    """What stays the same is shown by its ends."""
    if run.sign != "same" or len(run.text) <= 2 * _AROUND + 1:
        return run
    return Run("same", f"{run.text[:_AROUND]}…{run.text[-_AROUND:]}")


def _amount(row: ParsedStatistic | None) -> str:
    return f"{row.value}{row.unit}" if row else ""
