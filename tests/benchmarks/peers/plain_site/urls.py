from django.urls import path

from . import views

urlpatterns = [
    path("releases/", views.ReleaseList.as_view(), name="list"),
    path("releases/<slug>/", views.ReleaseDetail.as_view(), name="detail"),
    path("search/", views.Search.as_view(), name="search"),
    path("statistics/", views.Statistics.as_view(), name="statistics"),
]
