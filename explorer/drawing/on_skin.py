"""Lines and dots that lie on the skin, in space: where a field passes a level. Draws nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.body import Body, Sex

    Points = NDArray[np.float64]
    Field = NDArray[np.float32]

LIFT = 0.25  # cm above the skin: clear of it, also where it is seen from the side
EDGE = 0.5  # a zone ends where its field has fallen to this
DOTS = 1.1  # cm between dots


def level_lines(
    body: Body, sex: Sex, field: Field, level: float = EDGE, *, inside: Field | None = None
) -> list[Points]:
    """Draw where a field on the skin passes a level.

    Parameters
    ----------
    body, sex
        Whose skin.
    field
        (V,).
    level
        The height of the line.
    inside
        (V,) a zone; parts of the line outside of it are left out.

    Returns
    -------
    Lines ``(n, 3)`` in cm, a little above the skin; a closed one ends where it starts.

    """
    triangles = body.triangles
    if inside is not None:
        triangles = triangles[(inside[triangles] >= EDGE).any(axis=1)]
    above = field[triangles] >= level
    count = above.sum(axis=1)
    crossed = (count == 1) | (count == 2)  # noqa: PLR2004  some corners, not all three
    triangles, above, count = triangles[crossed], above[crossed], count[crossed]
    if not len(triangles):
        return []
    # The line cuts off the one corner that stands alone: it runs over the two edges there.
    alone = np.where(count == 1, above.argmax(axis=1), above.argmin(axis=1))
    rows = np.arange(len(triangles))
    corner = triangles[rows, alone]
    ends = np.stack([
        np.sort(np.stack([corner, triangles[rows, (alone + step) % 3]], axis=1), axis=1)
        for step in (1, 2)
    ], axis=1)  # (n, 2 ends, 2 vertices of an edge)
    edges, ends_of = np.unique(ends.reshape(-1, 2), axis=0, return_inverse=True)
    low, high = field[edges[:, 0]], field[edges[:, 1]]
    share = ((level - low) / (high - low))[:, None]
    above_skin = body.vertices[sex] + LIFT * body.normals[sex]
    points = above_skin[edges[:, 0]] * (1 - share) + above_skin[edges[:, 1]] * share
    chains = _chains(ends_of.reshape(-1, 2))
    if inside is None:
        return [points[chain] for chain in chains]
    held = inside[edges[:, 0]] * (1 - share[:, 0]) + inside[edges[:, 1]] * share[:, 0] >= EDGE
    return [points[part] for chain in chains for part in _runs(chain, held)]


def _chains(pieces: NDArray[np.intp]) -> list[list[int]]:
    """Join pieces (n, 2) end to end."""
    at: dict[int, list[int]] = defaultdict(list)
    for number, (a, b) in enumerate(pieces.tolist()):
        at[a].append(number)
        at[b].append(number)
    left = set(range(len(pieces)))
    # Open lines from their ends first; what remains is closed.
    starts = [end for end, found in at.items() if len(found) == 1]
    chains = []
    for start in [*starts, *at]:
        chain = [start]
        while onwards := [piece for piece in at[chain[-1]] if piece in left]:
            left.remove(onwards[0])
            a, b = pieces[onwards[0]].tolist()
            chain.append(b if a == chain[-1] else a)
        if len(chain) > 1:
            chains.append(chain)
    return chains


def _runs(chain: list[int], held: NDArray[np.bool_]) -> list[list[int]]:
    """Cut a chain into the parts that are held."""
    runs: list[list[int]] = [[]]
    for node in chain:
        if held[node]:
            runs[-1].append(node)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def stripes(
    body: Body, sex: Sex, inside: Field, along: tuple[float, float, float], gap: float
) -> list[Points]:
    """Fill a zone with lines: where planes across `along`, `gap` cm apart, cut the skin."""
    across = np.array(along) / np.linalg.norm(along)
    height = (body.vertices[sex] @ across / gap).astype(np.float32)
    here = height[inside >= EDGE]
    if not here.size:
        return []
    # A hair beside whole numbers: a plane through a vertex would make a knot.
    levels = np.arange(np.floor(here.min()), np.ceil(here.max()) + 1) + 1e-3
    return [
        line for level in levels
        for line in level_lines(body, sex, height, float(level), inside=inside)
    ]


def dots(body: Body, sex: Sex, inside: Field) -> Points:
    """Fill a zone with dots ``(n, 3)``, about evenly."""
    triangles = body.triangles[(inside[body.triangles] >= EDGE).all(axis=1)]
    above_skin = body.vertices[sex] + LIFT * body.normals[sex]
    corners = above_skin[triangles]
    # Corners, middles of edges and of faces: fine enough to choose the evenest from.
    middles = (corners + np.roll(corners, 1, axis=1)) / 2
    found = np.concatenate([corners.reshape(-1, 3), middles.reshape(-1, 3), corners.mean(axis=1)])
    box = np.floor(found / DOTS)
    off = ((found / DOTS - box - 0.5) ** 2).sum(axis=1)
    order = np.lexsort((off, *box.T))  # the one nearest to the middle of its box first
    _, first = np.unique(box[order], axis=0, return_index=True)
    chosen: Points = found[order][first]
    return chosen[_apart(chosen)]


def _apart(points: Points) -> NDArray[np.bool_]:
    """Leave out points too near to one kept before."""
    keep = np.ones(len(points), dtype=bool)
    near = (0.7 * DOTS) ** 2
    for i in range(len(points)):
        if keep[i]:
            close = ((points[i + 1:] - points[i]) ** 2).sum(axis=1) < near
            keep[i + 1:] &= ~close
    return keep
