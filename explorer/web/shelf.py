"""Serve what never changes: places, outlines, pictures, patterns, the page's script.

Every address carries the edition, a digest of all that shapes the answers. So a browser may keep
them for good, and nothing is written to disk or made before it is asked for.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import quote

from flask import Blueprint, Response, abort

from explorer.body import CAMERAS, DATA, Part, Sex, Side, ViewName, part_views
from explorer.drawing.choice import close_up
from explorer.drawing.patterns import counts, pattern
from explorer.drawing.shapes import Kind, path
from explorer.drawing.svg import TEXTURE
from explorer.knowledge.model import Muscle
from explorer.text import place
from explorer.web.layers import muscle_layers
from explorer.web.spoken import asked_in, dictionary, spoken
from explorer.web.titles import titles
from explorer.words import ENGLISH, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from explorer.body import View
    from explorer.drawing.shapes import Shape
    from explorer.knowledge import Atlas

E = TypeVar("E", bound=StrEnum)

PACKAGE: Final = Path(__file__).resolve().parents[1]
# In an installed package the assets lie inside it; in a checkout, beside it.
ASSETS: Final = next(p for p in (PACKAGE / "assets", PACKAGE.parent / "assets") if p.is_dir())
SCRIPTS: Final = (
    "words.js",  # first: all say what it has
    "address.js",  # the others read the state
    "resources.js",
    "focus.js",
    "gestures.js",
    "pains.js",
    "pen.js",
    "ink.js",
    "textures.js",
    "drawn.js",
    "legend.js",
    "compare.js",
    "apart.js",
    "explain.js",
    "refers.js",
    "muscle_layers.js",
    "in_steps.js",
    "body_figure.js",
    "other_side.js",
    "map_tools.js",
    "how.js",
    "body_map.js",
    "place_list.js",
    "answer.js",
    "again.js",
    "hand_out.js",
    "controls.js",
    "language.js",
)
PAGES: Final = ("start.js", "look_alikes.js", "look_alikes.css", "favicon.svg")  # asked for alone
STUDY: Final = (  # the page of study alone; joined into one
    "words.js", "study_table.js", "study_memory.js", "study_pictures.js", "study_point.js",
    "study.js",
)
STUDY_STYLE: Final = "study.css"
STYLES: Final = (
    "theme.css",
    "style.css",
    "map.css",
    "pattern.css",
    "compare.css",
    "layers.css",
    "panel.css",
    "ink.css",
    "details.css",
    "in_steps.css",
    "how.css",
    "again.css",
    "hand_out.css",
    "access.css",
    "print.css",  # has the last word
)
LEARN: Final = "learn.css"  # of the pages to learn from alone
FOREVER: Final = "public, max-age=31536000, immutable"
LAYERS: Final = ("skin", "bones")


@lru_cache(maxsize=1)
def edition() -> str:
    """Digest of the code, the data and the assets: what an answer can depend on."""
    return digest(PACKAGE, DATA, ASSETS)


def digest(*folders: Path) -> str:
    """Digest folders, wherever they lie: copies that take turns must give the same addresses."""
    files = {file for folder in folders for file in folder.rglob("*") if file.is_file()}
    each = sorted(
        hashlib.sha256(file.name.encode() + b"\0" + file.read_bytes()).digest()
        for file in files
        if "__pycache__" not in file.parts
    )
    return hashlib.sha256(b"".join(each)).hexdigest()[:12]


def prefix(language: str) -> str:
    """Begin the addresses of a language's pages; English has none."""
    return "" if language == ENGLISH else f"/{language}"


def home(language: str) -> str:
    """Address of the map in a language; English too is named, or the browser would choose."""
    return f"/{language}/"


def base(language: str = ENGLISH) -> str:
    """Address under which the shelf is served in a language, without a slash at its end."""
    return f"{prefix(language)}/-/{edition()}"


def script() -> str:
    """Join the page's scripts, as they are, into one: one request instead of many."""
    return "\n".join(map(asset, SCRIPTS))


def style() -> str:
    """Join the style sheets."""
    return "\n".join(map(asset, STYLES))


CODE: Final = {
    "page.js": (script, "text/javascript"),
    "start.js": (lambda: asset("start.js"), "text/javascript"),
    "page.css": (lambda: f"{style()}\n{asset(LEARN)}", "text/css"),
}


def icon() -> str:
    """Give the page's icon as a data address: a file would be asked for at each change after #."""
    return f"data:image/svg+xml,{quote(asset('favicon.svg').strip())}"


def asset(name: str) -> str:
    """Give a file of the page as it is."""
    return (ASSETS / name).read_text(encoding="utf-8")


def packed(content: object, *, default: Callable[[Any], Any] | None = None) -> str:
    """Write what a page asked for as JSON without spaces."""
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False, default=default)


def download(body: str | bytes, kind: str, name: str) -> Response:
    """Send what a browser should save under a name."""
    reply = forever(body, kind)
    reply.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return reply


