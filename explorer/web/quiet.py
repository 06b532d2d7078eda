"""Hand out what is on the shelf to who asks in the body of a request, not in its address.

Addresses are written to logs, by us or by whoever stands between. Which pattern a person looks at
can tell where it hurts, so the page asks for patterns here, and no address names one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, current_app, request
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

from explorer.web.shelf import base

if TYPE_CHECKING:
    from flask import Response

LONGEST = 400  # letters; three patterns to compare take 150


def quiet() -> Blueprint:
    """Make the route."""
    routes = Blueprint("quiet", __name__, url_prefix=base())

    @routes.post("/asked")
    def asked() -> Response:
        if (request.content_length or 0) > LONGEST:
            abort(413)
        wanted = request.get_data().decode(errors="replace")
        known = current_app.url_map.bind("")
        try:
            rule, parts = known.match(f"{base()}/{wanted}", method="GET", return_rule=True)
        except (NotFound, MethodNotAllowed, RequestRedirect):
            abort(404)
        if not rule.rule.startswith(f"{base()}/"):  # Dash answers any address with its page
            abort(404)
        answer = current_app.make_response(
            current_app.ensure_sync(current_app.view_functions[rule.endpoint])(**parts)
        )
        answer.headers["Cache-Control"] = "no-store"  # it is nobody's to keep but the page's
        return answer

    return routes
