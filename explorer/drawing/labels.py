"""Where letters stand in zones: deep inside, where a pattern is alone if it can. Draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from explorer.body import Body, View

    Field = NDArray[np.float32]
    Points = NDArray[np.float64]

STEPS = 28  # points tried across the larger side of a ring
LEAST = 0.8  # cm to the edge: on a whole body, less has no room for a letter
ROOM = 8  # units of a view from a letter to the edge of its zone, where there are several
BESIDE = 45  # units between letters that have no place of their own


def lettered(
    body: Body, fields: Sequence[Field], seen: View
) -> list[tuple[int, float, float]]:
    """Put letters in two or three zones: where each is alone, else anywhere in it, else nowhere.

    Returns
    -------
    ``(which, x, y)`` in cm of the view.

    """
    least, apart = ROOM / seen.unit, BESIDE / seen.unit
    found: list[tuple[int, float, float]] = []
    for i, field in enumerate(fields):
        others = np.maximum.reduce([other for j, other in enumerate(fields) if j != i])
        place = (deepest(body.outline(field * (1 - others), seen), least=least)
                 or deepest(body.outline(field, seen), least=least))
        if place:
            x, y = place
            while any(abs(x - a) < apart and abs(y - b) < apart for _, a, b in found):
                x += apart
            found.append((i, x, y))
    return found


def deepest(rings: tuple[Points, ...], *, least: float = LEAST) -> tuple[float, float] | None:
    """Give the point inside closed rings that is farthest from their edges.

    Parameters
    ----------
    rings
        ``(n, 2)`` arrays in cm; holes are rings within rings.
    least
        Cm to the edge.

    Returns
    -------
    A point in cm, or None where no point lies deep enough for a letter.

    """
    best: tuple[float, float] | None = None
    most = least
    edges = [np.stack([ring, np.roll(ring, -1, axis=0)], axis=1) for ring in rings]
    if not edges:
        return None
    every = np.concatenate(edges)
    for ring in rings:
        tried = _grid(ring)
        depth = np.where(_inside(tried, every), _distance(tried, every), 0)
        i = int(depth.argmax())
        if depth[i] > most:
            most = float(depth[i])
            best = float(tried[i, 0]), float(tried[i, 1])
    return best


def _grid(ring: Points) -> Points:
    low, high = ring.min(axis=0), ring.max(axis=0)
    step = float((high - low).max()) / STEPS
    across, down = (np.arange(a + step / 2, b, step) for a, b in zip(low, high, strict=True))
    return np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)


def _inside(points: Points, edges: Points) -> NDArray[np.bool_]:
    """Count the edges (m, 2, 2) that a ray to the right from each point (n, 2) crosses."""
    x, y = points[:, :1], points[:, 1:]
    (x0, y0), (x1, y1) = edges[:, 0].T, edges[:, 1].T
    spans = (y0 > y) != (y1 > y)
    level = np.where(y1 == y0, 1, y1 - y0)
    crosses = spans & (x < x0 + (y - y0) * (x1 - x0) / level)
    odd: NDArray[np.bool_] = crosses.sum(axis=1) % 2 == 1
    return odd


def _distance(points: Points, edges: Points) -> Points:
    start, leg = edges[:, 0], edges[:, 1] - edges[:, 0]
    to = points[:, None] - start
    length = np.maximum((leg**2).sum(axis=1), 1e-12)
    along = np.clip((to * leg).sum(axis=2) / length, 0, 1)
    nearest: Points = np.sqrt(((to - along[..., None] * leg) ** 2).sum(axis=2)).min(axis=1)
    return nearest
