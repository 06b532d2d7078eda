"""What lies on the turning body besides one pattern: drawn pains, and patterns that are compared.

Gives colours and traces in plain data, for the page and for files. Renders nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from explorer.drawing.coats import MARK, Coat, marked, zones
from explorer.drawing.on_skin import dots, level_lines, stripes
from explorer.drawing.shapes import Kind
from explorer.drawing.solid_lines import (
    MARK_GAP,
    OTHER_SLANT,
    SLANTED,
    Trace,
    drawn_dots,
    drawn_line,
    turned,
)
from explorer.errors import InvalidDrawing
from explorer.telling import LETTERS
from explorer.text import told
from explorer.words import capitalised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from explorer.body import Body, Sex
    from explorer.drawing.painted import Painted
    from explorer.knowledge import Atlas

    Field = NDArray[np.float32]

# Those of the flat map: of pains A, B, C and of patterns A, B, C; of the line, then of the skin.
PAINS: Final = {
    "a": ("#0b4f8a", MARK), "b": ("#86136a", (229, 163, 213)), "c": ("#004f4a", (138, 214, 189)),
}
INKS: Final = (("#b3261e", (179, 38, 30)), ("#12467a", (18, 70, 122)), ("#1f5a34", (31, 90, 52)))
TINT: Final = 0.35  # of a compared pattern's colour: two over each other must both be seen
HATCHED: Final = {"a": SLANTED, "b": OTHER_SLANT, "c": (0.0, 1.0, 0.0)}  # as the flat map turns
GAP: Final = 1.4  # cm between the lines of a compared pattern
STRONG: Final = 0.9  # of a field's most, where its letter may stand
RAISED: Final = 2.0  # cm of a letter over the skin


def drawn_pains(
    body: Body, drawings: Mapping[str, Field], sex: Sex
) -> tuple[list[Coat], list[Trace]]:
    """Colour and hatch drawings: pain ``a``, ``b`` or ``c`` to its field on the skin."""
    coats, traces = [], []
    for pain, field in drawings.items():
        ink, colour = PAINS[pain]
        coats.append(Coat(colour, marked(field).amount))
        traces += [
            drawn_line(Kind.MARK, "", stripes(body, sex, field, HATCHED[pain], MARK_GAP), ink,
                       width=2.5),
            drawn_line(Kind.MARK, "marked", level_lines(body, sex, field), ink, width=5,
                       hover="marked"),
        ]
    if len(drawings) > 1:
        traces += [
            _letter(body, sex, field, pain.upper(), PAINS[pain][0])
            for pain, field in drawings.items()
        ]
    return coats, [trace for trace in traces if len(trace["x"])]


def compared(
    atlas: Atlas, patterns: Sequence[Painted], sex: Sex
) -> tuple[list[Coat], list[Trace]]:
    """Lay two or three patterns over each other: a colour, a texture and a letter for each.

    Raises
    ------
    InvalidDrawing
        For fewer or more.

    """
    if not 1 < len(patterns) <= len(INKS):
        raise InvalidDrawing("two or three patterns can be compared")
    body = atlas.body
    coats: list[Coat] = []
    traces: list[Trace] = []
    for letter, (ink, colour), one in zip(LETTERS, INKS, patterns, strict=False):
        words = f"{letter} {capitalised(told(one.subject, one.side, atlas.language))}"
        essential, spillover = zones(atlas, one)
        coats.append(Coat(colour, TINT * marked(essential).amount))
        texture = (
            drawn_dots(dots(body, sex, essential), ink) if letter == LETTERS[-1]
            else drawn_line(Kind.ESSENTIAL, "", stripes(
                body, sex, essential, SLANTED if letter == LETTERS[0] else OTHER_SLANT, GAP,
            ), ink, width=2.5)
        )
        traces += [
            texture,
            drawn_line(Kind.ESSENTIAL, words, level_lines(body, sex, essential), ink, width=5,
                       hover=words),
            drawn_line(Kind.SPILLOVER, "", level_lines(body, sex, spillover), ink, width=2,
                       dash="dash", hover=words),
            _letter(body, sex, essential, letter, ink),
        ]
    return coats, [trace for trace in traces if len(trace["x"])]


def _letter(body: Body, sex: Sex, field: Field, letter: str, ink: str) -> Trace:
    """Put a letter over the place where a field is strongest, as near to its middle as there is."""
    if not field.any():
        return {"x": []}
    inside = np.flatnonzero(field >= STRONG * field.max())
    points = body.vertices[sex][inside]
    at = int(((points - points.mean(axis=0)) ** 2).sum(axis=1).argmin())
    x, y, z = turned(points[at] + RAISED * body.normals[sex][inside[at]]).tolist()
    place: dict[str, Any] = {"x": [x], "y": [y], "z": [z]}
    return place | {
        "type": "scatter3d", "mode": "text", "text": [f"<b>{letter}</b>"], "name": letter,
        "textfont": {"size": 20, "color": ink}, "showlegend": False, "hoverinfo": "skip",
    }
