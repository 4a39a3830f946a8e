"""Which editions hold the words that a reader typed."""

from typing import Any

from django.db.models import CharField, Exists, F, Func, Model, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Concat

from releases.models import (
    Appearance,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Edition,
    Measure,
    Statistic,
    Topic,
)
from releases.text.width import either_width, fold

EDITION_FIELDS = (
    "title",
    "subtitle",
    "source",
    "editor",
    "reviewer",
    "event_venue",
    "event_host",
    "series",
    "session",
)
# The fields of an edition's rows that a word may stand in.
ROW_FIELDS: list[tuple[type[Model], tuple[str, ...]]] = [
    (Block, ("text",)),
    (Appearance, ("name", "person__name", "organisation__name", "as_printed")),
    (AttendingOrganisation, ("name", "organisation__name")),
    (AttendingMedia, ("name", "outlet__name")),
    (Measure, ("heading", "organisation_name")),
    (Statistic, ("indicator_name", "indicator__name")),
]


class ListText(Func):
    """A JSON list of texts joined as a page prints it; SQLite keeps the list's Chinese escaped."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **kw: Any) -> Any:
        template = "(SELECT group_concat(value, '、') FROM json_each(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **kw)

    def as_postgresql(self, compiler: Any, connection: Any, **kw: Any) -> Any:
        template = (
            "(SELECT string_agg(value, '、') FROM jsonb_array_elements_text(%(expressions)s))"
        )
        return self.as_sql(compiler, connection, template=template, **kw)


def words(q: str) -> list[str]:
    """The words of a query, which white space of any width parts; each once.

    Letters and digits typed in full width are taken as half-width ones; a word in quotes is taken
    without them unless that leaves nothing.
    """
    typed = (normal(word) for word in q.split())
    return list(dict.fromkeys(word for word in typed if word))


def normal(word: str) -> str:
    narrow = "".join(fold(c) if fold(c).isalnum() else c for c in word)
    bare = narrow.strip('"“”＂')
    return bare if bare and narrow[0] in '"“”＂' and narrow[-1] in '"“”＂' else narrow


def matching(queryset: QuerySet[Edition], q: str) -> QuerySet[Edition]:
    """The editions of `queryset` that hold every word of `q`, each anywhere in the edition.

    Letter case and the width of punctuation do not matter; nothing typed is a wildcard.
    """
    for word in words(q):
        queryset = queryset.filter(_holds(word))
    return queryset


def _holds(word: str) -> Q:
    found = _any_of(EDITION_FIELDS, word)
    for model, fields in ROW_FIELDS:
        rows: QuerySet[Any] = model._default_manager.filter(edition=OuterRef("pk"))
        if model is Appearance:
            rows = rows.annotate(as_printed=_as_printed())
        found |= Q(Exists(rows.filter(_any_of(fields, word))))
    topics = Topic.objects.filter(editions=OuterRef("pk")).filter(_any_of(("name",), word))
    return found | Q(Exists(topics))


def _as_printed() -> Concat:
    """Organisation and posts without a gap, as in 市公安局党委委员、副局长."""
    posts = ListText(F("posts"))
    return Concat(F("organisation_name"), posts, output_field=CharField())


def _any_of(fields: tuple[str, ...], word: str) -> Q:
    found = Q()
    for field in fields:
        found |= Q(**_held_by(field, word))
    return found


def _held_by(field: str, word: str) -> dict[str, str]:
    """Punctuation in a word matches in either width, each mark for itself."""
    either = either_width(word)
    return {f"{field}__icontains": word} if either is None else {f"{field}__iregex": either}
