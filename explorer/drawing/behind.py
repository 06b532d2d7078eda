"""What of a muscle's fibres lies behind its own sheet. Finds it; draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Truths = NDArray[np.bool_]

APART = 0.8  # cm: what lies less far behind belongs to the same layer
HAIR = 1e-9  # cm squared: a triangle seen edge-on hides nothing


def behind(flat: Points, depth: Points) -> Truths:
    """Tell which points of a sheet the sheet itself hides, as where it wraps a waist.

    Parameters
    ----------
    flat
        (fibres, steps, 2) places in the picture.
    depth
        (fibres, steps) how near each is to the viewer, in the same unit.

    Returns
    -------
    (fibres, steps), true for what is hidden.

    """
    near = np.concatenate([flat, depth[..., None]], axis=2)
    a, b, c, d = near[:-1, :-1], near[1:, :-1], near[:-1, 1:], near[1:, 1:]
    corners = np.stack([
        np.concatenate([one.reshape(-1, 3), two.reshape(-1, 3)])
        for one, two in ((a, d), (b, b), (c, c))
    ])
    first, second, third = (corner[None] for corner in corners)
    points = near.reshape(-1, 1, 3)
    whole = _turn(first, second, third)
    share = np.stack([
        _turn(points, second, third), _turn(first, points, third), _turn(first, second, points),
    ]) / np.where(np.abs(whole) > HAIR, whole, np.inf)
    inside = (share >= 0).all(axis=0) & (np.abs(whole) > HAIR)
    over = (share * np.stack([first[..., 2], second[..., 2], third[..., 2]])).sum(axis=0)
    hidden: Truths = (inside & (over > points[..., 2] + APART)).any(axis=1)
    return hidden.reshape(depth.shape)


def _turn(first: Points, second: Points, third: Points) -> Points:
    """Give twice the signed area of flat triangles."""
    one, two = second[..., :2] - first[..., :2], third[..., :2] - first[..., :2]
    area: Points = one[..., 0] * two[..., 1] - one[..., 1] * two[..., 0]
    return area


def shown(line: Points, hidden: Truths) -> tuple[Points, ...]:
    """Cut a line where it is hidden; give the parts of two points or more."""
    edges = np.flatnonzero(np.diff(np.concatenate([[True], hidden, [True]]).astype(int)))
    runs = zip(edges[::2], edges[1::2], strict=True)
    return tuple(line[start:stop] for start, stop in runs if stop - start > 1)
