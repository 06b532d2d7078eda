"""The turning body: skin, stage and cameras, as a Plotly figure in plain data. Renders nothing.

Lengths are cm; what is drawn has x to the person's left, y backwards and z up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from explorer.body import Sex, ViewName
from explorer.drawing.coats import coats, colours, marked
from explorer.drawing.scene import BODY, How, sentence
from explorer.drawing.solid_layers import compared
from explorer.drawing.solid_lines import Trace, mark_traces, pattern_traces, turned
from explorer.marks import drawing
from explorer.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.body import Body
    from explorer.drawing.painted import Painted
    from explorer.knowledge import Atlas
    from explorer.marks import Mark

LIGHT: Final = {"ambient": 0.36, "diffuse": 0.66, "roughness": 0.8, "specular": 0.08,
                "fresnel": 0.1}
LAMP: Final = {"x": -20_000, "y": 10_000, "z": 30_000}  # to the right, up, towards the viewer
FAR: Final = 1.34  # distance of the viewer, in heights of the body
STEEP: Final = 0.95  # of a unit vector: a look along the vertical
ASIDE: Final = 0.4  # how far it is turned away from there
MARGIN: Final = 5.0  # cm between the hands and their words


def solid(
    atlas: Atlas,
    *,
    sex: Sex = Sex.FEMALE,
    marks: Iterable[Mark] = (),
    patterns: Sequence[Painted] = (),
    view: ViewName = ViewName.FRONT,
    how: How = How.ACTIVE,
    compare: bool = False,
) -> dict[str, Any]:
    """Compose the whole figure: ``data`` and ``layout``, as Plotly takes them."""
    body, marks = atlas.body, tuple(marks)
    if compare:
        painted, drawn = compared(atlas, patterns, sex)
    else:
        painted = [coat for one in patterns for coat in coats(atlas, one, how)]
        drawn = [trace for one in patterns for trace in pattern_traces(atlas, one, sex, how)]
    if marks:
        field = drawing(body, marks)
        painted.append(marked(field))
        drawn += mark_traces(body, field, sex)
    scene = stage(body, sex)
    named: set[str] = set()
    for trace in drawn:  # each sign once in the legend, however many patterns use it
        key = f"{trace['name']} {trace.get('line', {}).get('color')}"
        trace["showlegend"] = trace.get("showlegend", False) and key not in named
        named |= {key} if trace["showlegend"] else set()
    colour = {"vertexcolor": colours(len(body.mirror), painted)}
    layout = scene["layout"] | {
        "showlegend": bool(drawn), "legend": {"orientation": "h", "y": 0, "itemclick": False,
                                              "itemdoubleclick": False},
        "title": {"text": sentence(atlas, say(atlas.language, BODY[sex]), marks, patterns),
                  "font": {"size": 13}, "y": 0.99, "yanchor": "top"},
        "margin": {"l": 0, "r": 0, "t": 30, "b": 50},
    }
    layout["scene"] = layout["scene"] | {"camera": camera(body, view, sex)}
    return {"data": [skin(body, sex) | colour, *scene["traces"], *drawn], "layout": layout}


def skin(body: Body, sex: Sex) -> Trace:
    """Give the trace of the skin without a colour: ``x, y, z`` (V,) and ``i, j, k`` (T,)."""
    x, y, z = turned(body.vertices[sex]).astype(np.float32)
    i, j, k = body.triangles.T.astype(np.uint16)
    return SURFACE | {"x": x, "y": y, "z": z, "i": i, "j": j, "k": k}


SURFACE: Final[Trace] = {
    "type": "mesh3d", "name": "skin", "hoverinfo": "skip", "showlegend": False,
    "lighting": LIGHT, "lightposition": LAMP,
}


def stage(body: Body, sex: Sex) -> dict[str, Any]:
    """Give the words beside the body as traces, the layout, and a camera for every view."""
    points = turned(body.vertices[sex]).T
    low, high = points.min(axis=0), points.max(axis=0)
    low[0], high[0] = low[0] - 2 * MARGIN, high[0] + 2 * MARGIN
    size = (high - low) / (high - low).max()
    hidden = {"visible": False, "showspikes": False}
    axes = {
        f"{axis}axis": hidden | {"range": [float(low[n]), float(high[n])]}
        for n, axis in enumerate("xyz")
    }
    middle = (low + high) / 2
    words = {
        "type": "scatter3d",
        "mode": "text",
        "text": [say(body.language, side) for side in ("RIGHT", "LEFT")],
        "name": "sides",
        "x": [float(low[0] + MARGIN), float(high[0] - MARGIN)],
        "y": [float(middle[1])] * 2,
        "z": [float(low[2] + 0.62 * (high[2] - low[2]))] * 2,
        "showlegend": False,
        "hoverinfo": "skip",
        "textfont": {"size": 15, "color": "#4a4a4a"},
    }
    return {
        "traces": [words],
        "layout": {
            "scene": axes | {
                "aspectmode": "manual", "dragmode": "turntable",
                "aspectratio": dict(zip("xyz", size.tolist(), strict=True)),
                "camera": camera(body, ViewName.FRONT, sex),
            },
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "showlegend": False,
        },
        "cameras": {view.value: camera(body, view, sex) for view in ViewName},
    }


def camera(body: Body, view: ViewName, sex: Sex) -> dict[str, Any]:
    """Look at the whole body from where a flat view looks."""
    seen = body.view(view, sex)
    towards = seen.towards
    if abs(towards[1]) > STEEP:  # straight from below, nothing could turn about the vertical
        towards = towards + ASIDE * np.array(seen.camera.up)
    x, y, z = (FAR * turned(towards)).tolist()
    return {
        "eye": {"x": x, "y": y, "z": z}, "center": {"x": 0, "y": 0, "z": 0},
        "up": {"x": 0, "y": 0, "z": 1},
    }
