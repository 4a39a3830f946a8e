import json
import os
from pathlib import Path

from django.http import HttpResponse
from django.urls import path

from releases.public.serving.known_version import VersionSource

PAGE = Path(os.environ["CONSTANT_PAGE"])
BODY = PAGE.read_bytes()
# What the middleware of ipnews adds to every page.
HEADERS = json.loads(PAGE.with_suffix(".headers").read_text())
SOURCE = VersionSource()


def bare(_request):
    return HttpResponse(BODY, headers={"Content-Encoding": "gzip"})


def versioned(_request):
    SOURCE.ask()
    return HttpResponse(BODY, headers=HEADERS)


urlpatterns = [path("bare/", bare), path("versioned/", versioned)]
