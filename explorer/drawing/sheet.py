"""Draw every pattern into one HTML page, for the eye that checks them. Uses no scripts."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

from explorer.body import CAMERAS, Part, Sex, Side, ViewName, part_views
from explorer.drawing.choice import close_up
from explorer.drawing.legend import WORDS
from explorer.drawing.patterns import counted
from explorer.drawing.scene import How, Scene, pattern_scene
from explorer.drawing.shapes import APART, COMPARED, Kind, frame
from explorer.drawing.svg import DEFS, STYLE, draw_shapes, swatch
from explorer.knowledge.model import Muscle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.knowledge import Atlas
    from explorer.knowledge.model import OtherPattern

MARGIN = 60  # units of body around what is drawn
SMALLEST = 340  # units: enough body to see where one is
PAGE = """
body{font:15px/1.4 system-ui,sans-serif;margin:2em}
section{break-inside:avoid;border-top:1px solid #999;padding:.6em 0}
.views{display:flex;flex-wrap:wrap;gap:1em}
figure{margin:0}
figure svg{height:17em;background:#fff}
figcaption{display:flex;justify-content:space-between}
.signs{display:flex;flex-wrap:wrap;gap:.3em 1.2em;padding:0;list-style:none}
.signs li{display:flex;align-items:center;gap:.4em}
"""


def sheet(atlas: Atlas, *, sex: Sex = Sex.FEMALE) -> str:
    """Draw every pattern, right side, in each view that shows any of it; counts beside charts.

    The close-ups are those of the part that holds most of a pattern, if one does.

    Returns
    -------
    One HTML document that needs nothing else.

    """
    return "\n".join([
        "<!DOCTYPE html>",
        f'<html lang="en"><meta charset="utf-8"><title>Contact sheet, {sex.value} body</title>',
        f"<style>{PAGE}{STYLE}</style>",
        f"<h1>{len(atlas.subjects)} patterns, {sex.value} body, right side</h1>",
        f'<svg width="0" height="0" aria-hidden="true">{DEFS}{"".join(_skins(atlas, sex))}</svg>',
        _legend(),
        *(_section(atlas, subject, sex) for subject in atlas.subjects.values()),
        "</html>",
    ])


def _skins(atlas: Atlas, sex: Sex) -> Iterator[str]:
    for name in ViewName:
        view = atlas.body.view(name, sex)
        x, y, width, height = view.frame
        picture = base64.b64encode(view.picture("skin").read_bytes()).decode()
        yield (f'<image id="skin-{name}" x="{x}" y="{y}" width="{width}" height="{height}" '
               f'href="data:image/webp;base64,{picture}"/>')


def _section(atlas: Atlas, subject: Muscle | OtherPattern, sex: Sex) -> str:
    hows = [How.ACTIVE, How.COUNTED] if counted(subject) else [How.ACTIVE]
    close = close_up(atlas, subject, Side.RIGHT, sex)
    parts = (Part.WHOLE, *([CAMERAS[close].part] if close else []))
    scenes = [
        pattern_scene(atlas, subject, Side.RIGHT, view, sex, how=how)
        for how in hows
        for part in parts
        for view in part_views(part)
    ]
    figures = "".join(_figure(drawn) for drawn in scenes if _worth_showing(drawn))
    return (f'<section id="{subject.id}"><h2>{escape(subject.name)}</h2>'
            f"<p>{escape(subject.plain_name)} · {escape(_known(subject))}</p>"
            f'<div class="views">{figures}</div></section>')


def _known(subject: Muscle | OtherPattern) -> str:
    if isinstance(subject, Muscle):
        return "; ".join(
            f"{p.id}: {p.name}, grade {p.grade.value} ({', '.join(p.sources)})"
            for p in subject.trigger_points
        )
    return f"grade {subject.grade.value} ({', '.join(subject.sources)})"


def _worth_showing(drawn: Scene) -> bool:
    return any(shape.kind is not Kind.POINT_BEHIND for shape in drawn.shapes)


def _figure(drawn: Scene) -> str:
    seen = [s for s in drawn.shapes if s.kind is not Kind.POINT_BEHIND]
    unit, (first, second) = drawn.view.unit, drawn.view.camera.corners
    x, y, width, height = frame(seen, unit=unit, margin=MARGIN, least=SMALLEST)
    return (f'<figure><svg viewBox="{x} {y} {width} {height}" role="img" '
            f'aria-label="{escape(drawn.words)}"><use href="#skin-{drawn.view.name}"/>'
            f"{draw_shapes(seen, unit)}</svg>"
            f"<figcaption><b>{first}</b> <span>{drawn.view.name}</span> <b>{second}</b>"
            "</figcaption></figure>")


def _legend() -> str:
    signs = "".join(
        f'<li><svg viewBox="0 0 42 34" width="32" height="26" aria-hidden="true">'
        f"{swatch(*sign)}</svg> {words}</li>"
        for sign, words in WORDS.items()
        if sign[0] not in (Kind.POINT_BEHIND, Kind.MARK, *APART, *COMPARED)
    )
    return f'<ul class="signs">{signs}</ul>'
