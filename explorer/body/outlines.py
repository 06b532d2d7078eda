"""Draw the outline of a field in a view. The only user of contourpy."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import contourpy
import numpy as np

from explorer.body.views import GROWTH, PIXELS_PER_CM, View

if TYPE_CHECKING:
    from explorer.body.anatomy import Field, Points

CRUMB = 0.5  # cm²: a smaller ring says nothing
STEEPNESS = 0.1  # of the silhouette's edge, a pixel: about that of a zone of ordinary width
SMOOTHINGS = 5
TOLERANCE = 0.05  # cm between the ring and its simplified form
FAINT = 1e-3


def outline(field: Field, view: View, *, level: float) -> tuple[Points, ...]:
    """Contour a field where it can be seen.

    Returns
    -------
    Rings (n, 2) in cm of the picture, along the silhouette where the zone runs over it; holes
    are wound the other way.

    """
    pixels = view.pixels
    touched = field > FAINT
    wanted = np.flatnonzero(touched[pixels.corners].any(axis=1))
    if not wanted.size:
        return ()
    rows, columns = pixels.rows[wanted], pixels.columns[wanted]
    top, left = rows.min() - 2, columns.min() - 2
    shape = (rows.max() - top + 3, columns.max() - left + 3)
    values = np.full(shape, -level, dtype=np.float32)
    seen = (field[pixels.corners[wanted]] * pixels.weights[wanted]).sum(axis=1) - level
    # Inside the silhouette *and* inside the zone: the lesser of the two rules.
    edge = pixels.edge[rows, columns]
    edge = np.where(edge >= GROWTH, np.float32(np.inf), edge * STEEPNESS)
    values[rows - top, columns - left] = np.minimum(seen, edge)
    lines = contourpy.contour_generator(z=values, fill_type=contourpy.FillType.OuterOffset).filled(
        0.0, np.inf
    )
    origin = np.array([left + 0.5, top + 0.5]) / PIXELS_PER_CM + view.box[:2]
    rings = []
    for points, offsets in zip(*lines, strict=True):
        for start, stop in pairwise(offsets):
            ring = points[start : stop - 1] / PIXELS_PER_CM + origin
            if abs(area(ring)) >= CRUMB:
                rings.append(simplified(smoothed(ring)))
    return tuple(rings)


def area(ring: Points) -> float:
    """Signed area of a ring in cm²."""
    after = np.roll(ring, -1, axis=0)
    return float((ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum() / 2)


def smoothed(ring: Points) -> Points:
    """Average away the steps of pixels, then grow back what averaging shrank."""
    start = ring
    for share in (0.5, -0.52) * SMOOTHINGS:
        middle = (np.roll(ring, 1, axis=0) + np.roll(ring, -1, axis=0)) / 2
        ring = ring + share * (middle - ring)
    return ring if len(ring) > 8 else start  # noqa: PLR2004  too short to have steps


def simplified(ring: Points) -> Points:
    """Leave out points that lie within the tolerance of the line between those kept."""
    keep = np.zeros(len(ring), dtype=bool)
    far = int(((ring - ring[0]) ** 2).sum(axis=1).argmax())
    keep[[0, far]] = True
    closed = np.concatenate([ring, ring[:1]])
    spans = [(0, far), (far, len(ring))]
    while spans:
        first, last = spans.pop()
        if last - first < 2:  # noqa: PLR2004  neighbours
            continue
        leg = closed[last] - closed[first]
        offset = closed[first + 1 : last] - closed[first]
        off = np.abs(offset[:, 0] * leg[1] - offset[:, 1] * leg[0])
        worst = int(off.argmax())
        if off[worst] > TOLERANCE * max(float(np.hypot(*leg)), 1e-9):
            middle = first + 1 + worst
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return ring[keep]
