"""Draw a scene as a Plotly figure, for notebooks and HTML. The only user of plotly."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import numpy as np
import plotly.graph_objects as go

from explorer.body import Sex, ViewName
from explorer.drawing.scene import How, scene
from explorer.drawing.shapes import AREAS, POINTS, Kind
from explorer.drawing.svg import SIDES
from explorer.knowledge.vocabulary import Structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.body import View
    from explorer.drawing.scene import Scene
    from explorer.drawing.shapes import Shape
    from explorer.knowledge import Atlas
    from explorer.marks import Spot
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
ZONES = {Kind.ESSENTIAL.value, Kind.SPILLOVER.value}
OTHERS: dict[tuple[Structure | None, Kind], dict[str, Any]] = {
    (structure, kind): style
    for structure, styles in (
        (Structure.NERVE_ROOT, _NERVE), (Structure.NERVE, _NERVE),
        (Structure.JOINT, _JOINT), (Structure.ORGAN, _ORGAN),
    )
    for kind, style in styles.items()
}


def body_map(
    atlas: Atlas,
    view: ViewName | str = ViewName.FRONT,
    *,
    sex: Sex | str = Sex.FEMALE,
    marks: Iterable[str | Spot] = (),
    matches: Sequence[Match | OtherMatch] = (),
) -> go.Figure:
    """Draw a view of the body with marks and patterns as a figure.

    Parameters
    ----------
    atlas
        What is known.
    view, sex
        ``front``, ``back``, ``left`` or ``right`` (the person's), ``female`` or ``male``.
    marks
        Drawn cells and points.
    matches
        Whose patterns to paint; see :func:`explorer.rank` and :func:`explorer.rank_others`.

    Returns
    -------
    A figure in centimetres on the picture, y down. Click events carry ``xvals``, ``yvals``
    anywhere on it.

    """
    return to_figure(scene(atlas, view, sex=sex, marks=marks, matches=matches))


def to_figure(drawn: Scene) -> go.Figure:
    """Draw a scene as a figure."""
    figure = go.Figure([_trace(shape) for shape in drawn.shapes])
    if drawn.how is How.LATENT:
        figure.update_traces(opacity=0.35, selector=lambda trace: trace.name in ZONES)
    _frame(figure, drawn.view)
    figure.update_layout(title={"text": drawn.words, "font": {"size": 13}})
    return figure


def _trace(shape: Shape) -> go.Scatter:
    gap = np.full((1, 2), np.nan)  # lifts the pen between rings
    line = np.concatenate([
        part
        for ring in shape.rings
        for part in ((ring, ring[:1], gap) if shape.kind in AREAS else (ring, gap))
    ])[:-1]
    return go.Scatter(
        x=line[:, 0],
        y=line[:, 1],
        mode="markers" if shape.kind in POINTS else "lines",
        fill="toself" if shape.kind in AREAS else None,
        name=shape.kind.value,
        text=shape.words,
        hoverinfo="text",
        showlegend=False,
        opacity=None if shape.share is None else 0.15 + 0.75 * shape.share,
        **(STYLE[shape.kind] | OTHERS.get((shape.of, shape.kind), {})),
    )


def _frame(figure: go.Figure, view: View) -> None:
    x0, y0, x1, y1 = view.box
    picture = base64.b64encode(view.picture("skin").read_bytes()).decode()
    figure.add_layout_image(
        source=f"data:image/webp;base64,{picture}",
        x=x0, y=y0, sizex=x1 - x0, sizey=y1 - y0,
        xref="x", yref="y", xanchor="left", yanchor="top", layer="below", sizing="stretch",
    )
    for x, words, anchor in zip((x0, x1), SIDES[view.name], ("left", "right"), strict=True):
        figure.add_annotation(x=x, y=y0, text=f"<b>{words}</b>", showarrow=False,
                              xanchor=anchor, yanchor="top")
    figure.update_xaxes(visible=False, range=[x0, x1], constrain="domain")
    figure.update_yaxes(visible=False, range=[y1, y0], scaleanchor="x", constrain="domain")
    figure.update_layout(
        clickanywhere=True, plot_bgcolor="white", margin={"l": 0, "r": 0, "t": 36, "b": 0},
        width=round((x1 - x0) * 5), height=round((y1 - y0) * 5) + 36,
    )
