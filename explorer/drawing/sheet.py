"""Draw every pattern into one HTML page, for the eye that checks them. Uses no scripts."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from explorer import text
from explorer.body import Sex, Side, ViewName
from explorer.drawing.scene import Kind, Scene, muscle_scene
from explorer.drawing.svg import DEFS, STYLE, draw_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle

MARGIN = 6.0  # cm of body around what is drawn
SMALLEST = 34.0  # cm: enough body to see where one is
PAGE = """
body{font:15px/1.4 system-ui,sans-serif;margin:2em}
section{break-inside:avoid;border-top:1px solid #999;padding:.6em 0}
.views{display:flex;flex-wrap:wrap;gap:1em}
figure{margin:0}
figure svg{height:17em;background:#fff}
"""


def sheet(atlas: Atlas, *, sex: Sex = Sex.FEMALE) -> str:
    """Draw all muscles with their patterns, right side, in each view that shows any of them.

    Returns
    -------
    One HTML document that needs nothing else.

    """
    return "\n".join([
        "<!DOCTYPE html>",
        f'<html lang="en"><meta charset="utf-8"><title>Contact sheet, {sex.value} body</title>',
        f"<style>{PAGE}{STYLE}</style>",
        f"<h1>{len(atlas.muscles)} muscles, {sex.value} body, right side</h1>",
        f'<svg width="0" height="0" aria-hidden="true">{DEFS}{"".join(_skins(atlas, sex))}</svg>',
        *(_section(atlas, muscle, sex) for muscle in atlas.muscles.values()),
        "</html>",
    ])


def _skins(atlas: Atlas, sex: Sex) -> Iterator[str]:
    for name in ViewName:
        view = atlas.body.view(name, sex)
        x0, y0, x1, y1 = (round(v * 10) for v in view.box)
        picture = base64.b64encode(view.picture("skin").read_bytes()).decode()
        yield (f'<image id="skin-{name}" x="{x0}" y="{y0}" width="{x1 - x0}" height="{y1 - y0}" '
               f'href="data:image/webp;base64,{picture}"/>')


def _section(atlas: Atlas, muscle: Muscle, sex: Sex) -> str:
    scenes = [muscle_scene(atlas, muscle, Side.RIGHT, view, sex) for view in ViewName]
    points = "; ".join(
        f"{p.id}: {p.name}, grade {p.grade.value} ({', '.join(p.sources)})"
        for p in muscle.trigger_points
    )
    figures = "".join(_figure(drawn) for drawn in scenes if _worth_showing(drawn))
    return (f'<section id="{muscle.id}"><h2>{escape(muscle.name)}</h2>'
            f"<p>{escape(text.headline(muscle, Side.RIGHT))} · {escape(points)}</p>"
            f'<div class="views">{figures}</div></section>')


def _worth_showing(drawn: Scene) -> bool:
    return any(shape.kind is not Kind.POINT_BEHIND for shape in drawn.shapes)


def _figure(drawn: Scene) -> str:
    seen = [s for s in drawn.shapes if s.kind is not Kind.POINT_BEHIND]
    points = np.concatenate([ring for shape in seen for ring in shape.rings])
    low, high = points.min(axis=0), points.max(axis=0)
    middle, size = (low + high) / 2, np.maximum(high - low + 2 * MARGIN, SMALLEST)
    x, y, width, height = (round(v * 10) for v in (*(middle - size / 2), *size))
    return (f'<figure><svg viewBox="{x} {y} {width} {height}" role="img" '
            f'aria-label="{escape(drawn.words)}"><use href="#skin-{drawn.view.name}"/>'
            f"{draw_shapes(seen)}</svg><figcaption>{drawn.view.name}</figcaption></figure>")
