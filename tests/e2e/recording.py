"""A server that writes down all that it is sent in the open, and all that it writes or calls."""

from __future__ import annotations

import logging
import os
import sys
import threading
from dataclasses import dataclass, field

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND
CALLS = {"socket.connect", "sqlite3.connect", "subprocess.Popen", "os.system", "os.rename",
         "os.mkdir", "urllib.Request"}


@dataclass
class Recorder:
    """WSGI middleware: request lines and headers, bodies apart, and what the answer set."""

    app: object
    lines: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    replies: list[tuple[str, str]] = field(default_factory=list)
    deeds: list[str] = field(default_factory=list)
    inside: threading.local = field(default_factory=threading.local)

    def __post_init__(self):
        # It can't be taken away again, but sees only the requests of this server.
        sys.addaudithook(self._audit)

    def __call__(self, environ, start_response):
        headers = [f"{key}: {value}" for key, value in environ.items()
                   if key.startswith(("HTTP_", "CONTENT_"))]
        self.lines.append("\n".join([
            f"{environ['REQUEST_METHOD']} {environ['REQUEST_URI']}", environ["QUERY_STRING"],
            *headers,
        ]))
        size = int(environ.get("CONTENT_LENGTH") or 0)
        if size:
            body = environ["wsgi.input"].read(size)
            self.bodies.append(body.decode())
            environ["wsgi.input"] = Again(body)

        def start(status, reply, error=None):
            self.replies.extend((name.lower(), value) for name, value in reply)
            return start_response(status, reply, error)

        self.inside.now = True
        try:
            return self.app(environ, start)
        finally:
            self.inside.now = False

    def _audit(self, event, arguments):
        if not getattr(self.inside, "now", False):
            return
        if (event == "open" and (arguments[2] or 0) & WRITES) or event in CALLS:
            self.deeds.append(f"{event} {arguments[0]}")


class Again:
    """A body that was read, to be read once more."""

    def __init__(self, body):
        self.body = body

    def read(self, size=-1):
        size = len(self.body) if size is None or size < 0 else size
        given, self.body = self.body[:size], self.body[size:]
        return given

    def readline(self, size=-1):
        return self.read(size)


class Kept(logging.Handler):
    """Every line that anything logs, at any level."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))
