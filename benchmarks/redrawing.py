"""Draw patterns again as people redraw their own pain, and find them in the ranking.

People do so with a Jaccard index of 0.42 to 0.75 (data/README.md). agreement.py makes the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer import Atlas, Side, rank

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Field = NDArray[np.float32]

NOISE = (1.0, 0.75, 0.62, 0.42)  # Jaccard index of the drawing with the zone
REPEATS = 3
SMOOTHING = 12  # passes over neighbours: bumps of a few centimetres, as hands make


def jaccard(one: NDArray[np.bool_], two: NDArray[np.bool_], areas: Field) -> float:
    """Shared part of the union of two drawings, by area."""
    return float(areas[one & two].sum() / areas[one | two].sum())


def redrawn(atlas: Atlas, zone: Field, target: float, random: np.random.Generator) -> Field:
    """Draw a zone again, as large as before, sharing `target` of its union with the first.

    Bumps as hands make them are added near its edge, and as much skin as the zone had is kept
    where the sum is highest. Without bumps that is the zone itself.
    """
    body = atlas.body
    first = (zone >= 0.5) & body.skin  # noqa: PLR2004  the outline of a zone
    bumps = random.standard_normal(len(zone))
    reach = first.astype(float)  # how near a vertex lies to the zone
    for _ in range(SMOOTHING):
        bumps = bumps[body.surface.neighbours].mean(axis=1)
        reach = reach[body.surface.neighbours].mean(axis=1)
    bumps = np.sqrt(reach) * bumps / bumps[body.skin].std()
    near = np.flatnonzero((reach > 0) & body.skin)
    area = float(body.areas[first].sum())
    low, high = 0.0, 4.0
    best, nearest = first, 1 - target
    for _ in range(14):
        amount = (low + high) / 2
        height = first[near] + reach[near] + amount * bumps[near]
        order = near[np.argsort(-height, kind="stable")]
        kept = order[np.cumsum(body.areas[order]) <= area + 1e-6]
        again = np.zeros(len(zone), dtype=bool)
        again[kept] = True
        shared = jaccard(first, again, body.areas)
        if abs(shared - target) < nearest:
            best, nearest = again, abs(shared - target)
        low, high = (amount, high) if shared > target else (low, amount)
    return best.astype(np.float32)


def place_of(atlas: Atlas, drawing: Field, muscle: str) -> int:
    """Place of a muscle among those of the right side, from 1; past the end if it is not there."""
    found = [m.muscle.id for m in rank(atlas, drawing) if m.side is Side.RIGHT]
    return found.index(muscle) + 1 if muscle in found else 10**6


def scores(atlas: Atlas, target: float) -> list[int]:
    """Places of every pattern's own muscle when its essential zone is redrawn."""
    random = np.random.default_rng(round(target * 100))
    essential = atlas.patterns.essential
    return [
        place_of(atlas, redrawn(atlas, essential[:, column], target, random), muscle)
        for column, (muscle, _) in enumerate(atlas.patterns.keys)
        for _ in range(1 if target == 1 else REPEATS)
    ]
