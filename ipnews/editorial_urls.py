"""Addresses below /admin/. Loading this loads all that editors use, so nothing else imports it."""

from django.contrib.admin import autodiscover, site

autodiscover()
urlpatterns = site.get_urls()
