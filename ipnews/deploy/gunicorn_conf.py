"""How gunicorn serves: `gunicorn --config python:ipnews.deploy.gunicorn_conf ipnews.wsgi`.

Each setting has the name that gunicorn gives it. A proxy stands in front and reads what is slow.
"""

import ctypes
import gc
import os

from django.db import connections
from gunicorn.arbiter import Arbiter
from gunicorn.http.message import Request
from gunicorn.workers.base import Worker

from ipnews.env import count, load_env_file

load_env_file()

# Where no socket of systemd is handed over and --bind says nothing else.
bind = "127.0.0.1:8000"
workers = count("WORKERS", default=max(2, min(os.cpu_count() or 2, 8)))
# A thread that waits, for the database or for who reads a file slowly, holds up no other.
worker_class = "gthread"
threads = count("WORKER_THREADS", default=2)
timeout = 60
graceful_timeout = 30
# Longer than nginx keeps its connections, so that none is closed while it is being used.
keepalive = 75
# What grew is given back now and then, never by all workers at once.
max_requests, max_requests_jitter = 20_000, 4_000
limit_request_line, limit_request_fields, limit_request_field_size = 8190, 60, 8190
# A heartbeat written to a disk that stalls would have the worker taken for dead.
IN_MEMORY = "/dev/shm"  # noqa: S108 - gunicorn makes a file of its own there, and unlinks it
worker_tmp_dir = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None
control_socket_disable = True
# The application is loaded once, and its pages of memory are shared by the workers.
preload_app = True
# Whether a proxy is believed is for BEHIND_PROXY to say: nothing is taken from a header here, not
# even from this machine.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""

M_ARENA_MAX, M_MMAP_THRESHOLD = -8, -3  # of malloc.h
# A connection is not worth the reading of a body that nobody asked for.
LONGEST_TO_READ_OUT = 64 * 1024


def when_ready(_server: Arbiter) -> None:
    """Before the first fork: load what all workers need, leave no connection to two processes, and
    what lives for ever to none of their collectors, which would copy every page by looking."""
    from ipnews.deploy import shared  # once the application is loaded

    shared.load()
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
    gc.collect()
    gc.freeze()


def post_fork(_server: Arbiter, _worker: Worker) -> None:
    """A page makes tens of thousands of objects in no circle; look for circles less often. What was
    freed is used again by every thread: glibc would give each a store of its own to fill. A page
    and what it is packed into are given back as they end, which leaves no holes in the heap."""
    gc.set_threshold(10_000, 20, 20)
    if hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(M_ARENA_MAX, 1)
        libc.mallopt(M_MMAP_THRESHOLD, 64 * 1024)


def post_worker_init(_worker: Worker) -> None:
    """The worker before this one may have been killed between its commit and the indexing."""
    from releases.operations import start_of_worker  # once the application is loaded

    start_of_worker.begin()


def pre_request(_worker: Worker, request: Request) -> None:
    """After a long body, or one of unknown length, close instead of reading it to its end."""
    headers = dict(request.headers)
    length = headers.get("CONTENT-LENGTH", "0")
    if "TRANSFER-ENCODING" in headers or int(length) > LONGEST_TO_READ_OUT:
        request.force_close()
