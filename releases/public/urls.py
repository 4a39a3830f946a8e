"""Addresses of what readers see."""

from django.urls import path

from .views.attachments import attachment
from .views.details import EditionDetail, ReleaseDetail
from .views.display import display
from .views.feeds import indicator_feed, releases_feed, speaker_feed
from .views.home import home
from .views.lists import ReleaseList
from .views.machines import opensearch, robots, site_map, sitemap_index, sitemap_part

app_name = "public"

urlpatterns = [
    path("", home, name="home"),
    path("releases/", ReleaseList.as_view(), name="releases"),
    path("releases/<slug:number>/", ReleaseDetail.as_view(), name="release"),
    path("releases/<slug:number>/editions/<int:ordinal>/", EditionDetail.as_view(), name="edition"),
    path("releases/<slug:number>/attachments/<slug:uid>/", attachment, name="attachment"),
    path("releases/feed.atom", releases_feed, name="releases_feed"),
    path("statistics/<str:slug>/feed.atom", indicator_feed, name="indicator_feed"),
    path("speakers/<str:slug>/feed.atom", speaker_feed, name="speaker_feed"),
    path("display/", display, name="display"),
    path("site-map/", site_map, name="site_map"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap_part, name="sitemap_part"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("robots.txt", robots, name="robots"),
]
