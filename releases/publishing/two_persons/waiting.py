"""Verbs that change what readers see at once: with review on each waits for a second person."""

import datetime
import hashlib
import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Literal, ParamSpec, TypeVar, cast

from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Actor, ReviewRules, WaitingChange
from releases.models.change import FieldChange
from releases.publishing.errors import Refused
from releases.publishing.trail.history import collected

from .written_arguments import ENCODER, named, written

P = ParamSpec("P")
R = TypeVar("R")
Applies = Callable[[Mapping[str, object]], bool]
Doing = Callable[..., object]
SIDES: tuple[Literal["was"], Literal["now"]] = ("was", "now")
VERBS: dict[str, Doing] = {}
_agreed: ContextVar[bool] = ContextVar("two have agreed", default=False)


class ForAnother(Exception):
    """Nothing was changed: `proposal`, which is not stored yet, is for another to confirm.

    It is no refusal, so that nothing between the verb and its caller takes it for one.
    """

    def __init__(self, proposal: WaitingChange) -> None:
        super().__init__(proposal.name)
        self.proposal = proposal


class TakenBack(Exception):
    """Ends a trial."""


def by_two(
    name: str, *, applies: Applies = lambda arguments: True
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """While review is on the verb is not done alone, whoever asks: it raises ForAnother, or
    Refused for a command. `applies` says whether readers see what these arguments change."""

    def around(verb: Callable[P, R]) -> Callable[P, R]:
        VERBS[name] = verb
        signature = inspect.signature(verb)

        @wraps(verb)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            told = dict(signature.bind(*args, **kwargs).arguments)
            by, now = cast(Actor, told.pop("by")), cast(datetime.datetime, told.pop("now"))
            if _agreed.get() or not ReviewRules.current().on or not applies(told):
                return verb(*args, **kwargs)
            if by is None:
                raise Refused(_("审稿已开启，命令行不能改读者看得到的内容。"))
            arguments = cast(dict[str, object], written(told))
            name_of_it = named(told)
            differences = tried(verb, told, by=by, now=now)
            raise ForAnother(
                WaitingChange(
                    verb=name,
                    arguments=json.loads(json.dumps(arguments, cls=ENCODER)),
                    differences=differences,
                    fingerprint=fingerprint(name, differences),
                    name=name_of_it,
                    by=by,
                    at=now,
                )
            )

        return asked

    return around


@contextmanager
def agreed() -> Iterator[None]:
    """Within, verbs are done: two have agreed, or the demo tells what others did."""
    before = _agreed.set(True)
    try:
        yield
    finally:
        _agreed.reset(before)


def tried(
    verb: Doing, arguments: Mapping[str, object], *, by: Actor, now: datetime.datetime
) -> list[FieldChange]:
    """What it would change, as the trail would tell: it is done and taken back."""
    found: list[FieldChange] = []
    try:
        with transaction.atomic(), agreed(), collected() as acts:
            verb(**arguments, by=by, now=now)
            found = [each for act in acts for each in act.differences]
            raise TakenBack
    except TakenBack:
        pass
    if not found:
        raise Refused(_("没有改动。"))
    return cast(list[FieldChange], json.loads(json.dumps(found, cls=ENCODER)))


def fingerprint(name: str, differences: list[FieldChange]) -> str:
    """Of old and new values: another old value is another ground. Keys and moments of rows that
    the act would make are its own each time."""
    told = [
        [each["row"], each["name"], each["field"]]
        + [None if each["field"].endswith("_at") else steady(each[side]) for side in SIDES]
        for each in differences
    ]
    text = json.dumps([name, told], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def steady(value: object) -> object:
    if isinstance(value, dict):
        return {key: each for key, each in value.items() if key not in ("id", "at", "pk", "uid")}
    return value
