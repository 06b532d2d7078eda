"""The explorer as a web app: `python app.py`, or any WSGI server with `app:server`."""

from __future__ import annotations

from explorer.web import create_app, serve

if __name__ == "__main__":
    serve()
else:
    app = create_app()
    server = app.server
