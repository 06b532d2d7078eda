"""How much a drawing and patterns cover of each other. Knows fields, not what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Side
from explorer.marks import drawing, halves, mirrored, number
from explorer.weights import FILLED, MOSTLY, NAMED, SPILLOVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from explorer.body import Body
    from explorer.knowledge import Patterns
    from explorer.marks import Spot

    Field = NDArray[np.float32]


@dataclass(frozen=True, eq=False, slots=True)
class Index:
    """What comparing needs of P patterns, made once. C cells; areas in cm²."""

    essential_area: Field  # (P,)
    cell_area: Field  # (C,)
    # (C, 2 P) how much of a mark there each pattern explains; share of its essential zone there.
    # Side by side, so that one sum gives both.
    cell_shares: Field
    names_place: tuple[frozenset[int], ...]  # of each pattern: cells it fills enough to be named
    fills_place: tuple[tuple[int, ...], ...]  # of each pattern: cells its essential zone fills
    twins: tuple[int, ...]  # (C,) the same place on the other side
    names: tuple[str, ...]  # (C,) ids


@lru_cache(maxsize=8)
def index_of(body: Body, patterns: Patterns) -> Index:
    """Prepare patterns for comparing."""
    essential_area = body.areas @ patterns.essential
    cell_area = cell_areas(body, np.ones((len(body.areas), 1), dtype=np.float32))[:, 0]
    inside = cell_areas(body, patterns.essential)
    essential = inside / cell_area[:, None]
    either = cell_areas(
        body, np.maximum(patterns.essential, patterns.spillover)
    ) / cell_area[:, None]
    whole = np.minimum(essential / FILLED, 1), np.minimum(either / FILLED, 1)
    return Index(
        essential_area=essential_area,
        cell_area=cell_area,
        cell_shares=np.concatenate(
            [np.maximum(whole[0], SPILLOVER * whole[1]), inside / essential_area], axis=1
        ),
        names_place=tuple(
            frozenset(np.flatnonzero(column).tolist()) for column in (either >= NAMED).T
        ),
        fills_place=tuple(
            tuple(np.flatnonzero(column).tolist()) for column in (essential >= MOSTLY).T
        ),
        twins=tuple(number(body, mirrored(cell.id)) for cell in body.cells),
        names=tuple(cell.id for cell in body.cells),
    )


def cell_areas(body: Body, fields: Field) -> Field:
    """Area in cm² that ``(V, P)`` fields cover of each of the C cells; twins share the midline."""
    own, twin = halves(body)
    sums: Field = np.zeros((len(body.cells), fields.shape[1]), dtype=np.float32)
    # Most fields are empty at most vertices; those are left out before anything is copied.
    filled = np.flatnonzero((own >= 0) & fields.any(axis=1))
    filled = filled[np.argsort(own[filled], kind="stable")]
    cells, starts = np.unique(own[filled], return_index=True)
    if len(cells):
        sums[cells] = np.add.reduceat(
            fields[filled] * body.areas[filled, None], starts, axis=0
        )
    for vertex in np.flatnonzero(own != twin):
        half = fields[vertex] * body.areas[vertex] / 2
        sums[own[vertex]] -= half
        sums[twin[vertex]] += half
    return sums


@dataclass(frozen=True, eq=False, slots=True)
class Overlap:
    """A drawing against every right-hand pattern."""

    explains: Field  # (P,)
    fits: Field  # (P,)
    marked: tuple[int, ...]  # cells that the drawing names, in body order


def _cells_overlap(index: Index, cells: list[int]) -> Overlap:
    """Compare whole cells. Each counts the same: a mark says that it hurts there, not how much."""
    sums: Field = np.add.reduce(index.cell_shares[cells])
    half = len(sums) // 2
    explains: Field = sums[:half] / np.float32(len(cells))
    return Overlap(explains, sums[half:], tuple(cells))


def _field_overlap(body: Body, patterns: Patterns, index: Index, field: Field) -> Overlap:
    """Compare any field, vertex by vertex, where it is not empty."""
    drawn = np.flatnonzero(field)
    weight = field[drawn] * body.areas[drawn]
    essential, spillover = patterns.essential[drawn], patterns.spillover[drawn]
    share = cell_areas(body, field[:, None])[:, 0] / index.cell_area
    return Overlap(
        explains=weight @ np.maximum(essential, SPILLOVER * spillover) / weight.sum(),
        fits=(weight @ essential / index.essential_area).astype(np.float32),
        marked=tuple(np.flatnonzero(share >= NAMED).tolist()),
    )


def overlaps(
    body: Body, patterns: Patterns, marks: Iterable[str | Spot] | Field
) -> Iterator[tuple[Side, Overlap]]:
    """Compare a drawing with the right-hand patterns, and its mirror image for the left.

    Yields nothing for an empty drawing. See :func:`explorer.marks.drawing` for what it may raise.
    """
    index = index_of(body, patterns)
    if not isinstance(marks, np.ndarray):
        marks = list(marks)
        if all(isinstance(mark, str) for mark in marks):
            cells = sorted({number(body, str(m)) for m in marks})
            if cells:
                yield Side.RIGHT, _cells_overlap(index, cells)
                yield Side.LEFT, _cells_overlap(index, sorted([index.twins[c] for c in cells]))
            return
    field = drawing(body, marks)
    if field.any():
        yield Side.RIGHT, _field_overlap(body, patterns, index, field)
        yield Side.LEFT, _field_overlap(body, patterns, index, field[body.mirror])


def named(
    index: Index, overlap: Overlap, column: int, side: Side
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Name the drawn places that a pattern covers, those it does not, and its own undrawn ones."""
    covers, marked = index.names_place[column], set(overlap.marked)

    def told(cells: list[int]) -> tuple[str, ...]:
        if side is Side.LEFT:  # the drawing was mirrored to be compared: tell it as it was drawn
            cells = sorted([index.twins[c] for c in cells])
        return tuple([index.names[c] for c in cells])

    return (
        told([c for c in overlap.marked if c in covers]),
        told([c for c in overlap.marked if c not in covers]),
        told([c for c in index.fills_place[column] if c not in marked]),
    )
