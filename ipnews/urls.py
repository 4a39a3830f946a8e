"""Every address of the site: the admin, and what the app `releases` wires."""

from django.contrib import admin
from django.urls import path

from releases.urls import urlpatterns as of_releases

urlpatterns = [path("admin/", admin.site.urls), *of_releases]
