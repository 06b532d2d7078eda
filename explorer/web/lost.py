"""The page for an address of this site that leads nowhere: says so, and leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Response, request

from explorer.web.learn import PAGES, worded
from explorer.web.shelf import base, icon
from explorer.web.spoken import asked_in
from explorer.words import message, say

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.exceptions import NotFound

TITLE: Final = message("There is no page at this address")


def lead_on(server: Flask) -> None:
    """Answer with a page where someone reads it, and with a plain line where a script asked."""

    @server.errorhandler(404)
    def lost(error: NotFound) -> Response:
        if not request.accept_mimetypes.accept_html or request.path.startswith("/-/"):
            return Response(f"{error.code} {error.name}\n", error.code, mimetype="text/plain")
        language = asked_in()
        body = PAGES.get_template("lost.html").render(
            **worded(language, "/"), title=say(language, TITLE),
            style=f"{base()}/page.css", icon=icon(),
        )
        return Response(body, error.code, mimetype="text/html")
