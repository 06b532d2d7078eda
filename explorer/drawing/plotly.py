"""Draw a scene as a Plotly figure, for notebooks and HTML. The only user of plotly."""

from __future__ import annotations

import base64
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from explorer.body import Sex, ViewName
from explorer.drawing.legend import WORDS, sign
from explorer.drawing.likeness import heat_map
from explorer.drawing.painted import Painted
from explorer.drawing.scene import How, scene
from explorer.drawing.shapes import AREAS, POINTS, Kind
from explorer.drawing.solid import solid
from explorer.drawing.svg import across
from explorer.knowledge.vocabulary import Structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.drawing.scene import Scene
    from explorer.drawing.shapes import Shape
    from explorer.knowledge import Atlas
    from explorer.marks import Mark
    from explorer.match import Match, OtherMatch

_DOTS: dict[str, Any] = {"shape": ".", "fgcolor": "#b3261e", "bgcolor": "rgba(0,0,0,0)", "size": 7}
_HATCH: dict[str, Any] = {"shape": "/", "fgcolor": "#0b4f8a", "bgcolor": "rgba(11,79,138,.15)"}
STYLE: dict[Kind, dict[str, Any]] = {
    Kind.MUSCLE: {"fillcolor": "rgba(138,90,68,.28)", "line": {"color": "#6d4432", "width": 1}},
    Kind.FIBRE: {"line": {"color": "rgba(109,68,50,.7)", "width": 1}},
    Kind.SPILLOVER: {"fillpattern": _DOTS, "line": {"color": "#b3261e", "width": 1, "dash": "dot"}},
    Kind.ESSENTIAL: {"fillcolor": "rgba(179,38,30,.6)", "line": {"color": "#7f1711", "width": 1.5}},
    Kind.COUNTED: {"fillcolor": "rgba(179,38,30,1)", "line": {"color": "#7f1711", "width": 1}},
    Kind.MARK: {"fillpattern": _HATCH, "line": {"color": "#0b4f8a", "width": 2}},
    Kind.YOURS: {"fillpattern": _HATCH, "line": {"color": "#0b4f8a", "width": 2}},
    Kind.BOTH: {"fillcolor": "rgba(92,42,74,.6)", "line": {"color": "#111", "width": 2}},
    Kind.THEIRS: {"fillpattern": _DOTS | {"shape": "\\"},
                  "line": {"color": "#7f1711", "width": 1}},
    Kind.FIRST: {"fillpattern": _HATCH | {"fgcolor": "#b3261e", "bgcolor": "rgba(179,38,30,.13)"},
                 "line": {"color": "#b3261e", "width": 2}},
    Kind.SECOND: {"fillpattern": _HATCH | {"shape": "\\", "fgcolor": "#12467a"},
                  "line": {"color": "#12467a", "width": 2}},
    Kind.THIRD: {"fillpattern": _DOTS | {"fgcolor": "#1f5a34"},
                 "line": {"color": "#1f5a34", "width": 2}},
    Kind.POINT: {"marker": {"symbol": "x", "size": 10, "color": "#111",
                            "line": {"color": "#fff", "width": 1.5}}},
    Kind.POINT_BEHIND: {"marker": {"symbol": "x-open", "size": 10, "color": "#555"}},
}
# Nerves are blue stripes, joints green, organs purple checks: never by colour alone.
_STRIPES: dict[str, Any] = {"shape": "-", "fgcolor": "#12467a", "bgcolor": "rgba(18,70,122,.2)"}
_CHECKS: dict[str, Any] = {"shape": "x", "fgcolor": "#4c2378", "bgcolor": "rgba(76,35,120,.15)"}
_NERVE: dict[Kind, dict[str, Any]] = {
    Kind.ESSENTIAL: {"fillpattern": _STRIPES, "line": {"color": "#12467a", "width": 1.5}},
    Kind.SPILLOVER: {"fillpattern": _STRIPES | {"bgcolor": "rgba(0,0,0,0)", "size": 12},
                     "line": {"color": "#12467a", "width": 1, "dash": "dot"}},
}
_JOINT: dict[Kind, dict[str, Any]] = {
    Kind.ESSENTIAL: {"fillcolor": "rgba(29,107,58,.45)", "line": {"color": "#0f4a25", "width": 3}},
    Kind.SPILLOVER: {"fillcolor": "rgba(29,107,58,.14)",
                     "line": {"color": "#0f4a25", "width": 1, "dash": "dot"}},
}
_ORGAN: dict[Kind, dict[str, Any]] = {
    Kind.ESSENTIAL: {"fillpattern": _CHECKS, "line": {"color": "#4c2378", "width": 1.5}},
    Kind.SPILLOVER: {"fillpattern": _CHECKS | {"bgcolor": "rgba(0,0,0,0)", "size": 12},
                     "line": {"color": "#4c2378", "width": 1, "dash": "dot"}},
}
HEIGHT = 820  # pixels of a figure
TITLE = 44
LEGEND = 64
DIM = 0.35
ZONES = {Kind.ESSENTIAL.value, Kind.SPILLOVER.value}
OTHERS: dict[tuple[Structure | None, Kind], dict[str, Any]] = {
    (structure, kind): style
    for structure, styles in (
        (Structure.NERVE_ROOT, _NERVE), (Structure.NERVE, _NERVE),
        (Structure.JOINT, _JOINT), (Structure.ORGAN, _ORGAN),
    )
    for kind, style in styles.items()
}


