"""Draw every muscle alone over the bones into one page, for the eye of an anatomist. No scripts."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Part, Side, ViewName
from explorer.body.fibres import over
from explorer.drawing.muscles import drawn, muscle_sheet
from explorer.drawing.shapes import path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from explorer.body import Sex, View
    from explorer.body.anatomy import Points
    from explorer.drawing.muscles import Drawn
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle

MARGIN = 3.0  # cm of body around a muscle
SMALLEST = 10.0  # cm: enough of the bones to see where one is
SHOWN = 2  # views of each muscle
MOST_OF = 0.55  # of the best view's area: a second view that shows less adds little
NEAR = 0.25  # share of a muscle's skin that a close-up must show to be the better look at it
HAIR = 0.02  # of such a share, by which a close-up may show less than the whole body does
PAGE = """
body{font:14px/1.3 system-ui,sans-serif;margin:1.5em}
.muscles{display:flex;flex-wrap:wrap;gap:.6em}
section{border:1px solid #bbb;padding:.4em}
h2{font-size:1em;margin:0 0 .2em}
.views{display:flex;gap:.4em}
figure{margin:0}
figure svg{height:17em;background:#fff}
.bones{filter:saturate(.35) brightness(1.08)}
path{vector-effect:non-scaling-stroke}
.body{fill:none;stroke:#999;stroke-width:2}
.whole{fill:#ece0c4;stroke:#4c1d14;stroke-width:1}
.flesh{fill:#a9493a}
.strand{fill:none;stroke:#b9a57c;stroke-width:.8}
.fibres{fill:none;stroke:#6d1f16;stroke-width:1}
"""


def muscle_page(atlas: Atlas, *, sex: Sex) -> str:
    """Draw each muscle of the right side, cropped, in the views that show it best.

    Returns
    -------
    One HTML document that needs nothing else.

    """
    return "\n".join([
        "<!DOCTYPE html>",
        f'<html lang="en"><meta charset="utf-8"><title>Muscles, {sex.value} body</title>',
        f"<style>{PAGE}</style>",
        f"<h1>{len(atlas.muscles)} muscles, {sex.value} body, right side</h1>",
        f'<svg width="0" height="0" aria-hidden="true">{"".join(_bones(atlas, sex))}</svg>',
        '<div class="muscles">',
        *(_section(atlas, muscle, sex) for muscle in atlas.muscles.values()),
        "</div></html>",
    ])


def _bones(atlas: Atlas, sex: Sex) -> Iterator[str]:
    for name in ViewName:
        view = atlas.body.view(name, sex)
        x, y, width, height = view.frame
        picture = base64.b64encode(view.picture("bones").read_bytes()).decode()
        outline = "".join(path(ring, unit=view.unit, closed=True) for ring in view.silhouette)
        yield (f'<g id="bones-{name}"><image class="bones" x="{x}" y="{y}" width="{width}" '
               f'height="{height}" href="data:image/webp;base64,{picture}"/>'
               f'<path class="body" d="{outline}"/></g>')


def _section(atlas: Atlas, muscle: Muscle, sex: Sex) -> str:
    figures = "".join(
        _figure(drawn(atlas.body, muscle, Side.RIGHT, view), view)
        for view in best_views(atlas, muscle, sex)
    )
    return (f'<section id="{muscle.id}"><h2>{escape(muscle.id)} · {muscle.depth}</h2>'
            f'<div class="views">{figures}</div></section>')


def best_views(atlas: Atlas, muscle: Muscle, sex: Sex) -> list[View]:
    """Give the views that show most of a muscle, the best first; close by if one takes it in."""
    sheet = muscle_sheet(atlas.body, muscle, Side.RIGHT, sex)
    above = over(atlas.body, sheet.swapaxes(0, 1).reshape(-1, 3), sex=sex)
    shown = []
    for name in ViewName:
        view = atlas.body.view(name, sex)
        if not _holds(view, sheet.reshape(-1, 3)):
            continue
        flat = view.project(sheet.reshape(-1, 3))
        wide = float(np.prod(np.ptp(flat, axis=0) + 1))
        shown.append((float(view.visible(above).mean()), wide, view))
    far = max(share for share, _, view in shown if view.camera.part is Part.WHOLE)
    near = [one for one in shown if one[2].camera.part is not Part.WHOLE
            and one[0] > max(NEAR, far - HAIR)]
    sizes = [(share * wide, view) for share, wide, view in near or shown
             if near or view.camera.part is Part.WHOLE]
    sizes.sort(key=lambda one: -one[0])
    return [view for size, view in sizes[:SHOWN] if size >= MOST_OF * sizes[0][0]]


def _holds(view: View, points: Points) -> bool:
    """Tell whether a view takes in all of a muscle."""
    x, y, width, height = (value / view.unit for value in view.frame)
    flat = view.project(points)
    return bool(((flat > (x, y)) & (flat < (x + width, y + height))).all())


def _figure(muscle: Drawn, view: View) -> str:
    points = np.concatenate([*muscle.outline])
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.maximum(high - low + 2 * MARGIN, SMALLEST)
    x, y, width, height = (round(v * view.unit) for v in (*((low + high - size) / 2), *size))
    layers = (
        ("whole", muscle.outline, True),
        ("strand", muscle.tendons, False),
        ("flesh", muscle.belly, True),
        ("fibres", muscle.flesh, False),
    )
    shapes = "".join(
        f'<path class="{name}" d="{_paths(lines, view.unit, closed=closed)}"/>'
        for name, lines, closed in layers
    )
    return (f'<figure><svg viewBox="{x} {y} {width} {height}" role="img" '
            f'aria-label="{escape(muscle.muscle.id)}"><use href="#bones-{view.name}"/>'
            f"{shapes}</svg><figcaption>{view.name}</figcaption></figure>")


def _paths(lines: Iterable[Points], unit: int, *, closed: bool) -> str:
    return "".join(path(line, unit=unit, closed=closed) for line in lines)
