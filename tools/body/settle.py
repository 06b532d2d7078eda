"""Keep every bone under the skin: push what sticks out back in, smoothly."""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from tools.body.fitting import Surface
from tools.body.skeleton import Skeleton
from tools.body.skin import Sex, Skin

Floats = NDArray[np.float64]

MARGIN = 0.2
"""Centimetres of skin over bone everywhere."""
REACH = 1.5
"""Centimetres over which a push fades, so that a bone bends instead of being dented."""


def settled(skeleton: Skeleton, skin: Skin, sex: Sex) -> Skeleton:
    """Return the skeleton with every vertex at least the margin inside the skin."""
    surface = Surface(skin.vertices[sex], skin.triangles[skin.outer[skin.triangles].all(axis=1)])

    def push(_: str, points: Floats) -> Floats:
        for turn in range(10):
            lack = MARGIN - surface.depth(points)
            out = lack > 1e-4
            if not out.any():
                break
            shift = surface.inwards(points[out]) * lack[out, None] * 1.02
            points = _spread(points, out, shift) if turn < 5 else _only(points, out, shift)
        return points

    return skeleton.moved(push)


def _only(points: Floats, out: NDArray[np.bool_], shift: Floats) -> Floats:
    points = points.copy()
    points[out] += shift
    return points


def _spread(points: Floats, out: NDArray[np.bool_], shift: Floats) -> Floats:
    """Shift the points that lie outside, and their neighbours less with distance."""
    distance, nearest = cKDTree(points[out]).query(points)
    share = np.exp(-((distance / REACH) ** 2))
    return np.asarray(points + share[:, None] * shift[nearest])
