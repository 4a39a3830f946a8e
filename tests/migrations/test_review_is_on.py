"""Migration 0042: review is on, but where one person alone does all."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import connection

from releases.models import ReviewRules
from tests import make

turn_on = importlib.import_module("releases.migrations.0042_review_is_on").turn_on

pytestmark = pytest.mark.django_db


def steps():
    turn_on(apps, connection.schema_editor())
    return ReviewRules.current().steps


@pytest.fixture(autouse=True)
def _as_it_was(db):
    make.set_review(0)


def test_on_where_nobody_is_yet():
    assert steps() == 1


def test_what_holds_for_a_new_site_holds_until_rules_are_stored():
    stored = make.set_review()
    ReviewRules.objects.all().delete()
    assert ReviewRules.current().steps == stored.steps == 1


@pytest.mark.parametrize(
    ("accounts", "told"),
    [
        ([("编辑", "审核")], 0),
        ([("审核",)], 0),
        ([("编辑",), ("编辑",)], 0),  # nobody could approve
        ([("编辑",), ("审核",)], 1),
        ([("编辑", "审核"), ("编辑",)], 1),
        ([("编辑", "审核"), ()], 0),
    ],
)
def test_on_where_two_work_and_one_may_publish(accounts, told):
    for groups in accounts:
        make.make_user(*groups)
    assert steps() == told


def test_an_administrator_is_no_second_person():
    make.make_user(is_superuser=True)
    assert steps() == 0
    make.make_user("编辑", "审核")
    assert steps() == 0


def test_a_closed_account_is_nobody_and_a_right_of_ones_own_counts():
    make.make_user("编辑")
    make.make_user("审核", is_active=False)
    assert steps() == 0
    other = make.make_user()
    other.user_permissions.add(Permission.objects.get(codename="publish_edition"))
    assert steps() == 1


def test_what_an_office_has_set_stays():
    make.set_review(3)
    assert steps() == 3
