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
    Numbers = NDArray[np.intp]


@dataclass(frozen=True, eq=False, slots=True)
class Index:
    """What comparing needs of P patterns, made once. C cells, V vertices; areas in cm²."""

    cover: Field  # (V, P) essential, or spillover at its weight, times the vertex's area
    essential: Field  # (V, P) times the vertex's area
    essential_area: Field  # (P,)
    cell_area: Field  # (C,)
    cell_essential: Field  # (C, P) sums over the cell
    cell_either: Field  # (C, P) sums over the cell of either zone, both whole
    names_place: NDArray[np.bool_]  # (C, P) whether either zone fills enough to be named
    fills_place: NDArray[np.bool_]  # (C, P) whether the essential zone fills most of it
    twin: NDArray[np.intp]  # (C,) the same place on the other side
    names: tuple[str, ...]  # (C,) ids


@lru_cache(maxsize=8)
def index_of(body: Body, patterns: Patterns) -> Index:
    """Prepare patterns for comparing."""
    areas = body.areas[:, None]
    both = np.maximum(patterns.essential, patterns.spillover) * areas
    cover = np.maximum(patterns.essential, SPILLOVER * patterns.spillover) * areas
    essential = patterns.essential * areas
    cell_area = _cell_sums(body, areas)[:, 0]
    cell_essential = _cell_sums(body, essential)
    cell_either = _cell_sums(body, both)
    return Index(
        cover=cover,
        essential=essential,
        essential_area=essential.sum(axis=0),
        cell_area=cell_area,
        cell_essential=cell_essential,
        cell_either=cell_either,
        names_place=cell_either >= NAMED * cell_area[:, None],
        fills_place=cell_essential >= MOSTLY * cell_area[:, None],
        twin=np.array([number(body, mirrored(cell.id)) for cell in body.cells]),
        names=tuple(cell.id for cell in body.cells),
    )


def _cell_sums(body: Body, fields: Field) -> Field:
    """Sum ``(V, P)`` fields over each of the C cells; the midline is shared by both sides."""
    sums = np.zeros((len(body.cells), fields.shape[1]), dtype=np.float32)
    for cells in halves(body):
        order = np.argsort(cells, kind="stable")
        starts = np.searchsorted(cells[order], np.arange(len(body.cells)))
        sums += np.add.reduceat(fields[order], starts, axis=0) / 2
    return sums


@dataclass(frozen=True, eq=False, slots=True)
class Overlap:
    """A drawing against every right-hand pattern."""

    explains: Field  # (P,)
    fits: Field  # (P,)
    marked: NDArray[np.intp]  # (n,) cells that the drawing names, in body order


def _cells_overlap(index: Index, cells: Numbers) -> Overlap:
    """Compare whole cells. Each counts the same: a mark says that it hurts there, not how much."""
    area = index.cell_area[cells, None] * FILLED
    essential = np.minimum(index.cell_essential[cells] / area, 1)
    either = np.minimum(index.cell_either[cells] / area, 1)
    return Overlap(
        explains=np.maximum(essential, SPILLOVER * either).mean(axis=0),
        fits=index.cell_essential[cells].sum(axis=0) / index.essential_area,
        marked=cells,
    )


def _field_overlap(body: Body, index: Index, field: Field) -> Overlap:
    """Compare any field, vertex by vertex, where it is not empty."""
    drawn = np.flatnonzero(field)
    weight = field[drawn]
    share = _cell_sums(body, (field * body.areas)[:, None])[:, 0] / index.cell_area
    return Overlap(
        explains=weight @ index.cover[drawn] / (weight @ body.areas[drawn]),
        fits=weight @ index.essential[drawn] / index.essential_area,
        marked=np.flatnonzero(share >= NAMED),
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
            cells = np.array(sorted({number(body, str(m)) for m in marks}), dtype=np.intp)
            if cells.size:
                yield Side.RIGHT, _cells_overlap(index, cells)
                yield Side.LEFT, _cells_overlap(index, np.sort(index.twin[cells]))
            return
    field = drawing(body, marks)
    if field.any():
        yield Side.RIGHT, _field_overlap(body, index, field)
        yield Side.LEFT, _field_overlap(body, index, field[body.mirror])


def named(
    index: Index, overlap: Overlap, column: int, side: Side
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Name the drawn places that a pattern covers, those it does not, and its own undrawn ones."""
    covered = index.names_place[overlap.marked, column]
    missing = index.fills_place[:, column].copy()
    missing[overlap.marked] = False

    def told(cells: Numbers) -> tuple[str, ...]:
        if side is Side.LEFT:  # the drawing was mirrored to be compared: tell it as it was drawn
            cells = np.sort(index.twin[cells])
        return tuple(index.names[c] for c in cells.tolist())

    return (
        told(overlap.marked[covered]),
        told(overlap.marked[~covered]),
        told(np.flatnonzero(missing)),
    )
