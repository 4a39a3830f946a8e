"""Two seconds after each way of changing, a page asked for through the shipped nginx is new: what
the application answers, of which `test_each_way` shows that it is never old.
"""

import http.client
import shutil
import subprocess
import time
from contextlib import closing

import pytest

from releases.models import content_version
from tests.ipnews.behind_nginx import HOST, free_port, over_tls, render, until_it_listens
from tests.public.serving.test_each_way import PARTS, Processes, every_address, told, unlike
from tests.public.serving.ways_to_change import WAYS

SECONDS = 2

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(
        not (shutil.which("nginx") and shutil.which("openssl")), reason="nginx is not installed"
    ),
]


class Proxied:
    """A gunicorn of one worker on the database of this test, and nginx before it."""

    def __init__(self, folder) -> None:
        settings = {"ALLOWED_HOSTS": HOST, "BEHIND_PROXY": "true"}
        self.processes = Processes(folder, 1, **settings)
        (self.application,) = (site.port for site in self.processes.sites)
        self.folder, self.port = folder, free_port()
        around = render(folder, self.port)
        shipped = folder / "ipnews.conf"
        socket, port = f"unix:{folder}/http.sock", f"127.0.0.1:{self.application}"
        shipped.write_text(shipped.read_text("utf-8").replace(socket, port), "utf-8")
        self.nginx = subprocess.Popen(["nginx", "-c", around])
        until_it_listens(self.nginx, self.port)

    def through(self, addresses) -> dict[str, tuple[int, bytes]]:
        reader = http.client.HTTPConnection(HOST)
        reader.sock = over_tls(self.port)
        return told(reader, addresses, {})

    def direct(self, addresses) -> dict[str, tuple[int, bytes]]:
        reader = http.client.HTTPConnection("127.0.0.1", self.application, timeout=60)
        return told(reader, addresses, {"Host": HOST, "X-Forwarded-Proto": "https"})

    def close(self) -> None:
        self.processes.stop()
        self.nginx.terminate()
        self.nginx.wait(60)


@pytest.mark.django_db(transaction=True)
def test_the_proxy_serves_what_is_new_two_seconds_after_each_way(tmp_path, demo, data_dir):
    with closing(Proxied(tmp_path)) as proxied:
        every = every_address()
        proxied.through(every)
        for n, (name, way) in enumerate(WAYS.items()):
            addresses = every[n % PARTS :: PARTS]
            act = way()
            proxied.through(addresses)
            before = content_version()
            act()
            time.sleep(SECONDS)
            assert content_version() != before, name
            now = proxied.through(addresses)
            for address, answer in proxied.direct(addresses).items():
                assert now[address] == answer, f"{name}: {unlike(now[address], answer)}"
    answered = (tmp_path / "nginx.log").read_text("utf-8").split()
    assert answered.count("EXPIRED") > len(every)  # the proxy had kept them, each time
