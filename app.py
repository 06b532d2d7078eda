"""The explorer as a web app: `python app.py`, or any WSGI server with `app:server`."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    from explorer.cli import main

    sys.exit(main(["serve", *sys.argv[1:]]))
else:
    from explorer.web import create_app

    app = create_app()
    server = app.server
