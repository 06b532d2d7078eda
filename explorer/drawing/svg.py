"""Draw a scene as SVG text, for files and print. Knows no Dash and no Plotly."""

from __future__ import annotations

import base64
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from explorer.drawing.legend import WORDS, legend
from explorer.drawing.shapes import APART, COMPARED, POINTS, Kind, path
from explorer.knowledge.vocabulary import Structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from explorer.body import View
    from explorer.drawing.legend import Sign
    from explorer.drawing.scene import Scene
    from explorer.drawing.shapes import Shape

# Sizes are in a view's units: a close-up's are so small that its picture has about as many of
# them as that of a whole body. Readable in grey too: solid, dots, stripes, checks, hatch and X
# differ in texture, not only in colour. A rim is the light line below a dark edge: one is seen.
STYLE = """
.rim{fill:none;stroke:#fff;stroke-width:6}
.mark-rim{stroke-width:8}
.muscle{fill:#8a5a44;fill-opacity:.28;stroke:#6d4432;stroke-width:1.5}
.fibre{fill:none;stroke:#6d4432;stroke-width:1.6;stroke-opacity:.75}
.spillover{fill:url(#stipple);stroke:#7f1711;stroke-width:1.5;stroke-dasharray:5 4}
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
.mark{fill:url(#hatch);stroke:#0a477c;stroke-width:4}
.yours{fill:url(#yours);stroke:#0a477c;stroke-width:3}
.both{fill:url(#both);stroke:#111;stroke-width:3}
.theirs{fill:url(#theirs);stroke:#7f1711;stroke-width:1.5}
.first{fill:url(#first);stroke:#7f1711;stroke-width:4}
.second{fill:url(#second);stroke:#12467a;stroke-width:4}
.third{fill:url(#third);stroke:#1b5230;stroke-width:4}
.first[fill-opacity],.second[fill-opacity],.third[fill-opacity]{stroke-width:2;
stroke-dasharray:5 4}
.halo{fill:none;stroke:#fff;stroke-width:13;stroke-linecap:round}
.point{fill:none;stroke:#111;stroke-width:6;stroke-linecap:round}
.point-behind{fill:none;stroke:#555;stroke-width:4;stroke-dasharray:5 5;stroke-linecap:round}
.letter circle{fill:#fff;stroke:#111;stroke-width:3}
text{font:600 34px system-ui,sans-serif;fill:#333}
text.legend{font-weight:400;font-size:30px}
text.title{font-size:36px}
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
<pattern id="yours" width="14" height="14" patternUnits="userSpaceOnUse"
 patternTransform="rotate(45)"><rect width="14" height="14" fill="#7db4e0" fill-opacity=".3"/>
<path d="M0 0V14" stroke="#0b4f8a" stroke-width="7"/></pattern>
<pattern id="both" width="14" height="14" patternUnits="userSpaceOnUse"
 patternTransform="rotate(45)"><rect width="14" height="14" fill="#5c2a4a" fill-opacity=".5"/>
<path d="M0 0H14" stroke="#b3261e" stroke-width="5"/>
<path d="M0 0V14" stroke="#0b4f8a" stroke-width="7"/></pattern>
<pattern id="theirs" width="14" height="14" patternUnits="userSpaceOnUse"
 patternTransform="rotate(45)"><rect width="14" height="14" fill="#f2b8a8" fill-opacity=".35"/>
<path d="M0 0H14" stroke="#b3261e" stroke-width="5"/></pattern>
<pattern id="first" width="14" height="14" patternUnits="userSpaceOnUse"
 patternTransform="rotate(45)"><rect width="14" height="14" fill="#b3261e" fill-opacity=".13"/>
<path d="M0 0V14" stroke="#b3261e" stroke-width="8"/></pattern>
<pattern id="second" width="14" height="14" patternUnits="userSpaceOnUse"
 patternTransform="rotate(-45)"><rect width="14" height="14" fill="#12467a" fill-opacity=".13"/>
<path d="M0 0V14" stroke="#12467a" stroke-width="5"/></pattern>
<pattern id="third" width="16" height="16" patternUnits="userSpaceOnUse">
<rect width="16" height="16" fill="#1f5a34" fill-opacity=".13"/>
<circle cx="8" cy="8" r="4.5" fill="none" stroke="#1f5a34" stroke-width="3.5"/></pattern>
</defs>"""
ZONES = {Kind.SPILLOVER, Kind.ESSENTIAL, Kind.COUNTED, Kind.MARK, *APART, *COMPARED}
# Nerve roots and nerves share a texture.
TEXTURE = {Structure.NERVE_ROOT: "nerve", Structure.NERVE: "nerve", Structure.JOINT: "joint",
           Structure.ORGAN: "organ"}
