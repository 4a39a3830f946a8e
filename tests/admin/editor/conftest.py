"""A draft of one block, whose words each module has as `TEXT`, and somebody else who edits it."""

import pytest

from tests import make
from tests.admin.conftest import signed_in


@pytest.fixture
def block(request):
    text = request.module.TEXT
    return make.make_block(make.make_edition(), text, kind="statement", position=10)


@pytest.fixture
def figure(block):
    return make.make_statistic(block, "1939件")


@pytest.fixture
def other():
    return signed_in(make.make_user("编辑", username="李四"))
