"""Where a shared noun is used: every row that links to it, whatever state its edition is in."""

from collections.abc import Iterable, Iterator

from django.db.models import ForeignKey, Model, QuerySet
from django.utils.translation import gettext as _

from releases.models import (
    Edition,
    Indicator,
    MediaOutlet,
    Organisation,
    Person,
    Topic,
)
from releases.models.vocabulary import Alias, VocabularyTerm
from releases.search.index import indexing

MAX_NAMED = 3  # editions or bodies that a refusal names
AT_ONCE = 10_000  # keys in a statement; SQLite takes 32,766 values
NOUNS: dict[str, type[VocabularyTerm]] = {
    model.kind_of_noun: model for model in (Indicator, Organisation, Person, Topic, MediaOutlet)
}


def links(model: type[VocabularyTerm]) -> Iterator["ForeignKey[object, object]"]:
    """The foreign keys that lead to nouns of a kind, from rows and from nouns below them."""
    for relation in model._meta.related_objects:
        field = relation.field
        if isinstance(field, ForeignKey) and not issubclass(field.model, Alias):
            yield field


def link_name(field: "ForeignKey[object, object]") -> str:
    """`appearance.organisation`, as the record of a merge calls it."""
    return f"{field.model._meta.model_name}.{field.name}"


def rows(field: "ForeignKey[object, object]", noun: VocabularyTerm) -> QuerySet[Model]:
    """The rows that link to the noun by this key."""
    return field.model._default_manager.filter(**{field.name: noun.pk})


def has_edition(model: type[Model]) -> bool:
    return any(field.name == "edition" for field in model._meta.fields)


def editions_of(nouns: Iterable[VocabularyTerm]) -> QuerySet[Edition]:
    """The editions that use any of them, in whichever state."""
    found: set[int] = set()
    for noun in nouns:
        for field in links(type(noun)):
            if has_edition(field.model):
                keys = rows(field, noun).order_by().values_list("edition", flat=True)
                found.update(keys.distinct())
    return Edition.objects.filter(pk__in=found)


def uses(noun: VocabularyTerm) -> str:
    """Who uses it, in a sentence that leads on; empty where nobody does and it may go."""
    told = {"name": noun, "count": 0, "named": ""}
    editions = editions_of([noun]).select_related("release").order_by("-pk")
    if count := editions.count():
        named = (f"{_where(e)}《{e}》" for e in editions[:MAX_NAMED])
        told |= {"count": count, "named": "、".join(named)}
        message = _(
            "“%(name)s”有 %(count)d 版发布稿在用（如%(named)s），不能删除，删除会改动已发布的内容。"
            "如果它和另一条是同一个，请合并到那一条。"
        )
        return message % told
    below = (
        Organisation.objects.filter(parent=noun.pk).order_by("pk")
        if isinstance(noun, Organisation)
        else ()
    )
    if names := [str(body) for body in below]:
        told |= {"count": len(names), "named": "、".join(names[:MAX_NAMED])}
        message = _(
            "“%(name)s”是 %(count)d 个机构的上级（如%(named)s），不能删除。"
            "请先改这些机构的上级，或者把它合并到另一条。"
        )
        return message % told
    return ""


def _where(edition: Edition) -> str:
    if edition.in_bin:
        return _("回收站里的草稿")
    return edition.release.number or _("草稿")


def lead_over(kept: VocabularyTerm, other: VocabularyTerm) -> dict[str, list[int]]:
    """The keys of the rows that are led over, by the link they have."""
    moved = {}
    for field in links(type(other)):
        found = rows(field, other)
        keys = list(found.order_by("pk").values_list("pk", flat=True))
        found.update(**{field.name: kept})
        if keys:
            moved[link_name(field)] = keys
    indexing.lead_over(kept.kind_of_noun, other.pk, kept.pk)
    return moved


def lead_back(
    field: "ForeignKey[object, object]", keys: list[int], kept: VocabularyTerm, back: VocabularyTerm
) -> int:
    """How many rows link to the noun that is back; those that link elsewhere by now stay there."""
    rows = field.model._default_manager.filter(**{field.name: kept.pk})
    wanted = [*keys, *(copies(field, keys, kept) if has_edition(field.model) else ())]
    return sum(
        rows.filter(pk__in=wanted[at : at + AT_ONCE]).update(**{field.name: back})
        for at in range(0, len(wanted), AT_ONCE)
    )


def copies(
    field: "ForeignKey[object, object]", keys: list[int], kept: VocabularyTerm
) -> Iterator[int]:
    """Rows of later editions of the same releases that are copies of these, by their `uid`."""
    known = {one.name for one in field.model._meta.fields}
    same = ("edition__release", "uid" if "uid" in known else "name")
    moved: set[tuple[object, ...]] = set()
    for at in range(0, len(keys), AT_ONCE):
        rows = field.model._default_manager.filter(pk__in=keys[at : at + AT_ONCE])
        moved.update(rows.values_list(*same))
    here = field.model._default_manager.filter(**{field.name: kept.pk}) if moved else None
    for pk, *named in here.values_list("pk", *same) if here is not None else ():
        if tuple(named) in moved:
            yield pk
