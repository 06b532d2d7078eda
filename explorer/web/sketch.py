"""What was drawn, as outlines for the views that are shown: the same surface in all. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from explorer.body import ViewName
from explorer.drawing.shapes import path
from explorer.ink import drawn
from explorer.web.state import decode

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.body import Body, Sex, View
    from explorer.ink import Stroke
    from explorer.knowledge import Atlas

    Field = NDArray[np.float32]

MOST_VIEWS: Final = 8  # more than a page shows at once
FULL: Final = 0.9  # of a field: well inside its outline

Drawn = list[Any]  # the SVG path, then x and y of where its letter stands


def outlines(atlas: Atlas, sketch: object) -> dict[str, Any]:
    """Outline the strokes of every pain.

    Parameters
    ----------
    sketch
        Whatever the browser sent; read are ``address``, the part of it that tells of strokes and
        sex, and ``views``, the names of those shown.

    Returns
    -------
    ``sketch`` as it was asked, and ``views``: view to pain to what is drawn there, in units of
    the view.

    """
    if not isinstance(sketch, dict):
        return {}
    state = decode(sketch.get("address"))
    views = _views(sketch.get("views"))
    return {
        "sketch": sketch,
        "views": {
            view.value: {
                which.value: found
                for which, pain in state.pains.items()
                if pain.ink and (found := _outlined(atlas.body, pain.ink, view, state.sex))
            }
            for view in views
        },
    }


def _views(names: object) -> list[ViewName]:
    if not isinstance(names, list) or len(names) > MOST_VIEWS:
        return []
    return [view for view in ViewName if view.value in [str(name) for name in names]]


def _outlined(body: Body, strokes: tuple[Stroke, ...], name: ViewName, sex: Sex) -> Drawn | None:
    """Give what a view shows of strokes; None when it shows nothing of them."""
    field, view = drawn(body, strokes), body.view(name, sex)
    rings = body.outline(field, view)
    if not rings:
        return None
    x, y = _middle(field, view) if (field > FULL).any() else rings[0][0]
    return [
        "".join(path(ring, unit=view.unit, closed=True) for ring in rings),
        round(x * view.unit),
        round(y * view.unit),
    ]


def _middle(field: Field, view: View) -> tuple[float, float]:
    """Find a place inside what is drawn, as near to its middle as there is one."""
    inside = np.flatnonzero(field > FULL)
    seen = inside[view.visible(inside)]
    points = view.project(view.points[seen if seen.size else inside])
    away = ((points - points.mean(axis=0)) ** 2).sum(axis=1)
    x, y = points[away.argmin()].tolist()
    return x, y
