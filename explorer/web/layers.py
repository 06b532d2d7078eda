"""Serve a view's muscles for the layers between skin and bones. Only puts drawings into words."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from explorer.body import CAMERAS
from explorer.drawing.muscles import muscles_seen
from explorer.drawing.shapes import path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.body import Sex, ViewName
    from explorer.body.anatomy import Points
    from explorer.knowledge import Atlas

# Two views are asked for at once, and share the shapes of the muscles: the second finds them made.
SHAPING: Final = Lock()


def muscle_layers(atlas: Atlas, view: ViewName, sex: Sex) -> dict[str, Any]:
    """Give what a view shows of the muscles.

    Returns
    -------
    ``muscles``: from back to front ``[id, side, depth, outline, belly, fibres, tendons]``, the
    last four as SVG paths. ``names``: id to ``[name, plain name]``.

    """
    unit = CAMERAS[view].unit
    with SHAPING:
        seen = muscles_seen(atlas, view, sex)
    return {
        "muscles": [
            [
                one.muscle.id,
                one.side.value,
                one.muscle.depth.value,
                _paths(one.outline, unit, closed=True),
                _paths(one.belly, unit, closed=True),
                _paths(one.flesh, unit, closed=False),
                _paths(one.tendons, unit, closed=False),
            ]
            for one in seen
        ],
        "names": {one.muscle.id: [one.muscle.name, one.muscle.plain_name] for one in seen},
    }


def _paths(lines: Iterable[Points], unit: int, *, closed: bool) -> str:
    return "".join(path(line, unit=unit, closed=closed) for line in lines)
