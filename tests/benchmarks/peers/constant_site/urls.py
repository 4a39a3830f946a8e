import os
from pathlib import Path

from django.http import HttpResponse
from django.urls import path

from releases.public.serving.known_version import VersionSource

BODY = Path(os.environ["CONSTANT_PAGE"]).read_bytes()
SOURCE = VersionSource()


def bare(_request):
    return HttpResponse(BODY, headers={"Content-Encoding": "gzip"})


def versioned(_request):
    SOURCE.ask()
    return HttpResponse(BODY, headers={"Content-Encoding": "gzip"})


urlpatterns = [path("bare/", bare), path("versioned/", versioned)]
