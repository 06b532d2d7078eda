"""Score how patterns find themselves when redrawn: `python -m benchmarks.redrawing`.

People redraw their own pain with a Jaccard index of 0.42 to 0.75 (data/README.md). Each pattern's
essential zone is drawn again with such noise, and ranked. Beside it, two orders that look at no
drawing: by counted frequency, and at random.
"""

from __future__ import annotations

import argparse
from statistics import mean
from typing import TYPE_CHECKING

import numpy as np

from explorer import Atlas, Side, load_atlas, rank

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Field = NDArray[np.float32]

NOISE = (1.0, 0.75, 0.62, 0.42)  # Jaccard index of the drawing with the zone
REPEATS = 3
SMOOTHING = 12  # passes over neighbours: bumps of a few centimetres, as hands make
FIRST = 3


def jaccard(one: NDArray[np.bool_], two: NDArray[np.bool_], areas: Field) -> float:
    """Shared part of the union of two drawings, by area."""
    return float(areas[one & two].sum() / areas[one | two].sum())


def redrawn(atlas: Atlas, zone: Field, target: float, random: np.random.Generator) -> Field:
    """Draw a zone again so that it shares `target` of its union with the first drawing."""
    body = atlas.body
    first = (zone >= 0.5) & body.skin  # noqa: PLR2004  the outline of a zone
    if target == 1:
        return first.astype(np.float32)
    bumps = random.standard_normal(len(zone))
    reach = first.astype(float)  # how near a vertex lies to the zone
    for _ in range(SMOOTHING):
        bumps = bumps[body.surface.neighbours].mean(axis=1)
        reach = reach[body.surface.neighbours].mean(axis=1)
    bumps /= bumps[body.skin].std()
    low, high = 0.0, 2.0
    again = first
    for _ in range(18):
        amount = (low + high) / 2
        again = (reach + amount * bumps * np.sqrt(reach) > 0.5) & body.skin  # noqa: PLR2004
        if again.any() and jaccard(first, again, body.areas) > target:
            low = amount
        else:
            high = amount
    return again.astype(np.float32)


def place_of(atlas: Atlas, drawing: Field, muscle: str) -> int:
    """Place of a right-hand muscle in the ranking, from 1; past the end when it is not there."""
    found = [(m.muscle.id, m.side) for m in rank(atlas, drawing)]
    return found.index((muscle, Side.RIGHT)) + 1 if (muscle, Side.RIGHT) in found else 10**6


def scores(atlas: Atlas, target: float) -> list[int]:
    """Places of every pattern's own muscle when its essential zone is redrawn."""
    random = np.random.default_rng(round(target * 100))
    essential = atlas.patterns.essential
    return [
        place_of(atlas, drawing, muscle)
        for column, (muscle, _) in enumerate(atlas.patterns.keys)
        for _ in range(1 if target == 1 else REPEATS)
        if (drawing := redrawn(atlas, essential[:, column], target, random)).any()
    ]


def by_frequency(atlas: Atlas) -> list[int]:
    """Places of every pattern's muscle when the counted frequency alone gives the order."""
    def counted(muscle: str) -> float:
        points = atlas.muscles[muscle].trigger_points
        return max((p.frequency.percent for p in points if p.frequency), default=0.0)

    order = sorted(atlas.muscles, key=lambda m: (-counted(m), m))
    return [2 * order.index(muscle) + 1 for muscle, _ in atlas.patterns.keys]


def row(name: str, places: list[int]) -> str:
    """One line of the table."""
    first = mean(p == 1 for p in places)
    near = mean(p <= FIRST for p in places)
    return f"| {name} | {first:.0%} | {near:.0%} |"


def table(atlas: Atlas) -> str:
    """Give the whole table as Markdown."""
    both = 2 * len(atlas.muscles)
    lines = [
        "| drawn | own muscle first | in the first three |",
        "|---|---|---|",
        *(row("the zone itself" if target == 1 else f"redrawn, Jaccard {target:g}",
              scores(atlas, target)) for target in NOISE),
        row("any; ordered by counted frequency alone", by_frequency(atlas)),
        f"| any; ordered at random | {1 / both:.0%} | {FIRST / both:.0%} |",
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    atlas = load_atlas()
    print(f"{len(atlas.patterns.keys)} patterns of {len(atlas.muscles)} muscles")
    print(table(atlas))


if __name__ == "__main__":
    main()
