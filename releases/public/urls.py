"""Addresses of what readers see."""

from django.urls import path

from .views.attachments import attachment
from .views.details import EditionDetail, ReleaseDetail
from .views.home import home
from .views.lists import ReleaseList
from .views.measures import measure
from .views.progress import progress

app_name = "public"

urlpatterns = [
    path("", home, name="home"),
    path("releases/", ReleaseList.as_view(), name="releases"),
    path("releases/<slug:number>/", ReleaseDetail.as_view(), name="release"),
    path("releases/<slug:number>/editions/<int:ordinal>/", EditionDetail.as_view(), name="edition"),
    path("releases/<slug:number>/attachments/<slug:uid>/", attachment, name="attachment"),
    path("measures/progress/", progress, name="progress"),
    path("measures/<slug:number>/<slug:uid>/", measure, name="measure"),
]
