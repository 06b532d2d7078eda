"""Serve the turning body: its page at /solid and, for good, its skin, stage and patterns.

The page's state is the text after #, as everywhere; marks are coloured in the browser, so that
what a person marked is in no request. Plotly's script is sent when this page is opened, not before.
"""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from flask import Blueprint, Response, abort, request

from explorer.body import Sex, Side, ViewName
from explorer.drawing.coats import MARK, MARKED, SKIN, coats, zones
from explorer.drawing.legend import WORDS
from explorer.drawing.painted import Painted
from explorer.drawing.patterns import counted
from explorer.drawing.scene import PUBLISHED, How
from explorer.drawing.shapes import APART, COMPARED
from explorer.drawing.solid import SURFACE, stage
from explorer.drawing.solid_lines import marks_style, pattern_traces, turned
from explorer.drawing.svg import TEXTURE
from explorer.knowledge.model import Muscle
from explorer.text import sided, told
from explorer.web.shelf import asset, base, forever, home, icon, one_of, packed, style
from explorer.web.solid_laid import laid
from explorer.web.spoken import asked_in, dictionary, spoken
from explorer.words import capitalised, message, say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.body import Body
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import OtherPattern

SCRIPTS: Final = ("words.js", "address.js", "solid_skin.js", "solid_laid.js", "solid.js")
LONGEST: Final = 8400  # letters of an address, and a few more
STYLE: Final = "solid.css"
TITLE: Final = message("The body in 3-D")
KEYS: Final = message("Drag to turn. With the keyboard: arrows turn, + and - move.")
PER_CM: Final = 100  # whole numbers a centimetre: a tenth of a millimetre
BINARY: Final = "application/octet-stream"


def solid_shelf(atlas: Atlas) -> Blueprint:
    """Make the routes of the turning body."""
    routes = Blueprint("solid", __name__)
    shelf = f"{base()}/solid"

    @lru_cache(maxsize=256)
    def painted(said: Atlas, name: str, side: Side, sex: Sex, how: How) -> str:
        return packed(pattern(said, Painted(said.subject(name), side), sex, how), default=_packed)

    @routes.get("/solid")
    def page() -> Response:
        return Response(_page(spoken(atlas)), mimetype="text/html")

    @routes.get(f"{shelf}/page.js")
    def script() -> Response:
        parts = [asset(name) for name in SCRIPTS]
        whole = "\n".join(parts)
        return forever(dictionary(asked_in(), whole) + whole, "text/javascript")

    @routes.get(f"{shelf}/plotly.js")
    def plotly() -> Response:
        return forever(_plotly(), "text/javascript")

    @routes.get(f"{shelf}/<what>.bin")
    def binary(what: str) -> Response:
        return forever(_binary(atlas.body, what), BINARY)

    @routes.get(f"{shelf}/stage-<sex>.json")
    def set_stage(sex: str) -> Response:
        stage = _stage(spoken(atlas), one_of(Sex, sex))
        return forever(packed(stage, default=_packed), "application/json")

    @routes.post(f"{shelf}/laid")
    def laid_on() -> Response:
        return _laid(spoken(atlas))

    @routes.get(f"{shelf}/<name>-<side>-<sex>-<how>.json")
    def shown(name: str, side: str, sex: str, how: str) -> Response:
        if name not in atlas.subjects:
            return Response(status=204)  # anyone may name one in the address
        body = painted(spoken(atlas), name, one_of(Side, side), one_of(Sex, sex), one_of(How, how))
        return forever(body, "application/json")

    return routes


def _laid(atlas: Atlas) -> Response:
    """Answer what the body of the request asks for."""
    if (request.content_length or 0) > LONGEST:
        abort(413)
    found = laid(atlas, request.get_data().decode(errors="replace"))
    answer = Response(packed(found, default=_packed), mimetype="application/json")
    answer.headers["Cache-Control"] = "no-store"  # it is nobody's to keep but the page's
    return answer


@lru_cache(maxsize=1)
def _plotly() -> bytes:
    """Read the script of the installed package, without loading the package."""
    found = find_spec("plotly")
    folder = Path(found.origin or "").parent if found else Path()
    return (folder / "package_data" / "plotly.min.js").read_bytes()


def _binary(body: Body, what: str) -> bytes:
    """Give the triangles, the cell of each vertex, or a skin."""
    if what == "triangles":
        return _steps(body.triangles.T, "<u2")
    if what == "cells":
        return _steps(body.cell_of_vertex[None], "<i2")
    sex = one_of(Sex, what.removeprefix("skin-"))
    return _steps(np.rint(turned(body.vertices[sex]) * PER_CM).astype(np.intp), "<i2")


def _steps(columns: NDArray[np.intp], kind: str) -> bytes:
    """Write columns (k, n) of whole numbers as steps from one to the next: they pack better."""
    return np.diff(columns, axis=1, prepend=0).astype(kind).tobytes()


def _packed(array: object) -> dict[str, str]:
    """Write an array as Plotly reads it: its type, and its bytes in base 64."""
    found = np.asarray(array)
    if found.dtype == object:
        raise TypeError(f"{array!r} is no array of numbers")
    return {"dtype": found.dtype.str[1:], "bdata": b64encode(found.tobytes()).decode()}


