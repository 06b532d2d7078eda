"""Tell what changed between a person's earlier drawing and today's. Keeps neither.

Both stand in the address and come in the body of a request; what the map shows goes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from flask import Blueprint, Response, abort, request

from explorer import text
from explorer.again import Change, again
from explorer.body import ViewName
from explorer.drawing.shapes import path
from explorer.marks import shares
from explorer.telling import listed
from explorer.web.asked import known_cells, marks_of
from explorer.web.shelf import base, packed
from explorer.web.spoken import spoken
from explorer.web.state import LONGEST, decode
from explorer.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from explorer.again import Again
    from explorer.body import Sex, View
    from explorer.knowledge import Atlas
    from explorer.pains import Pain

    Field = NDArray[np.float32]

MOST_VIEWS: Final = 4
TITLES: Final = {
    Change.GONE: message("Gone"),
    Change.LESS: message("Still there, less"),
    Change.SAME: message("Still there, about the same"),
    Change.MORE: message("Still there, more"),
    Change.NEW: message("New"),
}
WHOLE: Final = {
    Change.GONE: message("Nothing is marked today. If it still hurts, mark where."),
    Change.LESS: message("All in all, less is drawn than before."),
    Change.SAME: message("All in all, about as much is drawn as before."),
    Change.MORE: message("All in all, more is drawn than before."),
    Change.NEW: message("Nothing was drawn before."),
}
BEFORE: Final = message("Marked before")  # where nothing is marked today, yet or any more
LIMITS: Final = (
    message("People draw the same pain in different ways, even a minute later."),
    message("In studies, two such drawings shared 42 to 76 of 100 parts of their skin."),
    message("So a small change here may mean nothing."),
)
STUDIES: Final = ("pain-drawing-shoulder-2023", "leoni-2013", "pain-drawing-retest-2017")

Content = dict[str, Any]


def again_shelf(atlas: Atlas) -> Blueprint:
    """Make the route: posted are the views, by commas, a semicolon, and what is after #."""
    routes = Blueprint("again", __name__, url_prefix=base())

    @routes.post("/again")
    def told() -> Response:
        if (request.content_length or 0) > 2 * LONGEST:
            abort(413)
        views, _, fragment = request.get_data().decode(errors="replace").partition(";")
        content = compared(spoken(atlas), views.split(","), fragment)
        if content is None:
            return Response(status=204)
        answer = Response(packed(content), mimetype="application/json")
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return routes


def compared(atlas: Atlas, names: list[str], fragment: str) -> Content | None:
    """Compare the drawings of an address, in the views that are named.

    Returns
    -------
    ``whole`` a sentence; ``lists`` ``[title, places]``; ``limits`` sentences, ``sources``
    ``[name, address]`` of them; ``views`` each with SVG paths of ``gone``, ``still``, ``new``. None
    without an earlier drawing.

    """
    state = decode(fragment)
    if state.before is None:
        return None
    views = tuple(view for view in ViewName if view.value in names[:MOST_VIEWS])
    today = tuple(pain for pain in state.pains.values() if pain)
    return _compared(atlas, state.before.pains, today, state.sex, views)


def _compared(
    atlas: Atlas,
    before: tuple[Pain, ...],
    now: tuple[Pain, ...],
    sex: Sex,
    views: tuple[ViewName, ...],
) -> Content:
    known = known_cells(atlas)
    cells = [{cell for pain in pains for cell in pain.at} & known for pains in (before, now)]
    marks = [
        [mark for mark in marks_of(atlas.body, pains) if not isinstance(mark, str) or mark in known]
        for pains in (before, now)
    ]
    found = again(atlas.body, *marks)
    sources = [atlas.sources[name] for name in STUDIES if name in atlas.sources]
    return {
        "whole": say(atlas.language, WHOLE[found.whole]),
        "lists": [
            [say(atlas.language, title if now else BEFORE), listed(atlas.body, places)]
            for change, title in TITLES.items() if (places := found.of(change))
        ],
        "limits": [say(atlas.language, words) for words in LIMITS],
        "sources": [[text.cited(one), one.link] for one in sources],
        "views": {
            view.value: _cut(atlas, found, cells, atlas.body.view(view, sex)) for view in views
        },
    }


def _cut(atlas: Atlas, found: Again, cells: list[set[str]], seen: View) -> dict[str, str]:
    """Outline what is gone, still there and new. Whole places keep their own sharp outline."""
    before, now = cells
    fields = {
        "gone": found.before * (1 - found.now),
        "still": np.minimum(found.before, found.now),
        "new": found.now * (1 - found.before),
    }
    untouched = {
        "gone": [c for c in before - now if not found.now[_inside(atlas, c)].any()],
        "still": sorted(before & now),
        "new": [c for c in now - before if not found.before[_inside(atlas, c)].any()],
    }
    return {
        name: "".join(seen.cells.get(cell, "") for cell in sorted(untouched[name]))
        + _outlined(atlas, _rest(atlas, field, untouched[name]), seen)
        for name, field in fields.items()
    }


def _inside(atlas: Atlas, cell: str) -> NDArray[np.bool_]:
    inside: NDArray[np.bool_] = shares(atlas.body, cell) > 1 / 2
    return inside


def _rest(atlas: Atlas, field: Field, whole: Iterable[str]) -> Field:
    for cell in whole:
        # Twice: a vertex on the midline is half in a place, and its outline holds it.
        field = field * (1 - np.clip(shares(atlas.body, cell) * 2, 0, 1))
    return field


def _outlined(atlas: Atlas, field: Field, seen: View) -> str:
    if not field.any():
        return ""
    rings = atlas.body.outline(field, seen)
    return "".join(path(ring, unit=seen.unit, closed=True) for ring in rings)
