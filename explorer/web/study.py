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

from explorer.body import CAMERAS, Sex, Side, ViewName
from explorer.drawing.question import cuts
from explorer.subjects import of
from explorer.text import place
from explorer.web.learn import PAGES, worded
from explorer.web.quiz import Ask, asked, described, felt_cells, questions
from explorer.web.quiz import worded as reworded
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
from explorer.web.spoken import asked_in, dictionary, spoken
from explorer.web.study_table import (
    called,
    groups,
    muscles,
    others,
    regions,
    root_order,
    roots,
    written,
)
from explorer.words import ENGLISH, capitalised, message, say

if TYPE_CHECKING:
    from explorer.knowledge import Atlas

TITLE: Final = message("Study")
DECK: Final = "referred-muscle-pain"  # of the file
ANKI: Final = "application/apkg"
SEX: Final = Sex.FEMALE  # as in the deck
VIEWS: Final = (ViewName.FRONT, ViewName.BACK)  # to point at
DEPTHS: Final = ("superficial", "intermediate", "deep")
KINDS: Final = {
    Ask.PATTERN: message("Name the pattern"),
    Ask.IMPOSTOR: message("Spot the impostor"),
    Ask.VIGNETTE: message("Who says this?"),
    Ask.POINT: message("Point at the pattern"),
}
MAKING: Final = Lock()  # the deck takes seconds: the second who asks waits for the first


def study_shelf(atlas: Atlas) -> Blueprint:
    """Make the routes that never change."""
    routes = Blueprint("study-shelf", __name__, url_prefix=f"{base()}/study")

    @routes.get("/study.<any(js, css):ending>")
    def own(ending: str) -> Response:
        if ending == "css":
            return forever(asset(STUDY_STYLE), "text/css")
        whole = "\n".join(map(asset, STUDY))
        return forever(dictionary(asked_in(), whole) + whole, "text/javascript")

    @routes.get("/<any(muscles, others):which>.csv")
    def table(which: str) -> Response:
        rows = (muscles if which == "muscles" else others)(spoken(atlas))
        return download(written(rows), "text/csv", f"{which}.csv")

    @routes.get("/<any(pattern, impostor, vignette, point):kind>.json")
    def asking(kind: str) -> Response:
        return forever(_asking(atlas, spoken(atlas), Ask(kind)), "application/json")

    @routes.get("/names.json")
    def names() -> Response:
        return forever(_names(atlas, spoken(atlas)), "application/json")

    @routes.get("/body.json")
    def body() -> Response:
        return forever(_body(spoken(atlas)), "application/json")

    @routes.get("/picture/<name>.json")
    def picture(name: str) -> Response:
        if name not in atlas.subjects:
            abort(404)
        return forever(_picture(spoken(atlas), name), "application/json")

    @routes.get("/deck.apkg")
    def deck() -> Response:
        said = spoken(atlas)
        with MAKING:
            made = _deck(said)
        return download(made, ANKI, deck_name(said.language))

    return routes


def study_page(atlas: Atlas) -> Blueprint:
    """Make the route of the page."""
    routes = Blueprint("study", __name__)

    @routes.get("/study/")
    def page() -> Response:
        return Response(_page(atlas, spoken(atlas)), mimetype="text/html",
                        headers={"Cache-Control": "max-age=3600"})

    return routes


def deck_name(language: str) -> str:
    """Give the name of the file with the cards."""
    return f"{DECK}.apkg" if language == ENGLISH else f"{DECK}-{language}.apkg"


@lru_cache(maxsize=16)
def _asking(atlas: Atlas, said: Atlas, ask: Ask) -> str:
    return packed([reworded(question, said).row for question in questions(atlas, ask)])


@lru_cache(maxsize=4)
def _names(atlas: Atlas, said: Atlas) -> str:
    """Write what every record is called, and for every set its name and its muscles."""
    return packed({
        "names": described(said),
        "sets": {group.name: [called(said, group), group.muscles] for group in groups(atlas)},
    })


@lru_cache(maxsize=4)
def _body(atlas: Atlas) -> str:
    """Write the places to point at, on two views and as a list, and where muscles are felt."""
    cells = [cell for cell in atlas.cells if asked(atlas, cell.id)]
    figures = []
    for name in VIEWS:
        view = atlas.body.view(name, SEX)
        figures.append({
            "title": say(atlas.language, view.camera.title),
            "corners": [say(atlas.language, corner) for corner in view.camera.corners],
            "box": view.frame,
            "picture": _skin(name),
            "cells": [[c.id, view.cells[c.id]] for c in cells if c.id in view.cells],
        })
    return packed({
        "cells": [
            [c.id, place(atlas.body, c.id), say(atlas.language, c.region.replace("-", " "))]
            for c in cells
        ],
        "figures": figures,
        "felt": felt_cells(atlas),
    })


@lru_cache(maxsize=512)
def _picture(atlas: Atlas, name: str) -> str:
    """Write the zones alone: no texture and no name may tell what they are of."""
    record = atlas.subject(name)
    return packed([
        {
            "view": say(atlas.language, CAMERAS[cut.view].title), "box": cut.viewbox,
            "picture": _skin(cut.view),
            "at": [round(v, 1) for v in cut.picture],
            "zones": [[shape.kind.value, shape.path(cut.unit)] for shape in cut.zones],
        }
        for cut in cuts(atlas, record, of(record, Side.RIGHT).side, SEX)
    ])


def _skin(view: ViewName) -> str:
    return f"{base()}/picture/{view}-{SEX}-skin.webp"


@lru_cache(maxsize=4)
def _deck(atlas: Atlas) -> bytes:
    from explorer.deck import write_deck  # noqa: PLC0415  genanki only when a deck is asked for

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "deck.apkg"
        write_deck(atlas, file)
        return file.read_bytes()


@lru_cache(maxsize=4)
def _page(atlas: Atlas, said: Atlas) -> str:
    language = said.language
    parts = regions(atlas)
    return PAGES.get_template("study.html").render(
        **worded(language, "/study/"),
        title=say(language, TITLE),
        style=f"{base()}/page.css",
        icon=icon(),
        shelf=f"{base(language)}/study",
        kinds=[(ask.value, words) for ask, words in KINDS.items()],
        muscles=muscles(said),
        others=others(said),
        regions=parts,
        roots=roots(atlas),
        depths=DEPTHS,
        sets=[(part, found) for part in parts
              if (found := [g for g in groups(atlas) if g.part == part])],
        called=lambda group: called(said, group),
        capitalised=capitalised,
        by_id=said.muscles,
        # What a column is sorted by where its words would not do.
        root_key=lambda row: min((100 * a + b for a, b, _ in map(root_order, row.roots)),
                                 default=9999),
        part_key=lambda row: min((parts.index(p) for p in row.parts if p in parts), default=99),
    )
