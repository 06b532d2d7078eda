"""Lines, dots, muscle and points of the turning body, as Plotly's traces in plain data.

What a trace looks like is said here only: the page and :func:`explorer.body_solid` show the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from explorer.body.fibres import over
from explorer.drawing.coats import zones
from explorer.drawing.muscles import muscle_sheet
from explorer.drawing.on_skin import EDGE, LIFT, dots, level_lines, stripes
from explorer.drawing.patterns import counted
from explorer.drawing.scene import How
from explorer.drawing.shapes import Kind
from explorer.knowledge.model import Muscle
from explorer.knowledge.vocabulary import Structure
from explorer.text import told
from explorer.words import message, number, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from explorer.body import Body, Sex
    from explorer.drawing.painted import Painted
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import TriggerPoint

    Points = NDArray[np.float64]
    Field = NDArray[np.float32]

Trace = dict[str, Any]

INK: Final[Mapping[Structure | None, str]] = {
    None: "#7f1711",
    Structure.NERVE_ROOT: "#12467a",
    Structure.NERVE: "#12467a",
    Structure.JOINT: "#0f4a25",
    Structure.ORGAN: "#4c2378",
}
HORIZONTAL: Final = (0.0, 1.0, 0.0)
SLANTED: Final = (0.55, 0.75, 0.35)
OTHER_SLANT: Final = (-0.55, 0.75, 0.35)
MARK_GAP: Final = 1.5  # cm between the hatches of a drawing
ARM: Final = 0.9  # cm, half of an X to each side
STEEP: Final = 0.9  # cosine to the vertical, as on the sole
ON_TOP: Final = 0.35  # cm over the skin: fibres are drawn on it, as on the flat map


def pattern_traces(
    atlas: Atlas, painted: Painted, sex: Sex, how: How = How.ACTIVE
) -> list[Trace]:
    """Draw the lines, dots and points of a pattern in Travell's notation."""
    body, subject = atlas.body, painted.subject
    words = told(subject, painted.side, atlas.language)
    drawn: list[Trace] = []
    if isinstance(subject, Muscle):
        points = [p for p in subject.trigger_points if painted.point in (None, p.id)]
        fibres = _on_top(body, muscle_sheet(body, subject, painted.side, sex), sex)
        drawn += [*_muscle(fibres, words, body.language),
                  *_crosses(body, sex, fibres, points, words)]
    if how is How.COUNTED:
        return drawn + list(_counted(atlas, painted, sex))
    essential, spillover = zones(atlas, painted)
    structure = None if isinstance(subject, Muscle) else subject.structure
    ink = INK[structure]
    faint = how is How.LATENT
    mostly = message("felt by nearly everyone" if structure is None else "mostly felt")
    solid = drawn_line(Kind.ESSENTIAL, mostly, level_lines(body, sex, essential), ink,
                       width=3 if faint else 5, dash="dash" if faint else "solid",
                       hover=f"{words}: {say(atlas.language, mostly)}")
    edge = drawn_line(Kind.SPILLOVER, "felt by some", level_lines(body, sex, spillover), ink,
                      width=2, dash="dash",
                      hover=f"{words}: {say(atlas.language, 'felt by some')}")
    textures = _textures(body, sex, essential, spillover, structure)
    drawn += [
        drawn_dots(textures[1][0], "#b3261e", faint=faint) if structure is None
        else drawn_line(Kind.SPILLOVER, "", textures[1], ink, width=1.5),
        drawn_line(Kind.ESSENTIAL, "", textures[0], ink, width=3),
        edge, solid,
    ]
    return [trace for trace in drawn if len(trace["x"])]


def _textures(
    body: Body, sex: Sex, essential: Field, spillover: Field, structure: Structure | None
) -> tuple[list[Points], list[Points]]:
    """Tell the zones apart without colour: by dots, stripes, a lattice; joints are plain."""
    some = np.where(essential >= EDGE, np.float32(0), spillover)
    match structure:
        case None:
            return [], [dots(body, sex, some)]
        case Structure.JOINT:
            return [], []
        case Structure.ORGAN:
            return _lattice(body, sex, essential, 1.6), _lattice(body, sex, some, 3.2)
        case _:
            return (stripes(body, sex, essential, HORIZONTAL, 1.2),
                    stripes(body, sex, some, HORIZONTAL, 2.4))


def _lattice(body: Body, sex: Sex, zone: Field, gap: float) -> list[Points]:
    return [
        line
        for slant in (SLANTED, OTHER_SLANT)
        for line in stripes(body, sex, zone, slant, gap)
    ]


def _counted(atlas: Atlas, painted: Painted, sex: Sex) -> Iterator[Trace]:
    for study in counted(painted.subject):
        for felt, field in zip(study.felt, atlas.places_counted(study, painted.side), strict=True):
            lines = level_lines(atlas.body, sex, field)
            if lines:
                yield drawn_line(
                    Kind.COUNTED, "counted place; the stronger, the more felt it", lines, "#7f1711",
                    width=2.5,
                    hover=say(atlas.language, "{percent}% felt pain here, {place}",
                              percent=number(atlas.language, felt.percent), place=felt.where),
                )


