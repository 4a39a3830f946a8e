"""Addresses of what readers see."""

from django.urls import path, register_converter

from .anchors import AnchorConverter, NameConverter
from .views.attachments import attachment
from .views.details import EditionDetail, ReleaseDetail
from .views.home import home
from .views.lists import ReleaseList
from .views.organisations import organisation, organisations
from .views.people import speaker
from .views.rows import row

register_converter(AnchorConverter, "anchor")
register_converter(NameConverter, "name")

app_name = "public"

urlpatterns = [
    path("", home, name="home"),
    path("releases/", ReleaseList.as_view(), name="releases"),
    path("releases/<slug:number>/", ReleaseDetail.as_view(), name="release"),
    path("releases/<slug:number>/editions/<int:ordinal>/", EditionDetail.as_view(), name="edition"),
    path("releases/<slug:number>/attachments/<slug:uid>/", attachment, name="attachment"),
    path("releases/<slug:number>/<anchor:anchor>/", row, name="row"),
    path("speakers/<name:slug>/", speaker, name="speaker"),
    path("organisations/", organisations, name="organisations"),
    path("organisations/<name:slug>/", organisation, name="organisation"),
]
