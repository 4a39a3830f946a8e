"""What a merge would change, told before anybody presses the button."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, ForeignKey
from django.utils.translation import gettext as _

from releases.models import Edition, FormerAddress, Indicator, Statistic
from releases.models.naming.former_address import KINDS
from releases.models.vocabulary import VocabularyTerm
from releases.text.name_key import name_key

from .different_things import pair, told_apart
from .merging import TAKEN_OVER, in_the_way
from .noun_rows import has_edition, links, rows
from .save_noun import MAX_AT_ONCE

EDITIONS_SHOWN = 50  # editions, those of the newest releases first
UNITS_TOLD = 5
# Fields that tell two things apart where both say something.
TELLING = (*TAKEN_OVER, "kind", "parent", "note")


@dataclass(frozen=True, slots=True)
class Use:
    """A kind of row: how many of both there are, and how many would be led over."""

    label: str
    of_kept: int
    of_other: int


@dataclass(frozen=True, slots=True)
class MergePreview:
    """`stops` are in the way of the merge, `warnings` speak against it."""

    kept: VocabularyTerm
    other: VocabularyTerm
    uses: list[Use]
    editions: list[tuple[Edition, int]]
    edition_count: int
    aliases: list[str]
    addresses: list[str]
    taken_over: list[tuple[str, str]]
    warnings: list[str]
    stops: list[str]

    @property
    def more(self) -> int:
        return self.edition_count - len(self.editions)


def preview(kept: VocabularyTerm, other: VocabularyTerm) -> MergePreview:
    """In a fixed number of queries, whatever both are used in."""
    fields = list(links(type(kept)))
    theirs = _rows_by_edition(fields, other)
    shared = theirs.keys() & _rows_by_edition(fields, kept).keys()
    theirs_now = Edition.objects.present().filter(pk__in=theirs.keys())
    newest = theirs_now.select_related("release").newest_first()
    return MergePreview(
        kept=kept,
        other=other,
        uses=[
            Use(
                str((field.model._meta if has_edition(field.model) else field).verbose_name),
                rows(field, kept).count(),
                rows(field, other).count(),
            )
            for field in fields
        ],
        editions=[(edition, theirs[edition.pk]) for edition in newest[:EDITIONS_SHOWN]],
        edition_count=len(theirs),
        aliases=_aliases(kept, other),
        addresses=_addresses(kept, other),
        taken_over=[(label, told) for label, mine, told in _told(kept, other) if not mine],
        warnings=[*_warnings(kept, other), *_shared(shared, len(theirs))],
        stops=in_the_way(kept, other),
    )


def _rows_by_edition(
    fields: "list[ForeignKey[object, object]]", noun: VocabularyTerm
) -> Counter[int]:
    found: Counter[int] = Counter()
    for field in fields:
        if has_edition(field.model):
            counted = rows(field, noun).order_by().values_list("edition").annotate(n=Count("pk"))
            found.update(dict(counted))
    return found


def _aliases(kept: VocabularyTerm, other: VocabularyTerm) -> list[str]:
    """What the kept one is called besides, from then on."""
    names = [alias.name for noun in (kept, other) for alias in noun.aliases.order_by("pk")]
    known = {name_key(kept.name): ""}
    for name in [*names, other.name]:
        known.setdefault(name_key(name), name)
    return [name for name in known.values() if name]


def _addresses(kept: VocabularyTerm, other: VocabularyTerm) -> list[str]:
    """What leads to the kept one's page, from then on."""
    kind = kept.kind_of_noun
    if kind not in KINDS:
        return []
    former = FormerAddress.objects.of(kind).filter(**{f"{kind}__in": [kept.pk, other.pk]})
    return [str(other.slug), *former.order_by("pk").values_list("slug", flat=True)]


def _told(kept: VocabularyTerm, other: VocabularyTerm) -> Iterator[tuple[str, str, str]]:
    """Of each field that the other says something in, its label and what both say."""
    for field in kept._meta.fields:
        if field.name in TELLING:
            mine, theirs = (_shown(noun, field.name) for noun in (kept, other))
            if theirs:
                yield str(field.verbose_name), mine, theirs


def _shown(noun: VocabularyTerm, name: str) -> str:
    value = getattr(noun, name)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    display = getattr(noun, f"get_{name}_display", None)
    return str(display() if display and value else value or "")


def _warnings(kept: VocabularyTerm, other: VocabularyTerm) -> Iterator[str]:
    for label, mine, theirs in _told(kept, other):
        if mine and mine != theirs:
            told = {"field": label, "mine": mine, "theirs": theirs}
            yield _("%(field)s不同：保留“%(mine)s”，“%(theirs)s”不再用。") % told
    if isinstance(kept, Indicator):
        units = [_units(noun) for noun in (kept, other)]
        if all(units) and not set(units[0]) & set(units[1]):
            mine, theirs = ("、".join(found) for found in units)
            yield _("数据的单位不同：“%(mine)s”与“%(theirs)s”。") % {"mine": mine, "theirs": theirs}
    if pair(kept.pk, other.pk) in told_apart(kept.kind_of_noun):
        yield _("有人标记过：这是两回事。")


def _units(indicator: VocabularyTerm) -> list[str]:
    found = Statistic.objects.filter(indicator=indicator.pk).exclude(unit="").order_by()
    counted = found.values_list("unit").annotate(n=Count("pk")).order_by("-n", "unit")
    return [unit for unit, _n in counted[:UNITS_TOLD]]


def _shared(both: set[int], moved: int) -> Iterator[str]:
    """What one release tells apart is seldom one thing; very many editions are indexed later."""
    if both:
        shown = Edition.objects.filter(pk__in=both).select_related("release").newest_first()
        names = "、".join(f"{e.release.number or _('草稿')}《{e}》" for e in shown[:3])
        told = {"n": len(both), "names": names}
        yield _("有 %(n)d 个版本里两条都出现，很可能是两回事：%(names)s。") % told
    if moved > MAX_AT_ONCE:
        yield _("用到它的发布稿超过 %d 版，合并后请让管理员运行 manage.py reindex。") % MAX_AT_ONCE
