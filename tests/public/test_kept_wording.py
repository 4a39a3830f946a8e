"""The pages of the demo say what `pages.txt` says; see `tests.kept_pages`.

`KEEP=1 python -m pytest tests/public/test_kept_wording.py` writes it anew.
"""

from pathlib import Path

import pytest
from django.db import connection

from tests.kept_pages import changed

from .crawl import crawl


@pytest.mark.slow
@pytest.mark.usefixtures("demo")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="each engine has an order of names")
def test_the_pages_of_the_demo_say_what_they_said():
    assert changed(Path(__file__).with_name("pages.txt"), crawl("plain")) == ""
