"""How gunicorn serves the peers: with what ipnews.deploy.gunicorn_conf gives ipnews."""

import gc

worker_class = "gthread"
threads = 4
preload_app = True
timeout = 120


def when_ready(_server):
    gc.collect()
    gc.freeze()


def post_fork(_server, _worker):
    gc.set_threshold(50_000, 20, 50)