class Cell(NamedTuple):
    """A place in a table of figures."""

    column: int
    columns: int
    row: int
    rows: int


def body_map(
    atlas: Atlas,
    view: ViewName | str = ViewName.FRONT,
    *,
    sex: Sex | str = Sex.FEMALE,
    marks: Iterable[Mark] = (),
    matches: Sequence[Match | OtherMatch | Painted] = (),
    how: How | str = How.ACTIVE,
) -> go.Figure:
    """Draw a view of the body with marks and patterns as a figure.

    Parameters
    ----------
    atlas
        What is known.
    view, sex
        ``front``, ``back``, ``left``, ``right`` (the person's) or a close-up such as
        ``hands-palm``; ``female`` or ``male``.
    marks
        Marked cells and points, and drawn strokes.
    matches
        Whose patterns to paint; see :func:`explorer.rank`, :func:`explorer.rank_others` and
        :class:`explorer.Painted`.
    how
        ``active``, ``latent`` or ``counted``.

    Returns
    -------
    A figure in centimetres on the picture, y down. Click events carry ``xvals``, ``yvals``
    anywhere on it.

    """
    return to_figure(scene(atlas, view, sex=sex, marks=marks, matches=matches, how=How(how)))


def body_solid(
    atlas: Atlas,
    *,
    sex: Sex | str = Sex.FEMALE,
    marks: Iterable[Mark] = (),
    matches: Sequence[Match | OtherMatch | Painted] = (),
    view: ViewName | str = ViewName.FRONT,
    how: How | str = How.ACTIVE,
    compare: bool = False,
) -> go.Figure:
    """Draw the body in space, to turn, with marks and patterns on its skin.

    Parameters
    ----------
    atlas
        What is known.
    sex
        ``female`` or ``male``.
    marks
        Drawn cells and points.
    matches
        Whose patterns to paint; see :func:`explorer.rank` and :class:`explorer.Painted`.
    view
        From where it is seen at first.
    how
        ``active``, ``latent`` or ``counted``.
    compare
        Whether two or three patterns are held against each other, each in its own texture.

    Returns
    -------
    A figure in centimetres: x to the person's left, y backwards, z up. The first trace is the
    skin, one vertex a vertex of the body.

    """
    patterns = [Painted.of(match) for match in matches]
    return go.Figure(solid(
        atlas, sex=Sex(sex), marks=marks, patterns=patterns, view=ViewName(view), how=How(how),
        compare=compare,
    ))


