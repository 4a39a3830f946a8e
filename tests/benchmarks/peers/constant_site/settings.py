import os

from ipnews.settings import *  # noqa: F403
from ipnews.settings import MIDDLEWARE

ROOT_URLCONF = "tests.benchmarks.peers.constant_site.urls"
# Those that a kept page goes through, but for the one that keeps it.
MIDDLEWARE = MIDDLEWARE[:2] if os.environ.get("AROUND") else []
assert not MIDDLEWARE or MIDDLEWARE[-1].endswith("probes")
