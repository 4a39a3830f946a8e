from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

from . import views

urlpatterns = [
    path("cms/", include(admin_urls)),
    path("search/", views.search, name="search"),
    path("statistics/", views.statistics, name="statistics"),
    path("", include(wagtail_urls)),
]
