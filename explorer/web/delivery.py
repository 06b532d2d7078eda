"""Compress, protect and refuse: what every response and every request body goes through."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import brotli  # type: ignore[import-untyped]
from flask import Response, abort, request
from werkzeug.exceptions import HTTPException

if TYPE_CHECKING:
    from dash import Dash
    from flask import Flask

LARGEST_BODY: Final = 64 * 1024  # bytes; a callback with every cell marked sends 6 kB
SMALLEST: Final = 400  # bytes; below, compressing costs more than it saves
YEAR: Final = 31_536_000
COMPRESSIBLE: Final = (
    "text/", "application/json", "application/javascript", "application/octet-stream",
    "image/svg+xml",
)
SHELVES: Final = "/-/"  # of any edition
UPDATE: Final = "/_dash-update-component"
POLICY: Final = {
    "default-src": "'none'",
    "script-src": "'self'",  # no inline script at all: assets/start.js starts Dash
    # Dash's renderer adds style elements for its own notices, and React writes style
    # attributes (the textures of marks and zones). Styles can't run code.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",  # data: the icon, and what CSS draws
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS: Final = {
    "Content-Security-Policy": "; ".join(f"{key} {value}" for key, value in POLICY.items()),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def protect(app: Dash) -> None:
    """Add compression, headers and the check of callback bodies to an app."""
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    @server.before_request
    def refuse() -> None:
        if request.path == UPDATE and request.method == "POST" and not _is_callback(app):
            abort(400, "this is not a callback of the page")
        # Dash answers any address with its page; a copy of another edition must say "not here".
        rule = request.url_rule.rule if request.url_rule else ""
        if request.path.startswith(SHELVES) and not rule.startswith(SHELVES):
            abort(404)

    @server.after_request
    def deliver(response: Response) -> Response:
        response.headers.extend(HEADERS)  # none of them is there yet
        return _compressed(_fresh(response))

    @server.errorhandler(HTTPException)
    def say(error: HTTPException) -> Response:
        # One plain line: no page, no trace, nothing of what was sent.
        return Response(f"{error.code} {error.name}\n", error.code, mimetype="text/plain")


def _is_callback(app: Dash) -> bool:
    """Tell whether the body asks for a callback that exists, with the inputs that it has."""
    body = _body()
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return False
    known = app.callback_map.get(body["output"])
    if known is None or not isinstance(body.get("changedPropIds", []), list):
        return False
    return all(
        _names(body.get(given, [])) == [(item["id"], item["property"]) for item in known[given]]
        for given in ("inputs", "state")
    ) and _names(body.get("outputs")) == [tuple(body["output"].rsplit(".", 1))]


def _body() -> object:
    if (request.content_length or 0) > LARGEST_BODY:
        abort(413)
    try:
        return request.get_json(silent=True)
    except RecursionError:  # brackets in brackets in brackets
        return None


def _names(items: Any) -> list[tuple[Any, Any]] | None:  # noqa: ANN401  whatever was sent
    """Give ``(id, property)`` of each item, or None when they are not items."""
    if isinstance(items, dict):
        items = [items]
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return None
    return [(item.get("id"), item.get("property")) for item in items]


def _fresh(response: Response) -> Response:
    """Let pages be kept, but asked about each time: they name the edition of all the rest."""
    if (
        request.method == "GET"
        and response.status_code == 200  # noqa: PLR2004  OK
        and "Cache-Control" not in response.headers
    ):
        response.cache_control.no_cache = True
        response.add_etag(weak=True)  # the same page, however it is compressed
        response.make_conditional(request)
    return response


def _compressed(response: Response) -> Response:
    accepted = request.headers.get("Accept-Encoding", "")
    encoding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else None
    if (
        (response.mimetype or "").startswith(COMPRESSIBLE)
        and "Content-Encoding" not in response.headers
        and response.status_code == 200  # noqa: PLR2004  OK
    ):
        response.vary.add("Accept-Encoding")
        body = response.get_data() if encoding and not response.direct_passthrough else b""
        if encoding and len(body) >= SMALLEST:
            lasting = (response.cache_control.max_age or 0) >= YEAR
            response.set_data(_once(body, encoding) if lasting else _now(body, encoding))
            response.headers["Content-Encoding"] = encoding
            if not response.get_etag()[1]:
                response.headers.pop("ETag", None)  # it named the plain bytes
    return response


@lru_cache(maxsize=256)
def _once(body: bytes, encoding: str) -> bytes:
    """Compress what is asked for again and again: hard, and only the first time."""
    return _brotli(body, 9) if encoding == "br" else gzip.compress(body, 9)


def _now(body: bytes, encoding: str) -> bytes:
    """Compress an answer that is sent once: fast."""
    return _brotli(body, 4) if encoding == "br" else gzip.compress(body, 5)


def _brotli(body: bytes, quality: int) -> bytes:
    compressed: bytes = brotli.compress(body, quality=quality)
    return compressed
