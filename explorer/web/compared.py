"""Serve what comparing on the body needs: words, letters, who is felt where. Kept for good."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from flask import Blueprint, Response

from explorer.body import Sex, ViewName
from explorer.web.comparing import comparison, letters, who
from explorer.web.shelf import base, forever, one_of, packed
from explorer.web.spoken import spoken

if TYPE_CHECKING:
    from explorer.knowledge import Atlas


def compared_shelf(atlas: Atlas) -> Blueprint:
    """Make the routes."""
    routes = Blueprint("compared", __name__, url_prefix=base())

    @lru_cache(maxsize=512)
    def told(said: Atlas, names: str) -> str | None:
        return _known(comparison(said, tuple(names.split(","))))

    @lru_cache(maxsize=512)
    def placed(names: str, view: ViewName, sex: Sex) -> str | None:
        return _known(letters(atlas, tuple(names.split(",")), view, sex))

    @lru_cache(maxsize=2)
    def felt_where(said: Atlas) -> str | None:
        return packed(who(said))

    @routes.get("/compare/<names>.json")
    def compare_named(names: str) -> Response:
        return _sent(told(spoken(atlas), names))

    @routes.get("/letters/<names>/<view>-<sex>.json")
    def letters_on(names: str, view: str, sex: str) -> Response:
        return _sent(placed(names, one_of(ViewName, view), one_of(Sex, sex)))

    @routes.get("/who.json")
    def who_is_felt() -> Response:
        return _sent(felt_where(spoken(atlas)))

    return routes


def _known(content: object) -> str | None:
    return None if content is None else packed(content)


def _sent(found: str | None) -> Response:
    # Anyone may name some in the address; no fault of the page.
    return forever(found, "application/json") if found else Response(status=204)
