from django.db import models
from django.urls import reverse


class Organisation(models.Model):
    name = models.CharField(max_length=200, unique=True)


class Topic(models.Model):
    name = models.CharField(max_length=50, unique=True)


class Release(models.Model):
    title = models.CharField(max_length=255)
    slug = models.SlugField(unique=True)
    date = models.DateField(db_index=True)
    source = models.CharField(max_length=200)
    publisher = models.ForeignKey(Organisation, models.PROTECT, related_name="published")
    organisations = models.ManyToManyField(Organisation, related_name="attended")
    topics = models.ManyToManyField(Topic)
    intro = models.TextField()
    body = models.TextField()

    class Meta:
        ordering = ("-date", "-pk")

    def get_absolute_url(self):
        return reverse("detail", args=[self.slug])


class Part(models.Model):
    release = models.ForeignKey(Release, models.CASCADE, related_name="%(class)ss")
    order = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ("order",)


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
