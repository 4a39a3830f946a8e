"""What an account may do is asked for in one query, and is what Django's own backend tells."""

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Permission, User

from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("groups", [(), ("编辑",), ("编辑", "审核")])
def test_own_rights_and_those_of_groups(groups, django_assert_num_queries):
    user = make.make_user(*groups)
    user.user_permissions.add(Permission.objects.get(codename="view_user"))
    with django_assert_num_queries(1):
        assert user.has_perm("auth.view_user")
        assert user.has_perm("releases.change_block") == ("编辑" in groups)
    again = User.objects.get(pk=user.pk)
    assert user.get_all_permissions() == ModelBackend().get_all_permissions(again)


def test_who_is_closed_unknown_or_may_everything():
    closed = make.make_user("编辑", is_active=False)
    assert not closed.has_perm("releases.change_block")
    assert not AnonymousUser().has_perm("releases.change_block")
    assert make.make_user(is_superuser=True).has_perm("releases.change_block")
