"""Pictures for paper: a scene cut to what it shows, and its legend. Words are set by the page."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, Final

from explorer.body import ViewName
from explorer.drawing.legend import WORDS, legend
from explorer.drawing.shapes import Kind, frame, path
from explorer.drawing.svg import DEFS, STYLE, draw_shapes, swatch
from explorer.words import ENGLISH, message, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.drawing.scene import Scene
    from explorer.drawing.shapes import Shape

    Box = tuple[float, float, float, float]

MARGIN: Final = 70  # units of body around what is drawn
LEAST: Final = 420  # units: enough body to see where one is
SEEN: Final = {
    ViewName.FRONT: message("From the front"), ViewName.BACK: message("From the back"),
    ViewName.LEFT: message("From the left"), ViewName.RIGHT: message("From the right"),
}

Content = dict[str, Any]


def figure(
    scene: Scene, *, title: str = "", beside: Iterable[Scene] = (), language: str = ENGLISH,
    empty: Box | None = None,
) -> Content:
    """Give a picture with the words around it; its size is in units of its view.

    Parameters
    ----------
    scene
        What it shows.
    title
        What stands above it; from where the body is seen, when nothing else.
    beside
        Scenes of the same view that are to be cut to the same frame.
    language
        Of the words around it.
    empty
        The frame when nothing is shown on it; without one, the whole picture.

    """
    view = scene.view
    shown = drawn(scene)
    framed = [shape for one in (scene, *beside) for shape in drawn(one)]
    x, y, width, height = view.frame
    box: Box
    if framed:
        left, top, across, down = frame(framed, unit=view.unit, margin=MARGIN, least=LEAST)
        # Within the picture: beyond it there is only paper.
        right, bottom = min(left + across, x + width), min(top + down, y + height)
        left, top = max(left, x), max(top, y)
        box = (left, top, right - left, bottom - top)
    else:
        box = empty or view.frame
    seen = " ".join(map(str, box))
    skin = base64.b64encode(view.picture("skin").read_bytes()).decode()
    body = "".join(path(ring, unit=view.unit, closed=True) for ring in view.silhouette)
    return {
        "svg": (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{seen}">'
            f"<style>{STYLE}</style>"
            f'{DEFS}<clipPath id="body"><path d="{body}"/></clipPath>'
            f'<image x="{x}" y="{y}" width="{width}" height="{height}"'
            f' href="data:image/webp;base64,{skin}"/>'
            f'<g class="{scene.how}">{draw_shapes(shown, view.unit, clip="body")}</g></svg>'
        ),
        "width": box[2],
        "height": box[3],
        "box": box,
        "sides": [say(language, side) for side in view.camera.corners],
        "title": title or say(language, SEEN.get(view.name, view.camera.title)),
        "alt": scene.words,
    }


def behind(box: Box) -> Box:
    """Give the frame of the same part of the body, seen from the opposite side."""
    x, y, width, height = box
    return -(x + width), y, width, height


def signs(scenes: Iterable[Scene], language: str = ENGLISH) -> list[Content]:
    """Give the legend of all pictures: a sign, and what it means."""
    shapes = [shape for scene in scenes for shape in drawn(scene)]
    return [
        {
            "svg": ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 0 46 34">'
                    f"<style>{STYLE}</style>{DEFS}{swatch(kind, of)}</svg>"),
            "words": say(language, WORDS[kind, of]),
        }
        for kind, of in legend(shapes)
    ]


def drawn(scene: Scene) -> list[Shape]:
    """Give what a picture is cut around: all but signs of the far side."""
    return [shape for shape in scene.shapes if shape.kind is not Kind.POINT_BEHIND]

