"""Addresses of what readers see."""

from django.urls import path

from .views.attachments import attachment
from .views.details import EditionDetail, ReleaseDetail
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
    path("statistics/<str:slug>/", indicator, name="indicator"),
]
