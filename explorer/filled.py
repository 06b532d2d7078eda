"""Which places a pattern fills: for words and for browsing by part of the body. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from explorer.body import Side
from explorer.knowledge.vocabulary import Laterality
from explorer.marks import mirrored, number
from explorer.overlap import cell_areas, whole_cells

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.body import Body
    from explorer.knowledge import Atlas, Patterns

    Filled = NDArray[np.bool_]

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
        found.append(_zones(atlas.body, _filled(atlas.body, atlas.patterns), column, side))
    return tuple(found)


@lru_cache(maxsize=512)
def felt_of_other(atlas: Atlas, name: str, side: Side) -> Zones:
    """Give the cells of a nerve's, joint's or organ's zones; see :func:`felt`."""
    if (only := atlas.other_patterns[name].side) is not Laterality.EITHER:
        side = Side.LEFT if only is Laterality.LEFT else Side.RIGHT
    column = atlas.others.index(name, 1)
    return _zones(atlas.body, _filled(atlas.body, atlas.others), column, side)


def _zones(body: Body, filled: tuple[Filled, Filled], column: int, side: Side) -> Zones:
    essential, spillover = (_cells(body, zone[:, column], side) for zone in filled)
    return essential, tuple(cell for cell in spillover if cell not in essential)


def _cells(body: Body, filled: Filled, side: Side) -> tuple[str, ...]:
    cells = [body.cells[i].id for i in np.flatnonzero(filled)]
    if side is Side.LEFT:
        cells = sorted(map(mirrored, cells), key=lambda cell: number(body, cell))
    return tuple(cells)


@lru_cache(maxsize=4)
def _filled(body: Body, patterns: Patterns) -> tuple[Filled, Filled]:
    """Tell which cells (C, P) the essential zones fill, and which the spillovers.

    A zone too small to fill any cell is told by the one that it fills most.
    """
    whole = whole_cells(body)[:, None]
    shares = [
        cell_areas(body, zone) / whole
        for zone in (patterns.essential, patterns.spillover)
    ]
    essential, spillover = (
        (share > 0) & (share >= np.minimum(FILLED, share.max(axis=0))) for share in shares
    )
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
