"""The stored release that a pasted page is another copy of, and what the page says otherwise."""

from dataclasses import dataclass, replace

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from releases.admin import admin_links
from releases.intake import compare
from releases.intake.compare import Changed, Differences, Run
from releases.intake.parse.reading import ParsedStatistic, Reading
from releases.models import Block, Edition, Editor, Goal
from releases.models.edition import EditionQuerySet
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
    """The stored edition, what the page says otherwise, and the way to correct it."""

    edition: Edition
    differences: Differences
    link: str
    label: str

    @property
    def facts(self) -> list[tuple[StrOrPromise, str, str]]:
        labels = {path: fact.label for path, fact in FACTS.items()} | {"speakers": _("发言人")}
        return [(labels[name], old, new) for name, old, new in self.differences.facts]

    @property
    def blocks(self) -> list[Changed]:
        """What stays the same is shown by its ends."""
        shown = []
        for changed in self.differences.blocks[:MAX_SHOWN]:
            runs = [
                Run("same", f"{run.text[:_AROUND]}…{run.text[-_AROUND:]}")
                if run.sign == "same" and len(run.text) > 2 * _AROUND + 1
                else run
                for run in changed.runs
            ]
            shown.append(replace(changed, runs=tuple(runs)))
        return shown

    @property
    def figures(self) -> list[tuple[str, str, str]]:
        return [
            (row.indicator, _amount(old), _amount(new))
            for old, new in self.differences.figures[:MAX_SHOWN]
            if (row := old or new)
        ]

    @property
    def left_out(self) -> int:
        sizes = (len(self.differences.blocks), len(self.differences.figures))
        return sum(max(0, size - MAX_SHOWN) for size in sizes)


def find(copy: Copy, user: Editor) -> Twin | None:
    """The latest edition of the release with this title and day, or with most of these blocks."""
    event, title = copy.reading.event.date, copy.reading.title
    others = Edition.objects.exclude(release__editions__pasted_text=copy.pasted)
    named = others.filter(title=title, event_date=event) if title and event else others.none()
    found = named.order_by("-pk").first() or _most_alike(copy.reading, others)
    if found is None:
        return None
    same = Edition.objects.filter(release=found.release_id).select_related("release")
    edition = same.latest("ordinal")
    link, label = admin_links.workbench(edition.pk), _("打开那篇")
    if edition.is_open:
        label = _("在那篇的草稿里改")
    elif user.has_perm("releases.change_edition"):
        link = reverse("admin:releases_edition_correct", args=[edition.pk])
        label = _("在那篇上开始更正")
    return Twin(edition, compare.compare(snapshot(edition), copy.reading), link, label)


def _most_alike(reading: Reading, others: EditionQuerySet) -> Edition | None:
    texts = {block.text for block in reading.blocks if len(block.text) >= MIN_TEXT}
    telling = sorted(texts, key=len, reverse=True)[:MAX_TEXTS]
    if not telling:
        return None
    rows = Block.objects.filter(text__in=telling).values("edition")
    counted = rows.annotate(shared=Count("text", distinct=True)).order_by("-shared", "-edition")
    for row in counted[:5]:
        if row["shared"] >= SHARED * len(telling):
            found = others.filter(pk=row["edition"]).first()
            if found:
                return found
    return None


def _amount(row: ParsedStatistic | None) -> str:
    if row is None:
        return ""
    goal = Goal(row.goal).label if row.goal else ""
    return f"{row.scope}{goal}{row.value}{row.unit}"
