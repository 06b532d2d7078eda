"""An open, cited, computable atlas of referred muscle pain: the public surface, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.alike import Comparison, compare
from explorer.body import Sex, Side, ViewName
from explorer.drawing.painted import Painted
from explorer.drawing.scene import Scene, scene
from explorer.drawing.svg import to_svg
from explorer.errors import (
    ExplorerError,
    InvalidDrawing,
    InvalidKnowledge,
    Problem,
    UnknownId,
    UnknownPlace,
)
from explorer.ink import Brush, Stroke
from explorer.knowledge import Atlas, load_atlas, problems
from explorer.marks import Spot
from explorer.match import Band, Evidence, Match, OtherMatch, rank, rank_others
from explorer.pains import Quality
from explorer.refers import refers_here
from explorer.together import smallest_set

if TYPE_CHECKING:
    from explorer.drawing.plotly import body_map, body_solid, to_figure

__all__ = [
    "Atlas",
    "Band",
    "Brush",
    "Comparison",
    "Evidence",
    "ExplorerError",
    "InvalidDrawing",
    "InvalidKnowledge",
    "Match",
    "OtherMatch",
    "Painted",
    "Problem",
    "Quality",
    "Scene",
    "Sex",
    "Side",
    "Spot",
    "Stroke",
    "UnknownId",
    "UnknownPlace",
    "ViewName",
    "body_map",
    "body_solid",
    "compare",
    "load_atlas",
    "problems",
    "rank",
    "rank_others",
    "refers_here",
    "scene",
    "smallest_set",
    "to_figure",
    "to_svg",
]

_DRAWN_BY_PLOTLY = ("body_map", "body_solid", "to_figure")


def __getattr__(name: str) -> Any:  # noqa: ANN401  what a module gives can be anything
    # Plotly loads in half a second; ranking and the page's map do without it.
    if name in _DRAWN_BY_PLOTLY:
        from explorer.drawing import plotly  # noqa: PLC0415  as said above

        return getattr(plotly, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