def _stage(atlas: Atlas, sex: Sex) -> dict[str, Any]:
    return stage(atlas.body, sex) | {
        "surface": SURFACE,
        "skin": SKIN,
        "perCm": PER_CM,
        "marks": marks_style(atlas.language) | {"colour": MARK, "amount": MARKED},
        "cells": [
            [c.id, capitalised(sided(c.plain_name, c.side, atlas.language))] for c in atlas.cells
        ],
    }


def pattern(atlas: Atlas, painted: Painted, sex: Sex, how: How) -> dict[str, Any]:
    """Give a pattern as it lies on one body.

    Returns
    -------
    ``title`` and ``plain`` name it; ``hows`` it can be shown; ``coats`` of ``colour`` on vertices
    ``at``, each by an ``amount`` of 255; ``traces``; ``signs`` for the legend; ``seen``, the share
    of the essential zone that each view shows.

    """
    subject, body = painted.subject, atlas.body
    hows = ways(subject)
    how = how if how in hows else How.ACTIVE
    title = capitalised(told(subject, painted.side, atlas.language))
    essential, _ = zones(atlas, painted)
    weight = np.flatnonzero(essential > 0)
    felt = (essential * body.areas)[weight]
    return {
        "title": title,
        "plain": subject.plain_name if subject.plain_name.lower() not in title.lower() else "",
        "hows": hows,
        "coats": [
            {
                "colour": coat.colour,
                "at": (touched := np.flatnonzero(coat.amount > 0)).astype("<u2"),
                "amount": np.rint(coat.amount[touched] * 255).astype("u1"),
            }
            for coat in coats(atlas, painted, how)
        ],
        "traces": pattern_traces(atlas, painted, sex, how),
        "signs": list(_signs(subject, how)),
        "seen": {
            view.value: round(float(felt @ body.view(view, sex).visible(weight) / felt.sum()), 2)
            for view in ViewName
        },
    }


def ways(subject: Muscle | OtherPattern) -> list[How]:
    """Tell how a pattern can be shown."""
    return [
        How.ACTIVE,
        *([How.LATENT] if isinstance(subject, Muscle) else []),
        *([How.COUNTED] if counted(subject) else []),
    ]


def _signs(subject: Muscle | OtherPattern, how: How) -> list[str]:
    muscle = isinstance(subject, Muscle)
    of = "" if isinstance(subject, Muscle) else f"-{TEXTURE[subject.structure]}"
    felt = ["counted"] if how is How.COUNTED else [f"essential{of}", f"spillover{of}"]
    return ["point", *felt, "muscle"] if muscle else felt


def _page(atlas: Atlas) -> str:
    """Write the page; solid.js fills it in."""
    language = atlas.language

    def tell(words: str) -> str:
        return escape(say(language, words))

    shelf = f"{base(language)}/solid"
    signs = "".join(
        f'<li data-sign="{kind}{f"-{TEXTURE[of]}" if of else ""}" hidden><i></i>{tell(words)}</li>'
        for (kind, of), words in WORDS.items() if kind not in {*APART, *COMPARED}
    )
    views = _buttons("look", [
        (view, capitalised(tell(view))) for view in ("front", "back", "left", "right")
    ])
    turns = _buttons("turn", [
        ("right", f"← {tell(message('Turn'))}"), ("left", f"{tell(message('Turn'))} →"),
        ("closer", tell(message("Closer"))), ("farther", tell(message("Farther"))),
        ("reset", tell(message("Start again"))),
    ])
    sexes = _buttons("sex", [(sex.value, tell(sex.value.capitalize())) for sex in Sex])
    hows = _buttons("how", [(how.value, tell(how.value.capitalize())) for how in PUBLISHED])
    flat = home(language)
    back = f'<a id="flat" href="{flat}">{tell(message("Back to the flat map"))}</a>'
    shown_as = tell(message("Show the pattern as"))
    no_script = tell(message("This page needs JavaScript to show the body."))
    return f"""<!DOCTYPE html>
<html lang="{language}" data-theme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{tell(TITLE)}</title>
<link rel="icon" href="{icon()}" type="image/svg+xml">
<style>{style()}
{asset(STYLE)}</style>
</head>
<body>
<div class="page solid" data-shelf="{shelf}" data-home="{flat}">
<header class="solid-top"><h1>{tell(TITLE)}</h1>{back}</header>
<section class="safety" aria-label="{tell(message("Safety"))}">
<p>{escape(atlas.safety.strip.text)}</p></section>
<main class="map">
<div class="map-tools">
<div class="choice" role="group" aria-label="{tell(message("Look from this side"))}">{views}</div>
<div class="choice" role="group" aria-label="{tell(message("Turn and move"))}">{turns}</div>
<div class="choice" role="group" aria-label="{tell(message("Body"))}">{sexes}</div>
<div class="choice" role="group" aria-label="{shown_as}" id="hows" hidden>{hows}</div>
</div>
<p id="words" class="said" role="status">{tell(message("The body is on its way …"))}</p>
<div id="turning" role="group" tabindex="0" aria-describedby="words keys"
 aria-label="{tell(TITLE)}"></div>
<ul class="legend" aria-label="{tell(message("What the body shows"))}">{signs}
<li id="compared" hidden></li></ul>
<p id="keys" class="hint">{tell(KEYS)}</p>
</main>
<noscript><p class="safety">{no_script}</p></noscript>
</div>
<script src="{shelf}/page.js" defer></script>
</body>
</html>"""


def _buttons(what: str, named: list[tuple[str, str]]) -> str:
    return "".join(
        f'<button type="button" data-{what}="{value}">{words}</button>' for value, words in named
    )