def to_figure(*scenes: Scene) -> go.Figure:
    """Draw scenes side by side as one figure with one legend."""
    figure = go.Figure()
    in_a_row = across(scenes)
    rows = ceil(len(scenes) / in_a_row)
    named: set[object] = set()
    for number, drawn in enumerate(scenes):
        row, column = divmod(number, in_a_row)
        figure.add_traces([_trace(shape, drawn.how, number + 1, named) for shape in drawn.shapes])
        _frame(figure, drawn, number + 1, Cell(column, in_a_row, row, rows),
               titled=len(scenes) > 1)
    size = [(x1 - x0, y1 - y0) for x0, y0, x1, y1 in (drawn.view.box for drawn in scenes)]
    scale = HEIGHT / max(height for _, height in size)
    figure.update_layout(
        title={"text": "<br>".join(wrap(scenes[0].words, 60)) if len(scenes) == 1 else "",
               "font": {"size": 13}},
        clickanywhere=True, plot_bgcolor="white",
        margin={"l": 0, "r": 0, "t": TITLE, "b": LEGEND},
        width=round(max(width for width, _ in size) * scale * in_a_row),
        height=round(HEIGHT * rows) + TITLE + LEGEND,
        legend={"orientation": "h", "y": 0, "yanchor": "top", "itemclick": False,
                "itemdoubleclick": False},
    )
    return figure


def _trace(shape: Shape, how: How, axes: int, named: set[object]) -> go.Scatter:
    gap = np.full((1, 2), np.nan)  # lifts the pen between rings
    line = np.concatenate([
        part
        for ring in shape.rings
        for part in ((ring, ring[:1], gap) if shape.kind in AREAS else (ring, gap))
    ])[:-1]
    entry = sign(shape)
    first = entry not in named
    named.add(entry)
    dimmed = how is How.LATENT and shape.kind.value in ZONES
    return go.Scatter(
        x=line[:, 0],
        y=line[:, 1],
        xaxis=f"x{axes}",
        yaxis=f"y{axes}",
        mode="markers" if shape.kind in POINTS else "lines",
        fill="toself" if shape.kind in AREAS else None,
        name=WORDS[entry],
        legendgroup=WORDS[entry],
        text=shape.words,
        hoverinfo="text",
        showlegend=first,
        opacity=DIM if dimmed else None if shape.share is None else 0.15 + 0.75 * shape.share,
        **(STYLE[shape.kind] | OTHERS.get((shape.of, shape.kind), {})),
    )


def _frame(figure: go.Figure, drawn: Scene, axes: int, cell: Cell, *, titled: bool) -> None:
    """Put a skin picture, its axes and its words in a cell of the page."""
    view = drawn.view
    x0, y0, x1, y1 = view.box
    picture = base64.b64encode(view.picture("skin").read_bytes()).decode()
    x, y = f"x{axes}", f"y{axes}"
    figure.add_layout_image(
        source=f"data:image/webp;base64,{picture}",
        x=x0, y=y0, sizex=x1 - x0, sizey=y1 - y0,
        xref=x, yref=y, xanchor="left", yanchor="top", layer="below", sizing="stretch",
    )
    for at, words, anchor in zip((x0, x1), view.camera.corners, ("left", "right"), strict=True):
        figure.add_annotation(x=at, y=y0, xref=x, yref=y, text=f"<b>{words}</b>",
                              showarrow=False, xanchor=anchor, yanchor="top")
    for letter, at, down in drawn.letters:
        figure.add_annotation(x=at, y=down, xref=x, yref=y, text=f"<b>{letter}</b>",
                              showarrow=False, bgcolor="#ffffff", bordercolor="#111111")
    if titled:
        heading = "<br>".join(wrap(drawn.title, 34))
        figure.add_annotation(x=(x0 + x1) / 2, y=y0, xref=x, yref=y, text=heading,
                              showarrow=False, yanchor="bottom")
    low, high = 1 - (cell.row + 1) / cell.rows, 1 - cell.row / cell.rows
    number = "" if axes == 1 else str(axes)
    figure.update_layout({
        f"xaxis{number}": {
            "visible": False, "range": [x0, x1], "constrain": "domain", "anchor": y,
            "domain": [cell.column / cell.columns, (cell.column + 1) / cell.columns],
        },
        f"yaxis{number}": {
            "visible": False, "range": [y1, y0], "constrain": "domain", "anchor": x,
            # Room for a heading, where there is one.
            "scaleanchor": x, "domain": [low, high - (0.05 * (high - low) if titled else 0)],
        },
    })


def look_alikes(atlas: Atlas) -> go.Figure:
    """Draw how alike all patterns are, as a heat map; see :mod:`explorer.drawing.likeness`."""
    return go.Figure(heat_map(atlas))