def marks_style(language: str) -> dict[str, Any]:
    """Say how marks are drawn, for the page, which draws them itself: they leave it for no one."""
    hatch, edge = _mark_lines([], [], language)
    along = turned(np.array(SLANTED) / np.linalg.norm(SLANTED)).tolist()
    return {"hatch": hatch, "edge": edge, "along": along, "gap": MARK_GAP, "lift": LIFT}


def mark_traces(body: Body, field: Field, sex: Sex) -> list[Trace]:
    """Draw the edge and the hatching of a drawing."""
    return _mark_lines(
        stripes(body, sex, field, SLANTED, MARK_GAP), level_lines(body, sex, field),
        body.language,
    )


def _mark_lines(
    hatch: Sequence[Points], edge: Sequence[Points], language: str
) -> list[Trace]:
    marked = say(language, "marked")
    return [
        drawn_line(Kind.MARK, "", hatch, "#0b4f8a", width=2.5),
        drawn_line(Kind.MARK, marked, edge, "#0b4f8a", width=5, hover=marked),
    ]


def _muscle(fibres: Points, words: str, language: str) -> list[Trace]:
    """Draw a muscle's sheet and its fibres, which lie on the skin over it."""
    rows, steps = fibres.shape[:2]
    at = np.arange(rows * steps, dtype=np.uint16).reshape(rows, steps)
    one, two, three, four = (part.ravel() for part in (
        at[:-1, :-1], at[1:, :-1], at[1:, 1:], at[:-1, 1:]))
    x, y, z = turned(fibres.reshape(-1, 3)).astype(np.float32)
    sheet = {
        "type": "mesh3d", "name": "muscle", "legendgroup": Kind.MUSCLE.value,
        "x": x, "y": y, "z": z, "color": "#8a5a44", "opacity": 0.35, "showlegend": False,
        "i": np.concatenate([one, one]), "j": np.concatenate([two, three]),
        "k": np.concatenate([three, four]), "hoverinfo": "text",
        "text": say(language, "{name} muscle", name=words),
        "lighting": {"ambient": 1, "diffuse": 0},
    }
    lines = drawn_line(Kind.FIBRE, "muscle", list(fibres), "#6d4432", width=2,
                  hover=say(language, "{name}: direction of its fibres", name=words))
    return [sheet, lines]


def _crosses(
    body: Body, sex: Sex, fibres: Points, points: Sequence[TriggerPoint], words: str
) -> Iterator[Trace]:
    """Draw an X that lies on the skin over each usual site, black on white."""
    rows, steps = fibres.shape[:2]
    for i, point in enumerate(points):
        site = fibres[round(point.at.across * (rows - 1)), round(point.at.along * (steps - 1))]
        out = body.normals[sex][over(body, site[None], sex=sex)[0]]
        aside = np.cross((0.0, 0.0, 1.0) if abs(out[1]) > STEEP else (0.0, 1.0, 0.0), out)
        aside /= np.linalg.norm(aside)
        up = np.cross(out, aside)
        for height, ink, width in ((0.5, "#ffffff", 11), (0.7, "#111111", 6)):
            arms = [
                site + height * out + ARM * np.outer((-1, 1), aside + slant * up)
                for slant in (1, -1)
            ]
            first = i == 0 and ink == "#111111"
            yield drawn_line(Kind.POINT, "usual site" if first else "", arms, ink, width=width,
                        hover=say(body.language, "{name}: usual site {number}, {place}",
                                  name=words, number=point.id, place=point.name))


def _on_top(body: Body, fibres: Points, sex: Sex) -> Points:
    """Lift fibres out onto the skin, where the flat map draws them too."""
    flat = fibres.reshape(-1, 3)
    nearest = over(body, flat, sex=sex)
    normals = body.normals[sex][nearest]
    depth = ((body.vertices[sex][nearest] - flat) * normals).sum(axis=1, keepdims=True)
    moved: Points = (flat + (depth + ON_TOP) * normals).reshape(fibres.shape)
    return moved


def drawn_line(
    kind: Kind, name: str, lines: Sequence[Points], ink: str, *, width: float,
    dash: str = "solid", hover: str = "",
) -> Trace:
    """Draw open lines in one trace; a name puts it into the legend."""
    gap = np.full((1, 3), np.nan)  # lifts the pen
    joined = np.concatenate([part for line in lines for part in (line, gap)] or [gap[:0]])
    x, y, z = turned(joined).astype(np.float32)
    return {
        "type": "scatter3d", "mode": "lines", "name": name, "legendgroup": kind.value,
        "showlegend": bool(name), "x": x, "y": y, "z": z,
        "line": {"color": ink, "width": width, "dash": dash},
        "hoverinfo": "text" if hover else "skip", "text": hover,
    }


def drawn_dots(points: Points, ink: str, *, faint: bool = False) -> Trace:
    """Draw dots in one trace."""
    x, y, z = turned(points).astype(np.float32)
    return {
        "type": "scatter3d", "mode": "markers", "name": "", "legendgroup": Kind.SPILLOVER.value,
        "showlegend": False, "x": x, "y": y, "z": z, "hoverinfo": "skip",
        "marker": {"symbol": "circle", "size": 2.2, "color": ink, "opacity": 0.4 if faint else 1},
    }


def turned(points: Points) -> Points:
    """Turn from the body's axes to those of the drawing: (..., 3) to (3, ...)."""
    turned: Points = np.stack([points[..., 0], -points[..., 2], points[..., 1]])
    return turned
