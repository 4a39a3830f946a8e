"""Every address of the site: the admin, and what the app `releases` wires."""

from django.contrib import admin
from django.urls import path

from releases.urls import urlpatterns as of_releases

handler400 = "releases.public.site.error_pages.bad_request"
handler403 = "releases.public.site.error_pages.permission_denied"
handler404 = "releases.public.site.error_pages.page_not_found"
handler500 = "releases.public.site.error_pages.server_error"

urlpatterns = [path("admin/", admin.site.urls), *of_releases]
