"""Paint strokes on the skin by distance along it. Knows a surface, nothing of places or files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.body.anatomy import Booleans, Field, Integers, Points

    Small = NDArray[np.float32]

STEP = 1.1  # cm between points of a path: below the size of the triangles of trunk and thigh
LEVELS = 6  # halvings of a leg of a path; 2 ** 6 * STEP is more than half a metre
FAR = 2.6  # cm; the middle of a shorter leg lies among the neighbours of its ends
ALONG = np.float32(0.85)  # part of the squared distance along the normal that does not count
OPPOSITE = np.float32(0.3)  # length of the sum of two normals
FACING_AWAY = -0.1  # cosine between normals
OTHER_LIMB = np.float32(1e4)  # cm²: never the nearest
REACH = 1.5  # half-widths from the path to where the field has fallen to nothing
SLACK = 0.93  # hops over neighbours overstate a distance by at most this
CREASE = 2.1  # radians between two normals above which an arc says nothing
NEAR = 3.0  # cm around a leg of a path in which its skin is looked for


@dataclass(frozen=True, eq=False, slots=True)
class Surface:
    """What painting needs of a skin.

    Attributes
    ----------
    points, normals
        (V, 3).
    columns
        (3, V) the points again: a column at a time is read faster.
    neighbours
        (V, K) vertices at most two edges away; a vertex fills up its row with itself.
    lengths
        (V, K) distance along the skin to each neighbour; infinite where nothing is painted.
    skin
        (V,) where fields may live.

    """

    points: Small
    normals: Small
    columns: Small
    neighbours: Integers
    lengths: Small
    skin: Booleans

    @classmethod
    def of(cls, points: Points, normals: Points, neighbours: Integers, skin: Booleans) -> Surface:
        """Measure the neighbours of every vertex."""
        small, turned = points.astype(np.float32), normals.astype(np.float32)
        lengths = np.empty(neighbours.shape, dtype=np.float32)
        for k in range(neighbours.shape[1]):  # a column at a time stays in the cache
            other = neighbours[:, k]
            chord = np.sqrt(((small[other] - small) ** 2).sum(axis=1))
            lengths[:, k] = _arc(chord, (turned[other] * turned).sum(axis=1))
            lengths[~(skin & skin[other]), k] = np.inf
        return cls(small, turned, small.T.copy(), neighbours, lengths, skin)


@dataclass(frozen=True, eq=False, slots=True)
class _Path:
    """A path on the skin: points, normals there, nearest vertices, and the full width there."""

    points: Small
    normals: Small
    vertices: Integers
    widths: Small


def paint(surface: Surface, points: Points, widths: Points) -> Field:
    """Paint one stroke.

    Parameters
    ----------
    surface
        The skin.
    points
        (n, 3) on the skin; the stroke runs from one to the next along the skin.
    widths
        (n,) full widths in cm.

    Returns
    -------
    (V,) 1 on the path, 0.5 at half the width from it, 0 from `REACH` times that.

    """
    path = _on_skin(surface, points.astype(np.float32), widths.astype(np.float32))
    reach = REACH / SLACK * float(widths.max()) / 2
    vertices, hops, source = _spread(surface, path, reach)
    distance, width = _refined(surface, path, vertices, hops, source)
    part = np.clip(REACH - distance / (width / 2), 0, 1)
    field = np.zeros(len(surface.points), dtype=np.float32)
    field[vertices] = part * part * (3 - 2 * part)
    return field


def _arc(chord: Small, cosine: Small) -> Small:
    """Length of the arc over a chord whose ends' normals enclose an angle."""
    half = np.arccos(np.clip(cosine, -1, 1)).clip(max=CREASE) / 2
    arc: Small = chord * (half / np.sin(half.clip(1e-3))).clip(1)
    return arc


def _on_skin(surface: Surface, points: Small, widths: Small) -> _Path:
    """Lay a polyline on the skin: halve its legs, and bring each middle down to the skin."""
    candidates = _near(surface, points)
    skin, turned = surface.points[candidates], surface.normals[candidates]
    nearest = candidates[_nearest(points, None, skin, turned)]
    for _ in range(LEVELS):
        legs = ((points[1:] - points[:-1]) ** 2).sum(axis=1)
        long = np.flatnonzero(legs > STEP * STEP)
        if not long.size:
            break
        before, after = nearest[long], nearest[long + 1]
        normal = surface.normals[before] + surface.normals[after]
        size = np.sqrt((normal**2).sum(axis=1, keepdims=True))
        normal *= (size > OPPOSITE) / size.clip(OPPOSITE)  # between opposite sides, no way is out
        middle = (points[long] + points[long + 1]) / np.float32(2)
        if legs.max() > FAR * FAR:
            found = candidates[_nearest(middle, normal, skin, turned)]
        else:
            found = _beside(surface, middle, normal, np.stack([before, after], axis=1))
        middle = _dropped(middle, normal, surface.points[found], surface.normals[found])
        points = np.insert(points, long + 1, middle, axis=0)
        widths = np.insert(widths, long + 1, (widths[long] + widths[long + 1]) / 2)
        nearest = np.insert(nearest, long + 1, found)
    return _Path(points, surface.normals[nearest], nearest, widths)


