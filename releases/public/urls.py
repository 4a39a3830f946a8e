"""Addresses of what readers see."""

from django.urls import path

from .views.attachments import attachment
from .views.details import EditionDetail, ReleaseDetail
from .views.home import home
from .views.lists import list_view
from .views.suggest import suggest

app_name = "public"

urlpatterns = [
    path("", home, name="home"),
    path("releases/", list_view("releases"), name="releases"),
    path("exchanges/", list_view("exchanges"), name="exchanges"),
    path("measures/", list_view("measures"), name="measures"),
    path("figures/", list_view("statistics"), name="figures"),
    path("speakers/", list_view("speakers"), name="speakers"),
    path("suggest/", suggest, name="suggest"),
    path("releases/<slug:number>/", ReleaseDetail.as_view(), name="release"),
    path("releases/<slug:number>/editions/<int:ordinal>/", EditionDetail.as_view(), name="edition"),
    path("releases/<slug:number>/attachments/<slug:uid>/", attachment, name="attachment"),
]
