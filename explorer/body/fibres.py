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

STEPS = 25  # points along a fibre: smooth at the size of a page
BETWEEN = 10  # points of the curve between one place and the next, before they are spaced evenly
UNDER_THE_SKIN = 0.6  # cm of skin and fat that any fibre keeps above itself
TOGETHER = 16  # neighbours whose nearest skin is looked for at once
DEEPEST = 20.0  # cm: nothing in the body lies deeper under the skin
HAIR = 1e-6  # cm
HIGHEST = 2.5  # cm that a belly rises at most
ROUNDS = 8  # of averaging how far neighbours rise
SINKINGS = (3, 1, 0)  # rounds of averaging how far neighbours sink, the last time none
OUTSIDE = 1.5  # cm; skin that lies farther inwards is another limb's, as in the armpit


def sheet(
    body: Body,
    lines: Sequence[Sequence[str]],
    *,
    side: Side,
    sex: Sex,
    fibres: int,
    lift: float,
    slips: bool = False,
) -> Points:
    """Shape a sheet of fibres, each a smooth curve through its places.

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
    slips
        Whether it ends in as many slips as the insertion has places, as for the fingers: each
        fibre then runs through one place of every line that has as many.

    Returns
    -------
    (fibres, STEPS, 3) points in cm; ``[:, 0]`` is the origin.

    """
    across = np.linspace(0, 1, fibres)
    slip = slip_of(across, len(lines[-1]))
    knots = np.stack([
        _resample(np.array([body.bone_point(p, side=Side.RIGHT, sex=sex) for p in line]),
                  slip if slips and len(line) == len(lines[-1]) else across,
                  even=not slips)
        for line in lines
    ], axis=1)
    along = np.linspace(0, 1, STEPS)
    points = np.stack([_resample(curve, along) for curve in _curved(knots)])
    points = _lifted(body, points, sex=sex, lift=lift * np.sin(np.pi * along))
    if side is Side.LEFT:
        points = points * (-1, 1, 1)
    return points


def slip_of(across: Points, count: int) -> Points:
    """Round shares across a muscle to those of its slips."""
    return np.rint(across * (count - 1)) / max(1, count - 1)


def _curved(knots: Points) -> Points:
    """Lay a smooth curve through the (fibres, n, 3) knots of each fibre.

    A centripetal Catmull-Rom spline: it makes no loops where places lie close together.
    """
    if knots.shape[1] == 2:  # noqa: PLR2004  straight
        return knots
    ends = 2 * knots[:, [0, -1]] - knots[:, [1, -2]]
    four = np.concatenate([ends[:, :1], knots, ends[:, 1:]], axis=1)
    steps = np.sqrt(np.linalg.norm(np.diff(four, axis=1), axis=2)).clip(1e-3)
    time = np.concatenate([np.zeros((len(knots), 1)), np.cumsum(steps, axis=1)], axis=1)[..., None]
    parts = []
    for k in range(knots.shape[1] - 1):
        t0, t1, t2, t3 = (time[:, k + i, None] for i in range(4))
        p0, p1, p2, p3 = (four[:, k + i, None] for i in range(4))
        t = t1 + (t2 - t1) * np.linspace(0, 1, BETWEEN, endpoint=False)[:, None]
        a1 = ((t1 - t) * p0 + (t - t0) * p1) / (t1 - t0)
        a2 = ((t2 - t) * p1 + (t - t1) * p2) / (t2 - t1)
        a3 = ((t3 - t) * p2 + (t - t2) * p3) / (t3 - t2)
        b1 = ((t2 - t) * a1 + (t - t0) * a2) / (t2 - t0)
        b2 = ((t3 - t) * a2 + (t - t1) * a3) / (t3 - t1)
        parts.append(((t2 - t) * b1 + (t - t1) * b2) / (t2 - t1))
    return np.concatenate([*parts, knots[:, -1:]], axis=1)


def _resample(line: Points, at: Points, *, even: bool = True) -> Points:
    """Give points at fractions of a polyline's length, or of the count of its places."""
    if len(line) == 1:
        return np.repeat(line, len(at), axis=0)
    steps = np.linalg.norm(np.diff(line, axis=0), axis=1) if even else np.ones(len(line) - 1)
    length = np.concatenate([[0.0], np.cumsum(steps)])
    if length[-1] == 0:
        return np.repeat(line[:1], len(at), axis=0)
    return np.stack([np.interp(at, length / length[-1], line[:, k]) for k in range(3)], axis=1)


def over(body: Body, points: Points, *, sex: Sex) -> NDArray[np.intp]:
    """Find the vertex of the skin nearest to each of (n, 3) points; fast when they go in order."""
    surface = body.vertices[sex]
    low, high = points.min(axis=0) - DEEPEST, points.max(axis=0) + DEEPEST
    skin = np.flatnonzero(body.skin & ((surface > low) & (surface < high)).all(axis=1))
    surface = surface[skin]
    found = []
    for part in np.array_split(points, max(1, len(points) // TOGETHER)):
        middle = part.mean(axis=0)
        offset = surface - middle
        away = np.sqrt(np.einsum("ij,ij->i", offset, offset))
        # No point of the part can be nearer to skin that lies beyond this.
        reach = away.min() + 2 * np.linalg.norm(part - middle, axis=1).max()
        close = np.flatnonzero(away <= reach + HAIR)
        near = surface[close]
        squares = (near**2).sum(axis=1)
        found.append(skin[close[(squares - 2 * part @ near.T).argmin(axis=1)]])
    return np.concatenate(found)


def _lifted(body: Body, points: Points, *, sex: Sex, lift: Points) -> Points:
    """Raise the belly towards the skin, and keep every point under the skin."""
    depth, normals = _under(body, points, sex=sex)
    raised = (depth - UNDER_THE_SKIN).clip(0, HIGHEST) * lift
    # Even: in a fold of the skin neighbours are raised different ways.
    points = points + _even(raised[..., None] * normals)
    for rounds in SINKINGS:
        depth, normals = _under(body, points, sex=sex)
        sunk = np.minimum(0, depth - UNDER_THE_SKIN)
        if not sunk.any():
            break
        points = points + _even(sunk[..., None] * normals, rounds=rounds)
    return points


def _under(body: Body, points: Points, *, sex: Sex) -> tuple[Points, Points]:
    """Give how deep (fibres, steps) points lie under their nearest skin, and its normals."""
    flat = points.swapaxes(0, 1).reshape(-1, 3)  # neighbours side by side
    nearest = over(body, flat, sex=sex)
    surface, normals = body.vertices[sex][nearest], body.normals[sex][nearest]
    depth = ((surface - flat) * normals).sum(axis=1)
    away = np.linalg.norm(surface - flat, axis=1)
    depth[(depth < 0) & (away > OUTSIDE)] = UNDER_THE_SKIN  # left where they are
    steps, fibres = points.shape[1], len(points)
    return depth.reshape(steps, fibres).T, normals.reshape(steps, fibres, 3).swapaxes(0, 1)


def _even(moves: Points, *, rounds: int = ROUNDS) -> Points:
    """Average the moves of neighbours, along the fibres and across; ends stay where they are."""
    ends = moves[:, [0, -1]]
    for _ in range(rounds):
        for axis in (0, 1):
            first, last = (np.take(moves, [k], axis=axis) for k in (0, -1))
            wide = np.concatenate([first, moves, last], axis=axis)
            before, after = (np.take(wide, range(k, k + moves.shape[axis]), axis=axis)
                             for k in (0, 2))
            moves = moves / 2 + (before + after) / 4
    moves = moves.copy()
    moves[:, [0, -1]] = ends
    return moves
