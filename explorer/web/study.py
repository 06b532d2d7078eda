"""Serve the page to study by: tables, sets, questions, the deck. Makes each once, when asked for.

The page is plain HTML and its tables need no script; questions come as JSON.
"""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response, abort

from explorer.body import Sex, Side, ViewName
from explorer.drawing.question import cuts
from explorer.subjects import of
from explorer.text import place
from explorer.web.learn import PAGES, worded
from explorer.web.quiz import Ask, asked, described, felt_cells, questions
from explorer.web.shelf import (
    STUDY,
    STUDY_STYLE,
    asset,
    base,
    download,
    forever,
    icon,
    packed,
)
from explorer.web.study_table import groups, muscles, others, regions, root_order, roots, written
from explorer.words import ENGLISH

if TYPE_CHECKING:
    from explorer.knowledge import Atlas

TITLE: Final = "Study"
DECK: Final = "referred-muscle-pain.apkg"
ANKI: Final = "application/apkg"
SEX: Final = Sex.FEMALE  # as in the deck
VIEWS: Final = {
    ViewName.FRONT: ("Front", "RIGHT", "LEFT"),
    ViewName.BACK: ("Back", "LEFT", "RIGHT"),
}
DEPTHS: Final = ("superficial", "intermediate", "deep")
KINDS: Final = {
    Ask.PATTERN: "Name the pattern",
    Ask.IMPOSTOR: "Spot the impostor",
    Ask.VIGNETTE: "Who says this?",
    Ask.POINT: "Point at the pattern",
}
MAKING: Final = Lock()  # the deck takes seconds: the second who asks waits for the first


def study_shelf(atlas: Atlas) -> Blueprint:
    """Make the routes that never change."""
    routes = Blueprint("study-shelf", __name__, url_prefix=f"{base()}/study")

    @routes.get("/study.<any(js, css):ending>")
    def own(ending: str) -> Response:
        if ending == "css":
            return forever(asset(STUDY_STYLE), "text/css")
        return forever("\n".join(map(asset, STUDY)), "text/javascript")

    @routes.get("/<any(muscles, others):which>.csv")
    def table(which: str) -> Response:
        rows = muscles(atlas) if which == "muscles" else others(atlas)
        return download(written(rows), "text/csv", f"{which}.csv")

    @routes.get("/<any(pattern, impostor, vignette, point):kind>.json")
    def asking(kind: str) -> Response:
        return forever(_asking(atlas, Ask(kind)), "application/json")

    @routes.get("/names.json")
    def names() -> Response:
        return forever(_names(atlas), "application/json")

    @routes.get("/body.json")
    def body() -> Response:
        return forever(_body(atlas), "application/json")

    @routes.get("/picture/<name>.json")
    def picture(name: str) -> Response:
        if name not in atlas.subjects:
            abort(404)
        return forever(_picture(atlas, name), "application/json")

    @routes.get(f"/{DECK}")
    def deck() -> Response:
        with MAKING:
            made = _deck(atlas)
        return download(made, ANKI, DECK)

    return routes


def study_page(atlas: Atlas) -> Blueprint:
    """Make the route of the page."""
    routes = Blueprint("study", __name__)

    @routes.get("/study/")
    def page() -> Response:
        return Response(_page(atlas), mimetype="text/html",
                        headers={"Cache-Control": "max-age=3600"})

    return routes


@lru_cache(maxsize=8)
def _asking(atlas: Atlas, ask: Ask) -> str:
    return packed([question.row for question in questions(atlas, ask)])


@lru_cache(maxsize=2)
def _names(atlas: Atlas) -> str:
    """Write what every record is called, and every set with its muscles."""
    return packed({
        "names": described(atlas),
        "sets": {group.name: group.muscles for group in groups(atlas)},
    })


@lru_cache(maxsize=2)
def _body(atlas: Atlas) -> str:
    """Write the places to point at, on two views and as a list, and where muscles are felt."""
    cells = [cell for cell in atlas.cells if asked(atlas, cell.id)]
    figures = []
    for name, (title, *corners) in VIEWS.items():
        view = atlas.body.view(name, SEX)
        figures.append({
            "title": title, "corners": corners, "box": view.frame,
            "picture": _skin(name),
            "cells": [[c.id, view.cells[c.id]] for c in cells if c.id in view.cells],
        })
    return packed({
        "cells": [[c.id, place(atlas.body, c.id), c.region] for c in cells],
        "figures": figures,
        "felt": felt_cells(atlas),
    })


@lru_cache(maxsize=512)
def _picture(atlas: Atlas, name: str) -> str:
    """Write the zones alone: no texture and no name may tell what they are of."""
    record = atlas.subject(name)
    return packed([
        {
            "view": cut.view.value, "box": cut.viewbox, "picture": _skin(cut.view),
            "at": [round(v, 1) for v in cut.picture],
            "zones": [[shape.kind.value, shape.path(cut.unit)] for shape in cut.zones],
        }
        for cut in cuts(atlas, record, of(record, Side.RIGHT).side, SEX)
    ])


def _skin(view: ViewName) -> str:
    return f"{base()}/picture/{view}-{SEX}-skin.webp"


@lru_cache(maxsize=2)
def _deck(atlas: Atlas) -> bytes:
    from explorer.deck import write_deck  # noqa: PLC0415  genanki only when a deck is asked for

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / DECK
        write_deck(atlas, file)
        return file.read_bytes()


@lru_cache(maxsize=2)
def _page(atlas: Atlas) -> str:
    parts = regions(atlas)
    return PAGES.get_template("study.html").render(
        # In English alone so far, under every language's path.
        **(worded(ENGLISH, "/study/") | {"languages": []}),
        title=TITLE,
        style=f"{base()}/page.css",
        icon=icon(),
        shelf=f"{base()}/study",
        deck=DECK,
        kinds=[(ask.value, words) for ask, words in KINDS.items()],
        muscles=muscles(atlas),
        others=others(atlas),
        regions=parts,
        roots=roots(atlas),
        depths=DEPTHS,
        sets=[(part, found) for part in parts
              if (found := [g for g in groups(atlas) if g.part == part])],
        by_id={row.id: row for row in muscles(atlas)},
        # What a column is sorted by where its words would not do.
        root_key=lambda row: min((100 * a + b for a, b, _ in map(root_order, row.roots)),
                                 default=9999),
        part_key=lambda row: min((parts.index(p) for p in row.parts if p in parts), default=99),
    )
