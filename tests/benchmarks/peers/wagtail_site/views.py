from django.core.paginator import Paginator
from django.db.models import Avg, Count, Max, Min
from django.db.models.functions import ExtractYear
from django.shortcuts import render

from .models import PAGE_SIZE, ReleasePage, Statistic, listed


def search(request):
    """By `icontains`: no tokeniser of Wagtail's backends parts Chinese words."""
    query = request.GET.get("q", "").strip()
    found = ReleasePage.objects.live().filter(search_text__icontains=query)
    pages = listed(found) if query else ReleasePage.objects.none()
    page_obj = Paginator(pages, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "wagtail_site/search.html", {"query": query, "page_obj": page_obj})


def statistics(request):
    live = ReleasePage.objects.live()
    years = live.annotate(y=ExtractYear("date")).values_list("y")
    bodies = live.values_list("publisher__name").annotate(n=Count("pk"))
    grouped = Statistic.objects.order_by().filter(page__live=True).values("indicator", "unit")
    spans = {"low": Min("value"), "mean": Avg("value"), "high": Max("value")}
    context = {
        "years": years.annotate(n=Count("pk")).order_by("y"),
        "bodies": bodies.order_by("-n")[:50],
        "indicators": grouped.annotate(n=Count("pk"), **spans).order_by("indicator"),
    }
    return render(request, "wagtail_site/statistics.html", context)
