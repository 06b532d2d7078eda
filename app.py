"""The explorer as a web app: `python app.py`, or any WSGI server with `app:server`."""

from __future__ import annotations

import os
import sys

# A server's workers have the cores: threads within one answer would stand in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if __name__ == "__main__":
    from explorer.cli import main

    sys.exit(main(["serve", *sys.argv[1:]]))
else:
    from explorer.web import create_app

    app = create_app()
    server = app.server
