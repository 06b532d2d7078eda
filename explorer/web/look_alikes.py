"""Serve the page of all look-alikes: the heat map, its table, and the most alike as a list.

Plotly's script loads on this page and on that of the turning body alone.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response

from explorer import telling
from explorer.alike import Likeness, similar_pairs, similarities
from explorer.drawing.likeness import heat_map
from explorer.web.learn import PAGES, worded
from explorer.web.shelf import asset, base, download, forever, icon, packed
from explorer.web.spoken import spoken
from explorer.words import message, say

if TYPE_CHECKING:
    from explorer.knowledge import Atlas

TITLE: Final = message("Look-alikes")


def look_alikes_shelf(atlas: Atlas) -> Blueprint:
    """Make the routes that never change."""
    routes = Blueprint("look-alikes-shelf", __name__, url_prefix=base())

    @routes.get("/look_alikes.<ending>")
    def own(ending: str) -> Response:
        kind = {"js": "text/javascript", "css": "text/css"}.get(ending)
        return forever(asset(f"look_alikes.{ending}"), kind) if kind else Response(status=404)

    @routes.get("/look-alikes.json")
    def figure() -> Response:
        return forever(_figure(spoken(atlas)), "application/json")

    @routes.get("/look-alikes.csv")
    def table() -> Response:
        return download(_matrix(atlas), "text/csv", "look-alikes.csv")

    return routes


def look_alikes_page(atlas: Atlas) -> Blueprint:
    """Make the route of the page."""
    routes = Blueprint("look-alikes", __name__)

    @routes.get("/look-alikes")
    def page() -> str:
        return _page(spoken(atlas))

    return routes


@lru_cache(maxsize=2)
def _figure(atlas: Atlas) -> str:
    return packed(heat_map(atlas))


@lru_cache(maxsize=2)
def _matrix(atlas: Atlas) -> str:
    """Write the whole matrix, ids along both edges."""
    known = similarities(atlas)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["", *known.ids])
    for name, row in zip(known.ids, known.values.tolist(), strict=True):
        writer.writerow([name, *(f"{value:.3f}" for value in row)])
    return text.getvalue()


@lru_cache(maxsize=2)
def _page(atlas: Atlas) -> str:
    language = atlas.language
    shelf = base(language)
    return PAGES.get_template("look_alikes.html").render(
        title=say(language, TITLE),
        style=f"{shelf}/page.css",
        icon=icon(),
        shelf=shelf,
        same=say(language, telling.ALIKE[Likeness.SAME]),
        **worded(language, "/look-alikes"),
        pairs=_same(atlas),
    )


def _same(atlas: Atlas) -> list[tuple[str, str]]:
    """List the pairs that the map can't tell apart: what to compare, and their names."""
    return [
        (f"{row['a']}:right,{row['b']}:right",
         say(atlas.language, "{one} and {other}",
             one=atlas.subject(row["a"]).name, other=atlas.subject(row["b"]).name))
        for row in similar_pairs(atlas)
        if row["likeness"] == Likeness.SAME
    ]
