"""The site as it is deployed, on this machine alone: gunicorn and nginx with the shipped files."""

import http.client
import os
import secrets
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ipnews.env import ROOT

HOST = "www.example.gov.cn"
SHIPPED = ROOT / "ipnews" / "deploy" / "nginx" / "ipnews.conf"
# To compress all that comes with Django takes five seconds of processor time.
UNCOMPRESSED = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
AROUND = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx-error.log; worker_processes 1; {user}
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/1; uwsgi_temp_path {folder}/2; scgi_temp_path {folder}/3;
    include {folder}/ipnews.conf;
}}
"""


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return server.getsockname()[1]


def render(folder: Path, port: int) -> Path:
    """The shipped configuration with this folder's paths and this port instead of Debian's."""
    certificate = folder / "tls"
    certificate.mkdir()
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", f"/CN={HOST}", "-keyout", certificate / "privkey.pem",
            "-out", certificate / "fullchain.pem",
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    text = SHIPPED.read_text("utf-8")
    for shipped, here in {
        "/run/ipnews.sock": f"{folder}/http.sock",
        "/var/lib/nginx/ipnews": f"{folder}/cache",
        "/var/log/nginx/ipnews.log": f"{folder}/nginx.log",
        "/etc/ssl/ipnews": str(certificate),
        "/opt/ipnews/.static": f"{folder}/static",
        "/opt/ipnews": str(ROOT),
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen 443 ": f"listen 127.0.0.1:{port} ",
    }.items():
        assert shipped in text
        text = text.replace(shipped, here)
    lines = [line for line in text.splitlines() if "listen [::]" not in line]
    (folder / "ipnews.conf").write_text("\n".join(lines), "utf-8")
    around = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    around.write_text(AROUND.format(folder=folder, user=user), "utf-8")
    return around


def over_tls(port: int, source: str = "127.0.0.1") -> ssl.SSLSocket:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    raw = socket.create_connection(("127.0.0.1", port), 30, (source, 0))
    return context.wrap_socket(raw, server_hostname=HOST)


def until_it_listens(nginx: "subprocess.Popen[bytes]", port: int) -> None:
    """A process that was started just now takes no connection yet; raises where it never does."""
    for _try in range(300):
        with suppress(OSError):
            over_tls(port).close()
            return
        assert nginx.poll() is None, "nginx ended"
        time.sleep(0.1)
    raise AssertionError(f"nginx does not listen on {port}")


class Served:
    """The site, with what a test does to it."""

    def __init__(self, folder: Path, demo: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.env = {
            "PATH": os.environ["PATH"], "ENV_FILE": os.devnull,
            "SECRET_KEY": secrets.token_urlsafe(50), "ALLOWED_HOSTS": HOST,
            "BEHIND_PROXY": "true", "DATA_DIR": str(folder),
            "STATIC_ROOT": str(folder / "static"), "LOG_FORMAT": "json",
            "WORKERS": "1", "WORKER_THREADS": "2",
        }  # fmt: skip
        shutil.copy(demo, folder / "ipnews.sqlite3")
        self.manage("collectstatic", "--noinput", STATICFILES_STORAGE=UNCOMPRESSED)
        compress = [sys.executable, "-m", "whitenoise.compress", "-q", folder / "static/releases"]
        subprocess.run(compress, check=True)
        self.nginx = self._start("nginx", "nginx", "-c", str(render(folder, self.port)))
        self.start_application()

    def _start(self, log: str, *command: str) -> "subprocess.Popen[bytes]":
        with (self.folder / f"{log}.out").open("ab") as out:
            return subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=out, stderr=out)

    def start_application(self) -> None:
        self.application = self._start(
            "gunicorn", sys.executable, "-m", "gunicorn", "--bind", f"unix:{self.folder}/http.sock",
            "--config", "python:ipnews.deploy.gunicorn_conf", "ipnews.wsgi",
        )  # fmt: skip
        for _try in range(300):
            with suppress(OSError):
                if self.get("/healthz").status == 200:
                    return
            time.sleep(0.1)
        self.stop()
        raise AssertionError((self.folder / "gunicorn.out").read_text())

    def stop_application(self) -> None:
        self.application.send_signal(signal.SIGTERM)
        self.application.wait(60)

    def stop(self) -> None:
        self.stop_application()
        self.nginx.terminate()
        self.nginx.wait(60)

    def manage(self, *words: str, **settings: str) -> None:
        run, env = [sys.executable, "manage.py", *words], self.env | settings
        subprocess.run(run, cwd=ROOT, env=env, check=True, capture_output=True)

    def connect(self, source: str = "127.0.0.1") -> ssl.SSLSocket:
        return over_tls(self.port, source)

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        return self.ask("GET", path, headers=headers)

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> http.client.HTTPResponse:
        """The answer, its words in `text`."""
        connection = http.client.HTTPConnection(HOST)
        connection.sock = self.connect()
        named = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        with closing(connection):
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            answer.text = answer.read().decode(errors="replace")  # type: ignore[attr-defined]
        return answer

    def log(self) -> str:
        return (self.folder / "gunicorn.out").read_text("utf-8")


@contextmanager
def served(folder: Path, demo: Path):
    site = Served(folder, demo)
    try:
        yield site
    finally:
        site.stop()
