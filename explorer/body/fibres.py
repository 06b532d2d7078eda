"""A muscle as fibres between places on the body. Only shapes them; draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.body.anatomy import Sex, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from explorer.body.body import Body

    Points = NDArray[np.float64]

STEPS = 17  # points along a fibre: smooth at the size of a page
UNDER_THE_SKIN = 0.6  # cm of skin and fat that any fibre keeps above itself
OUTSIDE = 1.5  # cm; skin that lies farther inwards is another limb's, as in the armpit


def sheet(
    body: Body,
    lines: Sequence[Sequence[str]],
    *,
    side: Side,
    sex: Sex,
    fibres: int,
    lift: float,
) -> Points:
    """Shape a sheet of fibres.

    Parameters
    ----------
    body
        Whose landmarks and skin to use.
    lines
        Origin, way points, insertion: each a line of one or more places in words.
    side, sex
        Which body, and which side of it.
    fibres
        How many fibres.
    lift
        How far the belly rises from the straight line towards the skin: 0 stays straight
        between the bones, 1 lies just under the skin.

    Returns
    -------
    (fibres, STEPS, 3) points in cm; ``[:, 0]`` is the origin.

    """
    across = np.linspace(0, 1, fibres)
    ends = np.stack([
        _resample(np.array([body.bone_point(p, side=Side.RIGHT, sex=sex) for p in line]), across)
        for line in lines
    ], axis=1)
    along = np.linspace(0, 1, STEPS)
    points = np.stack([_resample(fibre, along) for fibre in ends])
    points = _lifted(body, points, sex=sex, lift=lift * np.sin(np.pi * along))
    if side is Side.LEFT:
        points = points * (-1, 1, 1)
    return points


def _resample(line: Points, at: Points) -> Points:
    """Give points at fractions of a polyline's length."""
    if len(line) == 1:
        return np.repeat(line, len(at), axis=0)
    steps = np.linalg.norm(np.diff(line, axis=0), axis=1)
    length = np.concatenate([[0.0], np.cumsum(steps)])
    if length[-1] == 0:
        return np.repeat(line[:1], len(at), axis=0)
    return np.stack([np.interp(at, length / length[-1], line[:, k]) for k in range(3)], axis=1)


def over(body: Body, points: Points, *, sex: Sex) -> NDArray[np.intp]:
    """Find the vertex of the skin nearest to each of (n, 3) points."""
    skin = np.flatnonzero(body.skin)
    surface = body.vertices[sex][skin]
    squares = (surface**2).sum(axis=1)
    nearest = [
        (squares - 2 * part @ surface.T).argmin(axis=1)
        # In slices: a full table would be large.
        for part in np.array_split(points, max(1, len(points) // 64))
    ]
    found: NDArray[np.intp] = skin[np.concatenate(nearest)]
    return found


def _lifted(body: Body, points: Points, *, sex: Sex, lift: Points) -> Points:
    """Raise the belly towards the skin, and keep every point under the skin."""
    flat = points.reshape(-1, 3)
    nearest = over(body, flat, sex=sex)
    surface, normals = body.vertices[sex][nearest], body.normals[sex][nearest]
    depth = ((surface - flat) * normals).sum(axis=1)
    away = np.linalg.norm(surface - flat, axis=1)
    depth[(depth < 0) & (away > OUTSIDE)] = UNDER_THE_SKIN  # left where they are
    raised = np.maximum(0, depth - UNDER_THE_SKIN) * np.tile(lift, len(points))
    sunk = np.minimum(0, depth - UNDER_THE_SKIN)
    moved: Points = flat + (raised + sunk)[:, None] * normals
    return moved.reshape(points.shape)