def _near(surface: Surface, points: Small) -> Integers:
    """Give the vertices of skin in a box around a polyline."""
    low, high = points.min(axis=0), points.max(axis=0)
    legs = np.sqrt((np.diff(points, axis=0) ** 2).sum(axis=1))
    margin = NEAR + (float(legs.max()) / 3 if len(legs) else 0.0)
    near = surface.skin.copy()
    for column, least, most in zip(surface.columns, low - margin, high + margin, strict=True):
        near &= (column > least) & (column < most)
    found = np.flatnonzero(near)
    return found if found.size else np.flatnonzero(surface.skin)


def _nearest(points: Small, normals: Small | None, skin: Small, turned: Small) -> Integers:
    """Find the vertex (n,) under each point, seen along its normal; without one, the nearest."""
    away = (skin * skin).sum(axis=1) - 2 * points @ skin.T
    if normals is None:
        return np.asarray(away.argmin(axis=1))
    ahead = normals @ skin.T - (normals * points).sum(axis=1, keepdims=True)
    # Sideways distance counts, distance along the normal a little; skin that faces the other
    # way is another limb, or the other side of this one.
    cost = away - ALONG * ahead * ahead
    cost += OTHER_LIMB * (normals @ turned.T < FACING_AWAY)
    return np.asarray(cost.argmin(axis=1))


def _beside(surface: Surface, points: Small, normals: Small, known: Integers) -> Integers:
    """Do the same among the neighbours of vertices (n, 2) that are known to lie near."""
    around = surface.neighbours[known].reshape(len(points), -1)
    offset = surface.points[around] - points[:, None]
    ahead = (offset @ normals[:, :, None])[..., 0]
    cost = (offset * offset).sum(axis=2) - ALONG * ahead * ahead
    facing = (surface.normals[around] @ normals[:, :, None])[..., 0]
    cost += OTHER_LIMB * (facing < FACING_AWAY)
    return np.asarray(around[np.arange(len(points)), cost.argmin(axis=1)])


def _dropped(points: Small, normals: Small, under: Small, turned: Small) -> Small:
    """Move points along their normals to the tangent planes of the vertices under them."""
    slope = (normals * turned).sum(axis=1, keepdims=True)
    gap = ((under - points) * turned).sum(axis=1, keepdims=True)
    fine = slope > 0.35  # noqa: PLR2004  steeper than this the plane is no guide
    moved: Small = np.where(fine, points + normals * gap / slope.clip(0.35), under)
    return moved


def _spread(surface: Surface, path: _Path, reach: float) -> tuple[Integers, Small, Integers]:
    """Hop from the path over neighbours; give vertices, lengths of hops, and path points."""
    count = len(surface.points)
    around = np.column_stack([path.vertices, surface.neighbours[path.vertices]])
    away = surface.points[around] - path.points[:, None]
    chord = np.sqrt((away**2).sum(axis=2))
    cosine = (surface.normals[around] * path.normals[:, None]).sum(axis=2)
    first = np.where(surface.skin[around], _arc(chord, cosine), np.float32(np.inf))
    order = np.argsort(-first, axis=None)  # the last one written is the nearest
    distance = np.full(count, np.inf, dtype=np.float32)
    source = np.zeros(count, dtype=np.intp)
    distance[around.ravel()[order]] = first.ravel()[order]
    source[around.ravel()[order]] = order // around.shape[1]
    marked = np.zeros(count, dtype=bool)
    marked[around] = True
    front = np.flatnonzero(marked & (distance <= reach))
    while front.size:
        marked[:] = False
        marked[surface.neighbours[front]] = True
        touched = np.flatnonzero(marked)
        beside = surface.neighbours[touched]
        through = distance[beside] + surface.lengths[touched]
        best = through.argmin(axis=1)
        rows = np.arange(len(touched))
        shortest = through[rows, best]
        better = (shortest < distance[touched] - 1e-4) & (shortest <= reach)
        front = touched[better]
        distance[front] = shortest[better]
        source[front] = source[beside[better, best[better]]]
    vertices = np.flatnonzero(distance <= reach)
    return vertices, distance[vertices], source[vertices]


def _refined(
    surface: Surface, path: _Path, vertices: Integers, hops: Small, source: Integers
) -> tuple[Small, Small]:
    """Measure to the path's legs themselves, so that an edge is smooth, not a row of hops."""
    best = np.full(len(vertices), np.inf, dtype=np.float32)
    width = path.widths[source]
    at = surface.points[vertices]
    last = len(path.points) - 1
    for step in (-1, 0):
        start = (source + step).clip(0, max(last - 1, 0))
        end = (start + 1).clip(max=last)
        leg = path.points[end] - path.points[start]
        size = (leg * leg).sum(axis=1).clip(1e-9)
        share = (((at - path.points[start]) * leg).sum(axis=1) / size).clip(0, 1)
        chord = np.sqrt(((at - path.points[start] - share[:, None] * leg) ** 2).sum(axis=1))
        better = chord < best
        best = np.where(better, chord, best)
        here = path.widths[start] + share * (path.widths[end] - path.widths[start])
        width = np.where(better, here, width)
    cosine = (surface.normals[vertices] * path.normals[source]).sum(axis=1)
    # Where the skin folds or limbs lie side by side the straight line is too short: the hops rule.
    return np.minimum(np.maximum(_arc(best, cosine), SLACK * hops), hops), width
