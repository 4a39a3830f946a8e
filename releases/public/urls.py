"""Addresses of what readers see."""

from django.urls import path

from .views.attachments import attachment
from .views.comparisons import comparison
from .views.details import EditionDetail, ReleaseDetail
from .views.downloads import (
    compare_data,
    compare_metadata,
    indicator_data,
    indicator_metadata,
)
from .views.home import home
from .views.lists import ReleaseList
from .views.statistics import indicator, statistics

app_name = "public"

urlpatterns = [
    path("", home, name="home"),
    path("releases/", ReleaseList.as_view(), name="releases"),
    path("releases/<slug:number>/", ReleaseDetail.as_view(), name="release"),
    path("releases/<slug:number>/editions/<int:ordinal>/", EditionDetail.as_view(), name="edition"),
    path("releases/<slug:number>/attachments/<slug:uid>/", attachment, name="attachment"),
    path("statistics/", statistics, name="statistics"),
    path("statistics/compare/", comparison, name="compare"),
    path("statistics/compare/metadata.json", compare_metadata, name="compare_metadata"),
    path("statistics/compare/data.<str:suffix>", compare_data, name="compare_data"),
    path("statistics/<str:slug>/", indicator, name="indicator"),
    path("statistics/<str:slug>/metadata.json", indicator_metadata, name="indicator_metadata"),
    path("statistics/<str:slug>/data.<str:suffix>", indicator_data, name="indicator_data"),
]
