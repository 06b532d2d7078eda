"""Which places a pattern fills: for words and for browsing by part of the body. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from explorer.body import Side
from explorer.marks import mirrored, number
from explorer.overlap import cell_sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.body import Body
    from explorer.knowledge import Atlas

FILLED: Final = 0.35  # mean of the field at which a place is told as felt

Zones = tuple[tuple[str, ...], tuple[str, ...]]  # cells of the essential zone, of the spillover


@lru_cache(maxsize=1024)
def felt(atlas: Atlas, muscle: str, side: Side) -> tuple[Zones, ...]:
    """Give, for each trigger point of a muscle, the cells of its essential and spillover zones.

    A cell that the essential zone fills is not named again in the spillover.
    """
    found = []
    for point in atlas.muscles[muscle].trigger_points:
        column = atlas.patterns.index(muscle, point.id)
        essential, spillover = (
            _cells(atlas.body, filled[:, column], side) for filled in _filled(atlas)
        )
        found.append((essential, tuple(cell for cell in spillover if cell not in essential)))
    return tuple(found)


def _cells(body: Body, filled: NDArray[np.bool_], side: Side) -> tuple[str, ...]:
    cells = [body.cells[i].id for i in np.flatnonzero(filled)]
    if side is Side.LEFT:
        cells = sorted(map(mirrored, cells), key=lambda cell: number(body, cell))
    return tuple(cells)


@lru_cache(maxsize=4)
def _filled(atlas: Atlas) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell which cells (C, P) the essential zones fill, and which the spillovers."""
    areas = atlas.body.areas[:, None]
    least = FILLED * cell_sums(atlas.body, areas)
    zones = atlas.patterns.essential, atlas.patterns.spillover
    essential, spillover = (cell_sums(atlas.body, zone * areas) >= least for zone in zones)
    return essential, spillover


@lru_cache(maxsize=4)
def felt_in(atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """Give, for each region in body order, the muscles whose pattern is felt there."""
    regions: dict[str, list[str]] = {cell.region: [] for cell in atlas.cells}
    for muscle in atlas.muscles:
        zones = felt(atlas, muscle, Side.RIGHT)
        cells = {cell for point in zones for zone in point for cell in zone}
        for region in {atlas.body.cell(cell).region for cell in cells}:
            regions[region].append(muscle)
    return {region: tuple(muscles) for region, muscles in regions.items()}
