"""Tell a balancer whether this copy can answer, and which edition it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response

from explorer.match import rank
from explorer.web.shelf import edition

if TYPE_CHECKING:
    from explorer.knowledge import Atlas


def health(atlas: Atlas) -> Blueprint:
    """Make the route /health: 200 and the edition, once a ranking has been made."""
    routes = Blueprint("health", __name__)

    @routes.get("/health")
    def healthy() -> Response:
        rank(atlas, [atlas.cells[0].id])  # a copy that can't do this is not one to send people to
        return Response(f"ok {edition()}\n", mimetype="text/plain",
                        headers={"Cache-Control": "no-store"})

    return routes
