"""The address of a sign-off; whoever has it is the department."""

from django.urls import path

from .sign_off_view import sign_off

urlpatterns = [path("sign-off/<slug:token>/", sign_off, name="sign_off")]
