"""The app's addresses. Those of pages name their language, but for Chinese."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from releases.public.departments.urls import urlpatterns as departments
from releases.public.urls import neutral, pages

urlpatterns = [
    *i18n_patterns(path("", include((pages, "public"))), prefix_default_language=False),
    path("", include((neutral, "neutral"))),
    path("", include((departments, "departments"))),
]
