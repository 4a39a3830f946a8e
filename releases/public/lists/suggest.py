"""Words to look for: as a page for everybody, as JSON for the search box that completes."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from releases.search.words.completion import suggestions
from releases.search.words.known_names import vocabulary

MAX_NAMES = 200  # names of a kind; who looks for another types some of it
MAX_LOOKED_UP = (
    1000  # of a kind; those beyond are offered while typing, once they are found to occur
)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    found = suggestions(typed)
    if request.GET.get("format") == "json":
        return JsonResponse({"suggestions": [row._asdict() for row in found]})
    groups = {} if typed.strip() else _groups()
    context = {"typed": typed, "found": found, "groups": groups}
    return render(request, "lists/suggest.html", context)


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
