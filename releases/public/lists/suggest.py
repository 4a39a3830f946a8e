"""Words to look for: as a page for everybody, as JSON for boxes that complete, as browsers ask.

What has a page of its own is offered with its address; everything else is searched.
"""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from releases.public.serving.headers import open_to_all
from releases.search.words.completion import Suggestion, suggestions
from releases.search.words.known_names import BODY, FIGURE, SPEAKER, TOPIC, vocabulary

MAX_NAMES = 200  # names of a kind; who looks for another types some of it
MAX_LOOKED_UP = (
    1000  # of a kind; those beyond are offered while typing, once they are found to occur
)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    found = [_shown(row) for row in suggestions(typed)]
    if request.GET.get("format") == "json":
        return open_to_all(JsonResponse({"suggestions": found}))
    if request.GET.get("format") == "opensearch":
        return _for_browsers(request, typed, found)
    groups = {} if typed.strip() else _groups()
    context = {"typed": typed, "found": found, "groups": groups}
    return render(request, "lists/suggest.html", context)


def _shown(row: Suggestion) -> dict[str, str]:
    return {"text": row.text, "label": row.label, "value": row.value, "address": _address(row)}


def _address(row: Suggestion) -> str:
    """Of the thing itself; "" where the words are to be searched."""
    if row.number:
        return reverse("public:release", args=[row.number])
    pages = {FIGURE: "public:indicator", SPEAKER: "public:speaker", BODY: "public:organisation"}
    if row.name is None or not row.name.slug:
        return ""
    if row.name.label is TOPIC:
        return f"{reverse('public:releases')}?topic={quote(row.name.slug)}"
    page = pages.get(row.name.label)
    return reverse(page, args=[row.name.slug]) if page else ""


def _for_browsers(request: HttpRequest, typed: str, found: list[dict[str, str]]) -> HttpResponse:
    """As OpenSearch Suggestions 1.1 has it: what was typed, completions, what they are, where."""
    search = reverse("public:releases")
    addresses = [row["address"] or f"{search}?q={quote(row['value'])}" for row in found]
    columns = [[row["value"] for row in found], [row["label"] for row in found]]
    answer = [typed, *columns, [request.build_absolute_uri(each) for each in addresses]]
    kind = "application/x-suggestions+json"
    return open_to_all(JsonResponse(answer, safe=False, content_type=kind))


def _groups() -> dict[str, tuple[list[str], int]]:
    """The first names of each kind that occur, and how many more there are."""
    words = vocabulary()
    groups: dict[str, list[str]] = {}
    for name in words.names:
        groups.setdefault(name.label, []).append(name.text)
    there = {label: list(words.occurring(names[:MAX_LOOKED_UP])) for label, names in groups.items()}
    return {
        label: (names[:MAX_NAMES], max(0, len(names) - MAX_NAMES))
        for label, names in there.items()
        if names
    }
