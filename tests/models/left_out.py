"""The steps that a fact takes, each with the names of the fields that it leaves out."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.test import Client
from django.urls import reverse

from releases.intake.parse.reading import FACTS, Reading, fact, with_facts
from releases.intake.parse.reading_as_json import to_dict
from releases.intake.validate import reading_of
from releases.models import (
    Appearance,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Doubt,
    Edition,
    Measure,
    Statistic,
)
from releases.models import facts as declared
from releases.models.snapshot import snapshot
from releases.publishing import copying, drafting
from releases.publishing.compare import contents, editions
from releases.publishing.compare.differences import differences
from tests import make

from .edition_of_everything import facts_of, plain, row_models, rows_of

LISTS = {
    Appearance: "speakers", Block: "blocks", Measure: "measures", Statistic: "statistics",
    Doubt: "doubts", AttendingOrganisation: "organisations", AttendingMedia: "media",
}  # fmt: skip
MODELS = [Edition, *row_models()]


def walk(step: str) -> Iterator[tuple[Any, Any, str]]:
    """Model, fact and field of everything that the step is to take along."""
    for model in MODELS:
        for told in facts_of(model):
            if step not in told.apart:
                yield from ((model, told, name) for name in told.fields)


def undeclared() -> list[str]:
    """Fields that are neither a fact nor beside the facts, and paths of the format without one."""
    left_out = []
    for model in MODELS:
        beside = declared.BESIDE_EDITION if model is Edition else declared.BESIDE_ROW
        known = {name for told in facts_of(model) for name in told.fields} | set(beside)
        own = [*model._meta.fields, *model._meta.many_to_many]
        left_out += [f"{model.__name__}.{f.name}" for f in own if f.name not in known]
    paths = {told.path for told in declared.EDITION if "format" not in told.apart}
    return left_out + [path for path in (*FACTS, "furniture") if path not in paths]


def left_out_by_copy(edition: Edition) -> list[str]:
    """Besides, what must not be copied: the version of the row it is a copy of."""
    new = copying.copy(edition, by=None, now=make.NOW)
    new = Edition.objects.get(pk=new.pk)
    left_out = _differing("copy", edition, new)
    for model in MODELS:
        for old, row in zip(rows_of(edition, model), rows_of(new, model), strict=True):
            left_out += [] if row.lock_version == 0 else [f"{model.__name__}.lock_version"]
            if model is not Edition and (row.uid, row.position) != (old.uid, old.position):
                left_out.append(f"{model.__name__}.uid")
    return left_out


def left_out_by_format(edition: Edition) -> list[str]:
    data = json.loads(json.dumps(to_dict(snapshot(edition))))
    new = drafting.draft(reading_of({**data, "title": data["title"] + "二"}), by=None, now=make.NOW)
    new.title = new.title.removesuffix("二")  # which let it be another release
    return _differing("format", edition, new)


def left_out_by_compare(edition: Edition) -> list[str]:
    """Of two readings, and of what an edition says itself; besides, what is declared to stay apart
    and does not."""
    reading, wrong = snapshot(edition), []
    for model in MODELS:
        for told in facts_of(model):
            if not told.path or "format" in told.apart or told.path == "furniture":
                continue
            found = editions.between(reading, _changed(reading, model, told.path))
            seen = told.path in [path for path, *_ in found.facts] if model is Edition else found
            if model is not Edition or told.path not in ("organisations", "media"):
                wrong += _unlike(model, told, bool(seen))
    (content,) = contents.of_editions(edition)
    for model in MODELS:
        kind = model._meta.model_name
        for told in facts_of(model):
            if model is Edition:
                known = told.path in {*content.facts, "organisations", "media"}
            elif kind in content.rows:
                known = set(told.fields) <= set(content.rows[kind][0].values)
            else:
                known = False
            wrong += _unlike(model, told, known)
    assert not differences(content, *contents.of_editions(edition))
    return sorted(set(wrong))


def _unlike(model: Any, told: Any, seen: bool) -> list[str]:
    declared_seen = "compare" not in told.apart
    return [] if seen == declared_seen else [f"{model.__name__}.{told.path or told.fields[0]}"]


def left_out_by_search(edition: Edition, words: dict[tuple[Any, str], str]) -> list[str]:
    """Sought in the list of releases, which shows the release and the words marked."""
    make.index_all()
    lists = {word: _list_of(word) for own, word in words.items() if own in _sought()}
    address = reverse("public:release", args=[edition.release.number])
    return [
        *_unseen("search", words, lambda word: address in lists[word]),
        *_unseen("snippet", words, lambda word: f"<mark>{word}" in lists[word]),
    ]


def _sought() -> set[tuple[Any, str]]:
    return {(model, name) for model, _told, name in walk("search")}


def _list_of(word: str) -> str:
    return Client().get(reverse("public:releases"), {"q": word}).content.decode()


def left_out_by_page(edition: Edition, words: dict[tuple[Any, str], str]) -> list[str]:
    page = Client().get(reverse("public:release", args=[edition.release.number])).content.decode()
    return _unseen("page", words, lambda word: word in page)


def _unseen(step: str, words: dict[Any, str], seen: Callable[[str], bool]) -> list[str]:
    skips = {step, "search"} if step == "snippet" else {step}
    return [
        f"{model.__name__}.{name}"
        for model, told, name in walk(step)
        if (model, name) in words and not skips & set(told.apart) and not seen(words[model, name])
    ]


def _differing(step: str, old: Edition, new: Edition) -> list[str]:
    return [
        f"{model.__name__}.{name}"
        for model, _told, name in walk(step)
        if [plain(row, name) for row in rows_of(old, model)]
        != [plain(row, name) for row in rows_of(new, model)]
    ]


def _changed(reading: Reading, model: Any, path: str) -> Reading:
    """The reading with one other value, in the first row if it is a row's."""
    if model is Edition:
        return with_facts(reading, {path: _other(fact(reading, path), path)})
    rows = getattr(reading, LISTS[model])
    if isinstance(rows[0], str):
        return replace(reading, **{LISTS[model]: (rows[0] + "改", *rows[1:])})
    top, _dot, part = path.partition(".")
    value = getattr(rows[0], top)
    value = replace(value, **{part: _other(fact(value, part), "")}) if part else _other(value, "")
    return replace(reading, **{LISTS[model]: (replace(rows[0], **{top: value}), *rows[1:])})


def _other(value: Any, path: str) -> Any:
    if path in ("published_at", "event.date"):
        return "2025-04-21"
    if isinstance(value, tuple):
        return (*value, "改")
    return f"{value}改" if isinstance(value, str) else 2
