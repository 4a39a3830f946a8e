"""The editors' site lists what editors work on first."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from ipnews.editorial import GROUPS
from tests import make


@pytest.mark.django_db
def test_models_stand_in_the_order_of_the_work(client):
    client.force_login(make.make_user("编辑", "审核"))
    groups = client.get(reverse("admin:all")).context["app_list"]
    assert [str(group["name"]) for group in groups] == [
        *("发布稿", "各版本的内容", "词表", "检索"),
    ]
    assert groups[0]["models"][0]["object_name"] == "Edition"


def test_every_registered_model_has_a_place():
    placed = {name for _group, names in GROUPS for name in names}
    admin.autodiscover()
    ours = {m.__name__ for m in apps.get_app_config("releases").get_models()}
    assert {m.__name__ for m in admin.site._registry} & ours == placed


@pytest.mark.django_db
def test_an_administrator_also_sees_accounts(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root", password="x"))
    names = [group["app_label"] for group in client.get(reverse("admin:all")).context["app_list"]]
    assert "auth" in names
