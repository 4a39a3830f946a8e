"""Words to look for: as a page for everybody, as JSON for the search box that completes."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from releases.search.names import vocabulary
from releases.search.suggest import suggestions


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    found = suggestions(typed)
    if request.GET.get("format") == "json":
        return JsonResponse({"suggestions": [row._asdict() for row in found]})
    groups: dict[str, list[str]] = {}
    if not typed.strip():
        for name in vocabulary().names:
            groups.setdefault(name.label, []).append(name.text)
    context = {"typed": typed, "found": found, "groups": groups}
    return render(request, "releases/suggest.html", context)