ARM = 9  # half the size of an X
PANEL = 1700  # height of a figure; a whole body is then drawn about a millimetre a unit
HEADING = 56  # a line above a figure
ROW = 52  # a line of the legend
LETTER = 16  # width of a letter of it, about
PANELS = 6  # figures in a row, at most


def to_svg(*scenes: Scene) -> str:
    """Draw scenes side by side as a standalone SVG document, the skin pictures inside it.

    The words of every shape are its ``<title>``; one legend tells all signs.
    """
    words = " ".join(scene.words for scene in scenes)
    named = len(scenes) > 1 or scenes[0].letters  # letters alone tell no names
    lines = [_lines(scene.title, _width(scene)) if named else [] for scene in scenes]
    above = HEADING * max(map(len, lines))
    panels, left, right, below = [], 0, 0, 0
    in_a_row = across(scenes)
    for i, (scene, heading) in enumerate(zip(scenes, lines, strict=True)):
        row, place = divmod(i, in_a_row)
        left = left + _width(scenes[i - 1]) if place else 0
        top = row * (above + PANEL)
        panels.append(_panel(scene, i, left, top + above, heading))
        right, below = max(right, left + _width(scene)), top + above + PANEL
    signs = legend(shape for scene in scenes for shape in scene.shapes)
    drawn, height = _legend(signs, right, below)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title"
 viewBox="0 0 {right} {below + height}">
<title id="title">{escape(words)}</title>
<style>{STYLE}</style>
{DEFS}
<defs>
{"".join(_pictures(scenes))}
</defs>
<rect width="{right}" height="{below + height}" fill="#ffffff"/>
{"".join(panels)}
{drawn}
</svg>
"""


def across(scenes: Sequence[Scene]) -> int:
    """Say how many figures go in a row: about as many in each, views of a pattern together."""
    views = len({scene.view.name for scene in scenes})
    groups = max(1, len(scenes) // views)
    rows = ceil(groups / max(1, PANELS // views))
    return ceil(groups / rows) * views


def _width(scene: Scene) -> int:
    x0, y0, x1, y1 = scene.view.box
    return round(PANEL * (x1 - x0) / (y1 - y0))


def _lines(words: str, width: int) -> list[str]:
    return wrap(words, max(12, width // 20))


def _pictures(scenes: Iterable[Scene]) -> Iterator[str]:
    """Give each skin picture and its outline once, however many figures show it."""
    for view in dict.fromkeys(scene.view for scene in scenes):
        x, y, width, height = view.frame
        picture = base64.b64encode(view.picture("skin").read_bytes()).decode()
        yield (f'<image id="{_key(view)}" x="{x}" y="{y}" width="{width}" height="{height}"'
               f' href="data:image/webp;base64,{picture}"/>\n'
               f'<clipPath id="skin-{_key(view)}"><path d="{_silhouette(view)}"/></clipPath>\n')


def _key(view: View) -> str:
    return f"{view.sex}-{view.name}"


def _panel(scene: Scene, number: int, left: int, top: int, heading: Sequence[str]) -> str:
    """Draw one figure with its heading and the words for its sides."""
    view, width = scene.view, _width(scene)
    shapes = draw_shapes(scene.shapes, view.unit, clip=f"skin-{_key(view)}")
    first, second = view.camera.corners
    title = "".join(
        f'<text class="title" x="{left + width // 2}" text-anchor="middle"'
        f' y="{top - HEADING * (len(heading) - i) + 42}">{escape(line)}</text>'
        for i, line in enumerate(heading)
    )
    return f"""<svg x="{left}" y="{top}" width="{width}" height="{PANEL}"
 viewBox="{' '.join(map(str, view.frame))}">
