"""Which muscles can be felt in each place: the atlas read from the skin. Knows no drawing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.body import Side
from explorer.marks import number
from explorer.overlap import index_of

if TYPE_CHECKING:
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle


class Refers(NamedTuple):
    """A muscle that can be felt in a place, and on which side of the person it then lies."""

    muscle: Muscle
    sides: tuple[Side, ...]


def refers_here(atlas: Atlas, cell: str) -> tuple[Refers, ...]:
    """Give the muscles whose published pattern reaches a place, those that fill it most first.

    A pattern reaches a place by the rule by which a match explains it.

    Raises
    ------
    UnknownId
        For a cell that the body does not have.

    """
    return _everywhere(atlas)[number(atlas.body, cell)]


@lru_cache(maxsize=2)
def _everywhere(atlas: Atlas) -> tuple[tuple[Refers, ...], ...]:
    patterns = atlas.patterns
    index = index_of(atlas.body, patterns)
    filled = index.cell_shares[:, : len(patterns.keys)]
    best: list[dict[tuple[str, Side], float]] = [{} for _ in atlas.cells]
    for column, (muscle, _) in enumerate(patterns.keys):
        for cell in index.names_place[column]:
            share = float(filled[cell, column])
            for here, side in ((cell, Side.RIGHT), (index.twins[cell], Side.LEFT)):
                known = best[here].get((muscle, side), 0.0)
                best[here][muscle, side] = max(known, share)
    return tuple(_listed(atlas, found) for found in best)


def _listed(atlas: Atlas, found: dict[tuple[str, Side], float]) -> tuple[Refers, ...]:
    shares: dict[str, float] = {}
    sides: dict[str, list[Side]] = {}
    for (muscle, side), share in found.items():
        shares[muscle] = max(share, shares.get(muscle, 0.0))
        sides.setdefault(muscle, []).append(side)
    order = list(atlas.muscles)
    names = sorted(shares, key=lambda name: (-round(shares[name], 4), order.index(name)))
    return tuple(
        Refers(atlas.muscles[name], tuple(side for side in Side if side in sides[name]))
        for name in names
    )


def how_many(atlas: Atlas) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Count for each place (C,) the muscles that can be felt there: how little it tells."""
    return np.array([len(found) for found in _everywhere(atlas)], dtype=np.intp)
