"""The heat map of all look-alikes, as plain data that Plotly draws. Needs no Plotly."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from explorer.alike import Likeness, clustered, similarities
from explorer.telling import ALIKE as WORDS
from explorer.weights import ALIKE, LEAST, PARTLY
from explorer.words import message, say

if TYPE_CHECKING:
    from explorer.knowledge import Atlas

# From the least to the most, where each starts: light to dark also in grey.
STEPS: Final = {
    Likeness.NOT: (0.0, "#fbf7f2", message("not")),
    Likeness.LITTLE: (LEAST, "#f0cfa8", message("a little")),
    Likeness.PARTLY: (PARTLY, "#c8743f", message("partly")),
    Likeness.SAME: (ALIKE, "#5e1d12", message("can't be told apart")),
}
EDGES: Final = (*(start for start, _, _ in STEPS.values()), 1.0)


def heat_map(atlas: Atlas) -> dict[str, Any]:
    """Give the figure: those alike side by side, four shades, the hover in words.

    ``layout.meta`` holds the ids by name, and the names in the order of the atlas.
    """
    known = similarities(atlas)
    said = {alike: say(atlas.language, words) for alike, words in WORDS.items()}
    order = clustered(known.values)
    names = [known.names[i] for i in order]
    values = known.values[np.ix_(order, order)].astype(float).round(2).tolist()
    middles = [(low + high) / 2 for low, high in pairwise(EDGES)]
    return {
        "data": [
            {
                "type": "heatmap",
                "x": names,
                "y": names,
                "z": values,
                "zmin": 0,
                "zmax": 1,
                "text": [[said[Likeness.of(value)] for value in row] for row in values],
                "hovertemplate": "%{y}<br>%{x}<br><b>%{text}</b><extra></extra>",
                "colorscale": [
                    [edge, shade]
                    for (_, shade, _), both in zip(STEPS.values(), pairwise(EDGES), strict=True)
                    for edge in both  # without slopes: within a step all is one shade
                ],
                "colorbar": {
                    "orientation": "h",
                    "y": -0.02,
                    "yanchor": "top",
                    "thickness": 14,
                    "tickvals": middles,
                    "ticktext": [say(atlas.language, words) for _, _, words in STEPS.values()],
                },
            }
        ],
        "layout": {
            "xaxis": {"showticklabels": False, "constrain": "domain"},
            "yaxis": {
                "autorange": "reversed",
                "scaleanchor": "x",
                "constrain": "domain",
                "tickfont": {"size": 9},
                "automargin": True,
            },
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "meta": {
                "ids": dict(zip(known.names, known.ids, strict=True)),
                "body": list(known.names),
            },
        },
    }
