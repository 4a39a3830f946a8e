"""The app's addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("releases.public.urls")),
]
