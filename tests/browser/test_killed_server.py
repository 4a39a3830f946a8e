"""The server is killed in mid-word: what was typed is there when it runs again, saved once."""

import os
import shutil
import signal

import pytest
from django.db import connection
from playwright.sync_api import expect

from tests.benchmarks.peers import servers
from tests.browser.test_editor import press
from tests.ipnews.behind_nginx import UNCOMPRESSED
from tests.public.serving.drilled_site import DRAFT, DrilledSite
from tests.soak.editors import PASSWORD

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.deep]
BLOCK = """
import django; django.setup()
from releases.models import Block
print(Block.objects.create(edition_id={draft}, text="第一段。").anchor)
"""


class KilledSite(DrilledSite):
    def kill(self):
        for pid in (self.site.process.pid, *self.workers()):
            os.kill(pid, signal.SIGKILL)
        self.site.process.wait(20)


@pytest.fixture
def site(django_db_setup, tmp_path, monkeypatch):
    from tests.snapshots import _file

    if connection.vendor != "sqlite":
        pytest.skip("begins from a file of SQLite's")
    shutil.copy(_file("demo"), tmp_path / "ipnews.sqlite3")
    served = KilledSite(tmp_path, f"sqlite:///{tmp_path}/ipnews.sqlite3")
    served.environment["STATIC_ROOT"] = str(tmp_path / "static")
    served.environment["STATICFILES_STORAGE"] = UNCOMPRESSED
    served.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    port = servers.free_port()
    monkeypatch.setattr(servers, "free_port", lambda: port)
    served.start()
    yield served
    served.site.stop()


def test_words_and_acts_outlive_the_server(page_without_complaints, site):
    page = page_without_complaints
    draft = int(site.run("-c", DRAFT))
    anchor = site.run("-c", BLOCK.format(draft=draft)).strip()
    base = f"http://127.0.0.1:{site.site.port}"
    page.goto(f"{base}/admin/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_load_state()
    address = f"{base}/admin/releases/edition/{draft}/editor/"
    page.goto(address)
    section = page.locator(f"#{anchor}")
    press(section, "link", "改文字")
    area = section.locator("textarea")
    area.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("又")
    site.kill()
    page.keyboard.type("及。")
    section.get_by_role("button", name="保存").click()
    expect(page.locator("#net")).to_contain_text("1 个操作等着")
    site.start()
    expect(section.locator(".edited-text")).to_have_text("第一段。又及。", timeout=20_000)
    expect(page.locator("#net")).to_have_text("")
    press(section, "link", "改文字")
    area.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("完")
    site.kill()
    page.goto("about:blank")  # and the tab with it
    site.start()
    page.goto(address)
    expect(page.locator("#scratch")).to_contain_text("第一段。又及。完")
