from django.db.models import Avg, Count, Max, Min, Q
from django.db.models.functions import ExtractYear
from django.views.generic import DetailView, ListView, TemplateView

from .models import Organisation, Release, Statistic, Topic


class ReleaseList(ListView):
    queryset = Release.objects.select_related("publisher").prefetch_related("topics")
    paginate_by = 20
    template_name = "plain/list.html"

    def get_queryset(self):
        queryset = super().get_queryset().defer("body")
        year, body, topic = (self.request.GET.get(key, "") for key in ("year", "body", "topic"))
        if year.isdigit():
            queryset = queryset.filter(date__year=int(year))
        if body:
            queryset = queryset.filter(publisher__name=body)
        if topic:
            queryset = queryset.filter(topics__name=topic)
        return queryset

    def get_context_data(self, **kwargs):
        counted = Organisation.objects.annotate(n=Count("published")).filter(n__gt=0)
        return super().get_context_data(
            years=per_year().order_by("-y"),
            bodies=counted.order_by("-n")[:30],
            topics=Topic.objects.annotate(n=Count("release")).order_by("-n"),
            **kwargs,
        )


class ReleaseDetail(DetailView):
    model = Release
    template_name = "plain/detail.html"


class Search(ListView):
    queryset = Release.objects.select_related("publisher").prefetch_related("topics").defer("body")
    paginate_by = 20
    template_name = "plain/search.html"

    def get_queryset(self):
        query = self.request.GET.get("q", "").strip()
        if not query:
            return Release.objects.none()
        return super().get_queryset().filter(Q(title__icontains=query) | Q(body__icontains=query))


class Statistics(TemplateView):
    template_name = "plain/statistics.html"

    def get_context_data(self, **kwargs):
        counted = Organisation.objects.annotate(n=Count("published")).filter(n__gt=0)
        spans = {"low": Min("value"), "mean": Avg("value"), "high": Max("value")}
        grouped = Statistic.objects.order_by().values("indicator", "unit")
        return super().get_context_data(
            years=per_year().order_by("y"),
            bodies=counted.order_by("-n")[:50],
            indicators=grouped.annotate(n=Count("pk"), **spans).order_by("indicator"),
            **kwargs,
        )


def per_year():
    years = Release.objects.order_by().annotate(y=ExtractYear("date"))
    return years.values_list("y").annotate(n=Count("pk"))
