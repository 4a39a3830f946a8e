"""What somebody typed and did not save: kept as it is typed, and offered when they are back."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from releases.admin import admin_links
from releases.admin.editor import acts
from releases.admin.editor.facts_card import FactGroup
from releases.admin.editor.opened_form import ActDone, OpenedForm, Sent
from releases.admin.staff_request import StaffRequest, viewed
from releases.models import Block, Edition, Editor, Scratch
from releases.text.quotations import shortened

from . import merged_forms
from .sent_acts import NUMBER, number_of

LET_GO = "let_go"
ROW_LENGTH = Scratch._meta.get_field("row").max_length or 0
# What a person types into a form, the longest of which tells it from others.
WORDS = ("text", "value_text", "heading", "name", "title", "change_note")
SHOWN = 60  # characters


@dataclass(frozen=True, slots=True)
class Offer:
    """A scratch copy; `place` is the anchor of where its form would open, empty where it cannot."""

    scratch: Scratch
    place: str
    words: str

    @property
    def excerpt(self) -> str:
        return shortened(self.words, SHOWN)


def offers(edition: Edition, user: Editor) -> Iterator[Offer]:
    """Theirs of any edition of the release, the oldest first; a correction has the same uids."""
    kept = Scratch.objects.of(user).filter(
        edition__release=edition.release_id, edition__discarded_at=None
    )
    for scratch in kept.order_by("at", "pk"):
        opened = reopened(edition, scratch) if edition.is_open else None
        if opened and opened.anchor and merged_forms.says_stored(opened.form):
            let_go(user, scratch.number)  # the browser was closed before it heard of the saving
            continue
        yield Offer(scratch, opened.place if opened else "", typed_words(dict(scratch.fields)))


def typed_words(fields: dict[str, str]) -> str:
    """What tells a form from others; of facts, which have no such field, all that was changed."""
    long = next((fields[name] for name in WORDS if fields.get(name)), "")
    changed = (v for name, v in fields.items() if v and fields.get(f"initial-{name}", v) != v)
    return long or "、".join(changed)


def reopened(edition: Edition, scratch: Scratch) -> OpenedForm | None:
    """The form as it was left; None where there is nothing any more that it could change."""
    row, data = acts.row_of(edition, scratch.row), QueryDict(mutable=True)
    for name, value in scratch.fields:
        data.appendlist(name, value)
    sent, kind = Sent(data, MultiValueDict(), scratch.account_id), data.get("add", "")
    if row is None:
        return None
    opened = None
    if isinstance(row, Block | FactGroup) and acts.addable(row, kind):
        opened = acts.added(row, kind, sent)
    elif not kind:
        opened = acts.opened(row, sent)
    return opened and opened.numbered(str(scratch.number), kept=True)


def asked_for(edition: Edition, user: Editor, number: str) -> OpenedForm | None:
    """The form of their scratch copy of that number."""
    found = number_of(number)
    scratch = Scratch.objects.of(user).filter(number=found).first() if found else None
    return reopened(edition, scratch) if scratch else None


def let_go(user: Editor, number: uuid.UUID | None) -> None:
    """It was saved, or is not wanted."""
    if number is not None:
        Scratch.objects.of(user).filter(number=number).delete()


def after(
    request: StaffRequest, opened: OpenedForm | None, done: ActDone | None
) -> OpenedForm | None:
    """What was saved is let go; a form that comes back is the one that was sent."""
    sent = request.POST
    if done and "scratch" in sent:
        let_go(request.user, number_of(sent.get(NUMBER, "")))
    return opened and opened.numbered(sent.get(NUMBER, ""), kept="scratch" in sent)


def keep_form(request: StaffRequest, edition: Edition) -> None:
    """A form that cannot be shown again, as its row is gone: what was typed is offered."""
    number, sent = number_of(request.POST.get(NUMBER, "")), request.POST
    if number and ("add" in sent or any(name.startswith("initial-") for name in sent)):
        keep(request, edition, number)


def scratch_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    """Keeps what a form holds, lets it go, or shows all that is kept."""
    edition = viewed(request, model_admin, Edition.objects.all(), pk)
    number = number_of(request.POST.get(NUMBER, ""))
    if request.method == "POST" and request.POST.get("act") == LET_GO:
        let_go(request.user, number)
        if not request.headers.get("HX-Request"):
            return HttpResponseRedirect(admin_links.editor(pk))
    elif request.method == "POST":
        if number is not None:
            keep(request, edition, number)
        return HttpResponse(status=204)
    context = {"edition": edition, "offers": list(offers(edition, request.user))}
    return TemplateResponse(request, "admin/releases/_editor_scratch.html", context)


def keep(request: StaffRequest, edition: Edition, number: uuid.UUID) -> None:
    """What the request's form holds, but for what only says how it was sent and for NUL, which
    PostgreSQL cannot store."""
    fields = [
        (name.replace("\x00", ""), value.replace("\x00", ""))
        for name, values in request.POST.lists()
        for value in values
        if name not in ("csrfmiddlewaretoken", "act", "take", "scratch", NUMBER)
    ]
    row = request.POST.get("row", "").replace("\x00", "")[:ROW_LENGTH]
    at = timezone.now()
    Scratch.objects.keep(request.user, edition, number, row=row, fields=fields, at=at)
