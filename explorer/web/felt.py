"""Which places a pattern fills: for words and for browsing by part of the body. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from explorer.body import Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.body import Body
    from explorer.knowledge import Atlas

FILLED: Final = 0.35  # mean of the field at which a place counts as felt; as in match.COVERED


Zones = tuple[tuple[str, ...], tuple[str, ...]]  # cells of the essential zone, of the spillover


@lru_cache(maxsize=1024)
def felt(atlas: Atlas, muscle: str, side: Side) -> tuple[Zones, ...]:
    """Give, for each trigger point of a muscle, the cells of its essential and spillover zones.

    A cell that the essential zone fills is not named again in the spillover.
    """
    record = atlas.muscles[muscle]
    found = []
    for point in record.trigger_points:
        essential, spillover = (_cells(atlas.body, f) for f in atlas.zones(record, point, side))
        found.append((essential, tuple(cell for cell in spillover if cell not in essential)))
    return tuple(found)


def _cells(body: Body, field: NDArray[np.float32]) -> tuple[str, ...]:
    inside = body.cell_of_vertex >= 0
    cells, areas = body.cell_of_vertex[inside], body.areas[inside]
    count = len(body.cells)
    filled = np.bincount(cells, areas * field[inside], count)
    whole = np.maximum(np.bincount(cells, areas, count), 1e-9)
    return tuple(body.cells[i].id for i in np.flatnonzero(filled / whole >= FILLED))


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