def shelf(atlas: Atlas) -> Blueprint:
    """Make the routes."""
    routes = Blueprint("shelf", __name__, url_prefix=base())

    @lru_cache(maxsize=512)
    def written(said: Atlas, make: Callable[..., Any], *arguments: object) -> str:
        return packed(make(said, *arguments))

    def made(make: Callable[..., Any], *arguments: object) -> str:
        return written(spoken(atlas), make, *arguments)

    @routes.get("/<any('page.js', 'start.js', 'page.css'):name>")
    def code(name: str) -> Response:
        made, kind = CODE[name]
        words = dictionary(asked_in(), made()) if name == "page.js" else ""
        return forever(words + made(), kind)

    @routes.get("/places.json")
    def place_names() -> Response:
        return forever(made(places), "application/json")

    @routes.get("/<any(geometry, muscles):what>/<view>-<sex>.json")
    def outlines(what: str, view: str, sex: str) -> Response:
        make = geometry if what == "geometry" else muscle_layers
        return forever(made(make, *_view(view, sex)), "application/json")

    @routes.get("/scene/<part>/<name>-<side>-<sex>.json")
    def painted(part: str, name: str, side: str, sex: str) -> Response:
        # Anyone may name one in the address; no fault of the page.
        if name not in atlas.subjects:
            return Response(status=204)
        asked = (name, one_of(Side, side), one_of(Sex, sex), one_of(Part, part))
        return forever(made(scene, *asked), "application/json")

    @routes.get("/picture/<view>-<sex>-<layer>.webp")
    def picture(view: str, sex: str, layer: str) -> Response:
        if layer not in LAYERS:
            abort(404)
        file = atlas.body.view(*_view(view, sex)).picture(layer)
        return forever(file.read_bytes(), "image/webp")

    return routes


def _view(view: str, sex: str) -> tuple[ViewName, Sex]:
    return one_of(ViewName, view), one_of(Sex, sex)


def one_of(kind: type[E], text: str) -> E:
    """Read a part of an address; what it can't be is not found."""
    if text not in set(kind):
        abort(404)
    return kind(text)


def forever(body: str | bytes, kind: str) -> Response:
    """Answer with what a browser may keep for good."""
    return Response(body, mimetype=kind, headers={"Cache-Control": FOREVER})


def places(atlas: Atlas) -> list[list[str]]:
    """Give every cell as ``[id, plain name with its side, region, its name]``, head to toe."""
    return [
        [c.id, place(atlas.body, c.id).capitalize(), c.region,
             say(atlas.language, c.region.replace("-", " "))] for c in atlas.cells]


def geometry(atlas: Atlas, view: ViewName, sex: Sex) -> dict[str, Any]:
    """Give a view's cells as ``[id, SVG path]`` in body order, and its outline; in its units."""
    seen = atlas.body.view(view, sex)
    return {
        "outline": outline(seen),
        "cells": [[c.id, seen.cells[c.id]] for c in atlas.cells if c.id in seen.cells],
    }


def outline(view: View) -> str:
    """Give the silhouette of a view as an SVG path in its units."""
    return "".join(path(ring, unit=view.unit, closed=True) for ring in view.silhouette)


def scene(atlas: Atlas, name: str, side: Side, sex: Sex, part: Part) -> dict[str, Any]:
    """Give a pattern on every view of a part, its titles and texture, and the close-up that fits.

    ``counted`` on a view: ``[path, share of people, words]`` for each place that a study counted.
    """
    subject = atlas.subject(name)
    return {
        "titles": titles(subject, side, atlas.language),
        "of": None if isinstance(subject, Muscle) else TEXTURE[subject.structure],
        "close": close_up(atlas, subject, side, sex),
        "views": {
            view.value: layers(pattern(atlas, subject, side, view, sex), side, view)
            | _counted(CAMERAS[view].unit, counts(atlas, subject, side, view, sex))
            for view in part_views(part)
        },
    }


def _from_other(view: ViewName, side: Side) -> bool:
    """Tell views of the person's other side: in them, a right point would pass for a left one."""
    leftwards = CAMERAS[view].towards[0]
    return leftwards * {Side.RIGHT: 1, Side.LEFT: -1}.get(side, 0) > 0


def _counted(unit: int, shapes: Iterable[Shape]) -> dict[str, Any]:
    found = [[shape.path(unit), shape.share, shape.words] for shape in shapes if shape.rings]
    return {"counted": found} if found else {}


def layers(shapes: Iterable[Shape], side: Side, view: ViewName) -> dict[str, Any]:
    """Give a pattern's shapes on a view as one path a layer, and its points."""
    found: dict[str, Any] = {}
    unit = CAMERAS[view].unit
    points: list[list[int]] = []
    for shape in shapes:
        # Seen from the other side, a right point would pass for a left one.
        if shape.kind is Kind.POINT_BEHIND and _from_other(view, side):
            continue
        if shape.kind in (Kind.POINT, Kind.POINT_BEHIND):
            x, y = (shape.rings[0][0] * unit).round().astype(int).tolist()
            points.append([x, y, int(shape.kind is Kind.POINT_BEHIND)])
        elif shape.rings:
            found[shape.kind.value] = found.get(shape.kind.value, "") + shape.path(unit)
    if points:
        found["points"] = points
    return found
