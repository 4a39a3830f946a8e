"""Every address of the site: the admin, and what the app `releases` wires."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("releases.urls")),
]
