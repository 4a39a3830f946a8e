"""The stored release that a pasted page is another copy of, and what the page says otherwise."""

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.intake.parse.reading import Reading
from releases.models import Block, Edition, Editor, PastedText
from releases.models.edition import EditionQuerySet
from releases.publishing.compare import editions
from releases.publishing.compare.contents import MODELS, ComparedRow, labels
from releases.publishing.compare.differences import Differences
from releases.publishing.compare.row_difference import RowDifference
from releases.publishing.compare.text_runs import Run, shortened

SHARED = 0.6
# So many of the longest blocks tell one release from another.
MAX_TEXTS = 200
MIN_TEXT = 8
MAX_SHOWN = 60
AROUND = 30
NAMES = ("attendingorganisation", "attendingmedia", "appearance")
AMOUNT = ("scope", "goal", "value", "unit")


@dataclass(frozen=True, slots=True)
class Twin:
    """The stored edition, what the page says otherwise, and the way to correct it."""

    edition: Edition
    differences: Differences
    link: str
    label: str

    @property
    def facts(self) -> list[tuple[str, str, str]]:
        """With the names of those who came; whoever holds another post is told as somebody else."""
        named = labels()
        told = [(named[path], was, now) for path, was, now in self.differences.facts]
        for kind in NAMES:
            rows = self.differences.rows.get(kind, ())
            gone, come = (
                "、".join(_named(side) for side in sides if side)
                for sides in ([row.old for row in rows], [row.new for row in rows])
            )
            if gone != come:
                told.append((str(MODELS[kind]._meta.verbose_name), gone, come))
        return told

    @property
    def blocks(self) -> list[tuple[RowDifference, tuple[Run, ...]]]:
        """Those of other words; what stays the same is shown by its ends."""
        return [(row, shortened(row.runs, AROUND, AROUND)) for row in self._other_words[:MAX_SHOWN]]

    @property
    def figures(self) -> list[tuple[str, str, str]]:
        return [
            (row.row.values["indicator_name"], _amount(row.old), _amount(row.new))
            for row in self._other_figures[:MAX_SHOWN]
        ]

    @property
    def left_out(self) -> int:
        sizes = (len(self._other_words), len(self._other_figures))
        return sum(max(0, size - MAX_SHOWN) for size in sizes)

    @property
    def differs(self) -> bool:
        return any((self.facts, self._other_words, self._other_figures))

    @property
    def _other_words(self) -> list[RowDifference]:
        rows = self.differences.blocks
        return [row for row in rows if "text" in row.fields or not (row.old and row.new)]

    @property
    def _other_figures(self) -> list[RowDifference]:
        rows = self.differences.rows.get("statistic", ())
        return [row for row in rows if _amount(row.old) != _amount(row.new)]


def find(pasted: PastedText, reading: Reading, user: Editor) -> Twin | None:
    """The latest edition of the release with this title and day, or with most of these blocks."""
    event, title = reading.event.date, reading.title
    others = Edition.objects.present().exclude(release__editions__pasted_text=pasted)
    named = others.filter(title=title, event_date=event) if title and event else others.none()
    found = named.order_by("-pk").first() or _most_alike(reading, others)
    if found is None:
        return None
    same = Edition.objects.present().filter(release=found.release_id).select_related("release")
    edition = same.latest("ordinal")
    if edition.withheld and not user.has_perm("releases.read_withheld"):
        return None
    link, label = admin_links.editor(edition.pk), _("打开那篇")
    if edition.is_open:
        label = _("在那篇的草稿里改")
    elif user.has_perm("releases.change_edition"):
        link = reverse("admin:releases_edition_correct", args=[edition.pk])
        label = _("在那篇上开始更正")
    return Twin(edition, editions.between(edition, reading), link, label)


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


def _amount(row: ComparedRow | None) -> str:
    return "".join(row.values[name] for name in AMOUNT) if row else ""


def _named(row: ComparedRow) -> str:
    """周敏（市公安局副局长）."""
    post = row.values.get("organisation_name", "") + row.values.get("posts", "")
    return f"{row.name}（{post}）" if post else row.name
