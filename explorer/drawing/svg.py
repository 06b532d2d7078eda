"""Draw a scene as SVG text, for files and print. Knows no Dash and no Plotly."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from explorer.body import ViewName
from explorer.drawing.shapes import POINTS, Kind, Shape
from explorer.knowledge.vocabulary import Structure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.body import View
    from explorer.drawing.scene import Scene

# Readable in grey too: solid, dots, hatch and X differ in texture, not only in colour.
STYLE = """
.muscle{fill:#8a5a44;fill-opacity:.28;stroke:#6d4432;stroke-width:1.5}
.fibre{fill:none;stroke:#6d4432;stroke-width:1.6;stroke-opacity:.75}
.spillover{fill:url(#stipple);stroke:#b3261e;stroke-width:1.5;stroke-dasharray:5 4}
.essential{fill:#b3261e;fill-opacity:.62;stroke:#7f1711;stroke-width:2.5}
.latent .essential,.latent .spillover{fill-opacity:.12;stroke-dasharray:3 7;opacity:.7}
.counted{fill:#b3261e;stroke:#7f1711;stroke-width:2}
.nerve .essential,.nerve .spillover{stroke:#12467a}
.nerve .essential{fill:url(#stripes)}
.nerve .spillover{fill:url(#thin-stripes)}
.joint .essential{fill:#1d6b3a;fill-opacity:.45;stroke:#0f4a25;stroke-width:5}
.joint .spillover{fill:#1d6b3a;fill-opacity:.14;stroke:#0f4a25;stroke-dasharray:8 6}
.organ .essential{fill:url(#checks);stroke:#4c2378;stroke-width:3}
.organ .spillover{fill:url(#thin-checks);stroke:#4c2378}
.mark{fill:url(#hatch);stroke:#0b4f8a;stroke-width:4}
.halo{fill:none;stroke:#fff;stroke-width:13;stroke-linecap:round}
.point{fill:none;stroke:#111;stroke-width:6;stroke-linecap:round}
.point-behind{fill:none;stroke:#555;stroke-width:4;stroke-dasharray:5 5;stroke-linecap:round}
text{font:600 34px system-ui,sans-serif;fill:#333}
text.legend{font-weight:400;font-size:26px}
"""
DEFS = """<defs>
<pattern id="stipple" width="14" height="14" patternUnits="userSpaceOnUse">
<circle cx="3.5" cy="3.5" r="2.6" fill="#b3261e"/>
<circle cx="10.5" cy="10.5" r="2.6" fill="#b3261e"/>
</pattern>
<pattern id="hatch" width="14" height="14" patternUnits="userSpaceOnUse"
 patternTransform="rotate(45)">
<rect width="14" height="14" fill="#0b4f8a" fill-opacity=".18"/>
<path d="M0 0V14" stroke="#0b4f8a" stroke-width="4"/>
</pattern>
<pattern id="stripes" width="16" height="16" patternUnits="userSpaceOnUse">
<rect width="16" height="16" fill="#12467a" fill-opacity=".25"/>
<path d="M0 8H16" stroke="#12467a" stroke-width="7"/></pattern>
<pattern id="thin-stripes" width="16" height="16" patternUnits="userSpaceOnUse">
<path d="M0 8H16" stroke="#12467a" stroke-width="2.5"/></pattern>
<pattern id="checks" width="18" height="18" patternUnits="userSpaceOnUse">
<rect width="18" height="18" fill="#4c2378" fill-opacity=".2"/>
<path d="M0 0H9V9H18V18H9V9H0Z" fill="#4c2378" fill-opacity=".75"/></pattern>
<pattern id="thin-checks" width="18" height="18" patternUnits="userSpaceOnUse">
<path d="M5 5h8v8h-8z" fill="none" stroke="#4c2378" stroke-width="2"/></pattern>
</defs>"""
ZONES = {Kind.SPILLOVER, Kind.ESSENTIAL, Kind.COUNTED, Kind.MARK}
# Nerve roots and nerves share a texture.
TEXTURE = {Structure.NERVE_ROOT: "nerve", Structure.NERVE: "nerve", Structure.JOINT: "joint",
           Structure.ORGAN: "organ"}
ARM = 9  # mm, half the size of an X
LEGEND = 120  # mm below the figure
SIDES = {
    ViewName.FRONT: ("RIGHT", "LEFT"),
    ViewName.BACK: ("LEFT", "RIGHT"),
    ViewName.LEFT: ("front", "back"),
    ViewName.RIGHT: ("back", "front"),
}


def to_svg(scene: Scene) -> str:
    """Draw a scene as a standalone SVG document, its skin picture inside it.

    One unit is a millimetre on the body. The words of every shape are its ``<title>``.
    """
    view = scene.view
    x0, y0, x1, y1 = (round(v * 10) for v in view.box)
    width, height = x1 - x0, y1 - y0
    shapes = draw_shapes(scene.shapes, clip=True)
    picture = base64.b64encode(view.picture("skin").read_bytes()).decode()
    return f"""<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title"
 viewBox="{x0} {y0} {width} {height + LEGEND}">
<title id="title">{escape(scene.words)}</title>
<style>{STYLE}</style>
{DEFS}
<clipPath id="skin"><path d="{_silhouette(view)}"/></clipPath>
<image x="{x0}" y="{y0}" width="{width}" height="{height}"
 href="data:image/webp;base64,{picture}"/>
<g class="{scene.how}">
{shapes}
</g>
{_side_words(view, x0, y0, x1)}
{_legend(x0, y1, {s.kind for s in scene.shapes})}
</svg>
"""


def draw_shapes(shapes: Iterable[Shape], *, clip: bool = False) -> str:
    """Draw shapes in millimetres; zones are clipped by the path ``skin`` when asked."""
    return "\n".join(_shape(shape, clip=clip) for shape in shapes)


def _silhouette(view: View) -> str:
    return "".join(Shape(Kind.MARK, (ring,), "").path for ring in view.silhouette)


def _shape(shape: Shape, *, clip: bool) -> str:
    title = f"<title>{escape(shape.words)}</title>"
    if shape.kind in POINTS:
        x, y = (shape.rings[0][0] * 10).round().astype(int)
        cross = _cross(x, y)
        return (f'<g>{title}<path class="halo" d="{cross}"/>'
                f'<path class="{shape.kind}" d="{cross}"/></g>')
    within = ' clip-path="url(#skin)"' if clip and shape.kind in ZONES else ""
    drawn = f'<path class="{shape.kind}" d="{shape.path}"{within}{_faded(shape)}>{title}</path>'
    return f'<g class="{TEXTURE[shape.of]}">{drawn}</g>' if shape.of else drawn


def _faded(shape: Shape) -> str:
    """Fade a counted place with its share of people; where no one felt pain, it is empty."""
    if shape.share is None:
        return ""
    opacity = 0.1 + 0.75 * shape.share if shape.share else 0
    return f' fill-opacity="{opacity:.2f}"'


def _cross(x: int, y: int) -> str:
    return f"M{x - ARM} {y - ARM}l{2 * ARM} {2 * ARM}m0 {-2 * ARM}l{-2 * ARM} {2 * ARM}"


def _side_words(view: View, x0: int, y0: int, x1: int) -> str:
    first, second = SIDES[view.name]
    return (f'<text x="{x0 + 20}" y="{y0 + 50}">{first}</text>'
            f'<text x="{x1 - 20}" y="{y0 + 50}" text-anchor="end">{second}</text>')


def _legend(x0: int, y: int, shown: set[Kind]) -> str:
    entries = [
        (Kind.POINT, "usual site"),
        (Kind.ESSENTIAL, "felt by nearly everyone"),
        (Kind.SPILLOVER, "felt by some"),
        (Kind.MARK, "marked"),
    ]
    drawn = []
    for i, (kind, words) in enumerate(e for e in entries if e[0] in shown):
        x, top = x0 + 20 + (i % 2) * 420, y + 30 + (i // 2) * 48
        key = (_cross(x + 15, top + 12) if kind is Kind.POINT
               else f"M{x} {top}h34v24h-34z")
        drawn.append(f'<path class="{kind}" d="{key}"/>'
                     f'<text class="legend" x="{x + 48}" y="{top + 22}">{words}</text>')
    return "".join(drawn)
