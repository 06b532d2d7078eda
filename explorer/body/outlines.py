"""Draw the outline of a field in a view. The only user of contourpy."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import contourpy
import numpy as np

from explorer.body.views import GROWTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.body.anatomy import Field, Points
    from explorer.body.views import View

CRUMB = 8  # pixels: a smaller ring says nothing
STEEPNESS = 0.4  # of the silhouette's edge, a cm: about that of a zone of ordinary width
SMOOTHINGS = 5
GRID = 160  # pixels across, at most, of what is drawn from discs
TOLERANCE = 0.2  # pixels between the ring and its simplified form
FAINT = 1e-3


def outline(field: Field, view: View, *, level: float) -> tuple[Points, ...]:
    """Contour a field where it can be seen.

    Returns
    -------
    Rings (n, 2) in cm of the picture, along the silhouette where the zone runs over it; holes
    are wound the other way.

    """
    pixels, fine = view.pixels, view.camera.pixels_per_cm
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
    edge = np.where(edge >= GROWTH, np.float32(np.inf), edge * np.float32(STEEPNESS / fine))
    values[rows - top, columns - left] = np.minimum(seen, edge)
    lines = contourpy.contour_generator(z=values, fill_type=contourpy.FillType.OuterOffset).filled(
        0.0, np.inf
    )
    origin = np.array([left, top]) + 0.5
    rings = (ring + origin for ring in _rings(lines))
    return tuple(
        simplified(smoothed(ring)) / fine + view.box[:2]
        for ring in rings if abs(area(ring)) >= CRUMB
    )


def around(points: Points, radii: Points, *, tolerance: float) -> tuple[Points, ...]:
    """Draw the outline of all discs together: (n, 2) middles and their (n,) radii.

    Returns
    -------
    Rings (m, 2) in the unit of the points, within the tolerance; holes are wound the other way.

    """
    low, high = points.min(axis=0) - radii.max(), points.max(axis=0) + radii.max()
    fine = max(float((high - low).max()) / GRID, 2 * tolerance)
    low = low - 2 * fine
    width, height = ((high - low) / fine).astype(int) + 3
    column, row = np.rint((points - low) / fine).astype(int).T
    order = np.argsort(radii)  # of several in one pixel the widest
    pixel = np.zeros(height * width, dtype=int)
    pixel[(row * width + column)[order]] = order + 1
    held = pixel[pixel > 0] - 1
    points, radii, at = points[held], radii[held], np.flatnonzero(pixel)
    inside = np.full(height * width, -fine)
    reach = int(radii.max() / fine) + 1
    beside = points - low - fine * np.stack([at % width, at // width], axis=1)
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            away = np.hypot(beside[:, 0] - fine * right, beside[:, 1] - fine * down)
            close = np.flatnonzero(radii - away > -fine)
            target = at[close] + down * width + right
            close = close[(target >= 0) & (target < len(inside))]
            target = at[close] + down * width + right
            # Each pixel holds one middle, so that no target comes twice.
            inside[target] = np.maximum(inside[target], radii[close] - away[close])
    inside = inside.reshape(height, width)
    lines = contourpy.contour_generator(z=inside, fill_type=contourpy.FillType.OuterOffset).filled(
        0.0, np.inf
    )
    rings = [smoothed(ring * fine + low) for ring in _rings(lines)]
    least = 6 * float(radii.mean()) ** 2  # a smaller hole is a gap between discs
    outward = np.sign(area(max(rings, key=lambda ring: abs(area(ring)))))
    return tuple(simplified(r, tolerance) for r in rings
                 if area(r) * outward > 0 or abs(area(r)) > least)


def _rings(lines: Any) -> Iterator[Points]:  # noqa: ANN401  contourpy names every form it has
    for points, offsets in zip(*lines, strict=True):
        for start, stop in pairwise(offsets):
            yield points[start : stop - 1]


def area(ring: Points) -> float:
    """Signed area of a ring, in the square of what its points are in."""
    after = np.roll(ring, -1, axis=0)
    return float((ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum() / 2)


def smoothed(ring: Points) -> Points:
    """Average away the steps of pixels, then grow back what averaging shrank."""
    start = ring
    for share in (0.5, -0.52) * SMOOTHINGS:
        middle = (np.roll(ring, 1, axis=0) + np.roll(ring, -1, axis=0)) / 2
        ring = ring + share * (middle - ring)
    return ring if len(ring) > 8 else start  # noqa: PLR2004  too short to have steps


def simplified(ring: Points, tolerance: float = TOLERANCE) -> Points:
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
        if off[worst] > tolerance * max(float(np.hypot(*leg)), 1e-9):
            middle = first + 1 + worst
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return ring[keep]


def thinned(line: Points, tolerance: float) -> Points:
    """Leave out points of an open line that lie within the tolerance; its ends stay."""
    kept = simplified(line, tolerance)
    return kept if (kept[-1] == line[-1]).all() else np.concatenate([kept, line[-1:]])
