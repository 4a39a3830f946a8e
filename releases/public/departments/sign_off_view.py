"""The one page that a sign-off link opens. It is nobody's but the department's: not kept by any
cache, in no index, named in no referrer, and the token is left out of the log."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BoundField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from releases.accounts.client_address import client_address
from releases.models import Change, SignOff, SignOffAnswer, Statistic
from releases.models.edition_row import EditionRow
from releases.models.quotation import Quotation
from releases.public.site import page_head
from releases.public.wording.figure_words import period_words, value_words
from releases.publishing.errors import Refused
from releases.publishing.signing_off import department_answers, sign_off_links
from releases.publishing.signing_off.department_rows import rows_of, words_of
from releases.publishing.trail.history import coming_from

from .sign_off_form import SignOffForm

SENTENCES = re.compile(r"(?<=[。！？\n])")  # one is shown, with the words in it


@dataclass(frozen=True, slots=True)
class AskedRow:
    """`before` and `after` stand around the words where they are said."""

    label: str
    name: str
    words: str
    before: str
    after: str
    answer: SignOffAnswer | None
    choice: BoundField
    proposal: BoundField

    @property
    def is_outdated(self) -> bool:
        """Whether the row was changed after it was answered."""
        return self.answer is not None and self.answer.said != self.words


@require_http_methods(["GET", "HEAD", "POST"])
def sign_off(request: HttpRequest, token: str) -> HttpResponse:
    asked = SignOff.objects.with_token(token).select_related("edition", "organisation").first()
    if asked is None:
        raise Http404
    now = timezone.now()
    if not asked.answers_at(now):
        return _secret(render(request, "departments/ended.html", _head(), status=410))
    # The trail names the body, which has no account.
    body = str(asked.organisation)[: Change._meta.get_field("by_name").max_length]
    with coming_from(address=client_address(request), command=body):
        return _secret(_answered(request, asked, now))


def _answered(request: HttpRequest, asked: SignOff, now: datetime.datetime) -> HttpResponse:
    sign_off_links.opened(asked, by=None, now=now)
    rows = rows_of(asked.edition, asked.organisation)
    answered = {each.anchor: each for each in asked.answers.all()}
    form = SignOffForm(rows, answered, request.POST or None)
    if request.method == "POST" and form.is_valid():
        signed_by = form.cleaned_data["signed_by"]
        try:
            department_answers.answer(asked, form.answers(), signed_by=signed_by, by=None, now=now)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return HttpResponseRedirect(f"{request.path}?saved=1")
    context = {
        **_head(),
        "asked": asked,
        "form": form,
        "rows": list(_asked_rows(rows, answered, form)),
        "saved": "saved" in request.GET and bool(answered),
    }
    return render(request, "departments/sign_off.html", context)


def _asked_rows(
    rows: list[EditionRow], answered: dict[str, SignOffAnswer], form: SignOffForm
) -> Iterator[AskedRow]:
    for row in rows:
        before = after = ""
        if isinstance(row, Quotation):
            text = row.block.text
            before = SENTENCES.split(text[: row.start])[-1]
            # Words that end with their sentence need none of the next.
            ended = SENTENCES.search(text, row.end)
            after = text[row.end : ended.start() if ended else None]
        yield AskedRow(
            label=str(row._meta.verbose_name),
            name=_name_of(row),
            words=words_of(row),
            before=before,
            after=after,
            answer=answered.get(row.anchor),
            choice=form[row.anchor],
            proposal=form[f"{row.anchor}-words"],
        )


def _name_of(row: EditionRow) -> str:
    """What was read from the words, where that is more than the words."""
    if isinstance(row, Statistic):
        told = f"{row.indicator_name}：{value_words(row.stated)}"
        period = period_words(row)
        return f"{told}（{period}）" if period else told
    return str(getattr(row, "heading", ""))


def _head() -> dict[str, object]:
    """The page is a copy of none, and of no other language."""
    return {"head": page_head.of_error(), "other_language": ""}


def _secret(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    # Not "no-referrer": a browser then says that the form comes from nowhere, which is refused.
    response["Referrer-Policy"] = "strict-origin"
    return response
