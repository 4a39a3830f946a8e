from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count
from django.db.models.functions import ExtractYear
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.blocks import TextBlock
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

PAGE_SIZE = 20


class Organisation(models.Model):
    name = models.CharField(max_length=200, unique=True)


class Topic(models.Model):
    name = models.CharField(max_length=50, unique=True)


class ReleaseIndexPage(Page):
    template = "wagtail_site/list.html"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        every = pages = ReleasePage.objects.live().child_of(self)
        year, body, topic = (request.GET.get(key, "") for key in ("year", "body", "topic"))
        if year.isdigit():
            pages = pages.filter(date__year=int(year))
        if body:
            pages = pages.filter(publisher__name=body)
        if topic:
            pages = pages.filter(topics__name=topic)
        years = every.annotate(y=ExtractYear("date")).values_list("y")
        bodies = every.values_list("publisher__name").annotate(n=Count("pk"))
        context.update(
            page_obj=Paginator(listed(pages), PAGE_SIZE).get_page(request.GET.get("page")),
            years=years.annotate(n=Count("pk")).order_by("-y"),
            bodies=bodies.order_by("-n")[:30],
            topics=every.values_list("topics__name").annotate(n=Count("pk")).order_by("-n"),
        )
        return context


def listed(pages):
    """What a list shows of pages, and no more of them."""
    shown = pages.defer_streamfields().defer("search_text").order_by("-date", "-pk")
    return shown.select_related("publisher").prefetch_related("topics")


class ReleasePage(Page):
    date = models.DateField(db_index=True)
    source = models.CharField(max_length=200)
    publisher = models.ForeignKey(Organisation, models.PROTECT, related_name="published")
    organisations = ParentalManyToManyField(Organisation, related_name="attended")
    topics = ParentalManyToManyField(Topic)
    intro = models.TextField()
    body = StreamField([("paragraph", TextBlock())])
    # Title and text in one column, which one condition searches.
    search_text = models.TextField(editable=False)

    template = "wagtail_site/detail.html"
    search_fields = (*Page.search_fields, index.SearchField("search_text"))


class Part(Orderable):
    page = ParentalKey(ReleasePage, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta(Orderable.Meta):
        abstract = True


class Speaker(Part):
    name = models.CharField(max_length=100)
    organisation = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    statement = models.TextField(blank=True)


class Question(Part):
    question = models.TextField()
    respondent = models.CharField(max_length=100)
    position = models.CharField(max_length=200)
    answer = models.TextField()


class Measure(Part):
    organisation = models.CharField(max_length=200)
    status = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    text = models.TextField()


class Statistic(Part):
    indicator = models.CharField(max_length=200, db_index=True)
    value = models.FloatField()
    unit = models.CharField(max_length=20)
    period = models.CharField(max_length=100)
    text = models.CharField(max_length=200)