<use href="#{_key(view)}"/>
<g class="{scene.how}" id="figure-{number + 1}">
{shapes}
</g>
{_letters(scene)}</svg>
{title}<text x="{left + 24}" y="{top + 50}">{first}</text>
<text x="{left + width - 24}" y="{top + 50}" text-anchor="end">{second}</text>
"""


def _letters(scene: Scene) -> str:
    """Draw the letters of compared patterns on their zones, of one size on every view."""
    size = max(1.0, scene.view.frame[3] / PANEL)
    return "".join(
        f'<g class="letter" aria-hidden="true" transform="translate({round(x * scene.view.unit)} '
        f'{round(y * scene.view.unit)}) scale({size:.2f})"><circle r="24"/>'
        f'<text y="13" text-anchor="middle">{letter}</text></g>\n'
        for letter, x, y in scene.letters
    )


def draw_shapes(shapes: Iterable[Shape], unit: int, *, clip: str = "") -> str:
    """Draw shapes in a view's units, zones clipped by the path with the id `clip`, if any."""
    return "\n".join(_shape(shape, unit, clip=clip) for shape in shapes)


def _silhouette(view: View) -> str:
    return "".join(path(ring, unit=view.unit, closed=True) for ring in view.silhouette)


def _shape(shape: Shape, unit: int, *, clip: str) -> str:
    title = f"<title>{escape(shape.words)}</title>"
    if shape.kind in POINTS:
        x, y = (shape.rings[0][0] * unit).round().astype(int)
        cross = _cross(x, y)
        return (f'<g>{title}<path class="halo" d="{cross}"/>'
                f'<path class="{shape.kind}" d="{cross}"/></g>')
    within = f' clip-path="url(#{clip})"' if clip and shape.kind in ZONES else ""
    outline = shape.path(unit)
    rim = f'<path class="rim {shape.kind}-rim" d="{outline}"{within}/>' * (shape.kind in ZONES)
    drawn = f'{rim}<path class="{shape.kind}" d="{outline}"{within}{_faded(shape)}>{title}</path>'
    return f'<g class="{TEXTURE[shape.of]}">{drawn}</g>' if shape.of else drawn


def _faded(shape: Shape) -> str:
    """Fade a counted place with its share of people; where no one felt pain, it is empty."""
    if shape.share is None:
        return ""
    opacity = 0.1 + 0.75 * shape.share if shape.share else 0
    return f' fill-opacity="{opacity:.2f}"'


def _cross(x: int, y: int) -> str:
    return f"M{x - ARM} {y - ARM}l{2 * ARM} {2 * ARM}m0 {-2 * ARM}l{-2 * ARM} {2 * ARM}"


def _legend(signs: Sequence[Sign], width: int, top: int) -> tuple[str, int]:
    """Draw a legend as wide as the page; gives its height too."""
    drawn, x, y = [], 24, top + 24
    for kind, of in signs:
        words = WORDS[kind, of]
        room = 84 + LETTER * len(words)
        if x > 24 and x + room > width:  # noqa: PLR2004  the margin
            x, y = 24, y + ROW
        drawn.append(f'<g transform="translate({x} {y})">{swatch(kind, of)}'
                     f'<text class="legend" x="54" y="27">{words}</text></g>')
        x += room
    return "\n".join(drawn), (y + ROW - top if signs else 0)


def swatch(kind: Kind, of: Structure | None) -> str:
    """Draw the sign of a legend, 42 by 34."""
    if kind in POINTS:
        cross = _cross(21, 17)
        return f'<path class="halo" d="{cross}"/><path class="{kind}" d="{cross}"/>'
    if kind is Kind.MUSCLE:
        lines = "".join(f"M{x} 30l10 -26" for x in (3, 11, 19, 27))
        return f'<path class="fibre" d="{lines}"/>'
    if kind is Kind.COUNTED:
        return "".join(
            f'<path class="counted" style="fill-opacity:{share}" d="M{x} 3h14v28h-14z"/>'
            for x, share in ((0, 0.2), (14, 0.5), (28, 0.85))
        )
    drawn = f'<path class="{kind}" d="M0 3h42v28h-42z"/>'
    return f'<g class="{TEXTURE[of]}">{drawn}</g>' if of else drawn
