"""How a copy of the explorer runs: `gunicorn -c deploy/gunicorn.conf.py app:server`."""

from __future__ import annotations

import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8101')}"
preload_app = True  # the atlas is read once, and the workers share its memory
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))  # one a core
threads = 4
keepalive = 75  # s; longer than the proxy keeps a connection (60), or it would lose some
accesslog = None  # the proxy counts requests; no log at all has bodies
loglevel = "warning"
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108  heartbeats
