"""How much a drawing and patterns cover of each other. Knows fields, not what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Side
from explorer.marks import covered, halves, mirrored, number, parted
from explorer.weights import FILLED, MOSTLY, NAMED, SPILLOVER, TOUCHED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from explorer.body import Body
    from explorer.knowledge import Patterns
    from explorer.marks import Marks

    Field = NDArray[np.float32]
    Integers = NDArray[np.intp]


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


def filled(body: Body, field: Field) -> Field:
    """Area in cm² that a drawing (V,) covers of each of the C cells; see :func:`cell_areas`."""
    weights, count = field * body.areas, len(body.cells)
    sums = [
        np.bincount(cells % (count + 1), weights, minlength=count + 1) for cells in halves(body)
    ]
    areas: Field = np.mean(sums, axis=0)[:count].astype(np.float32)
    return areas


@dataclass(frozen=True, eq=False, slots=True)
class Ink:
    """The drawn part of a drawing: where it is, and cm² of it there."""

    vertices: Integers
    weights: Field
    named: frozenset[int]  # cells that it names


@dataclass(frozen=True, eq=False, slots=True)
class Overlap:
    """A drawing against every right-hand pattern."""

    explains: Field  # (P,)
    fits: Field  # (P,)
    marked: tuple[int, ...]  # cells that the drawing names, in body order
    ink: Ink | None = None


def _cells_overlap(index: Index, cells: list[int]) -> Overlap:
    """Compare whole cells. Each counts the same: a mark says that it hurts there, not how much."""
    sums: Field = np.add.reduce(index.cell_shares[cells])
    half = len(sums) // 2
    explains: Field = sums[:half] / np.float32(len(cells))
    return Overlap(explains, sums[half:], tuple(cells))


def _field_overlap(body: Body, patterns: Patterns, index: Index, field: Field) -> Overlap:
    """Compare any field, vertex by vertex, where it is not empty."""
    vertices = np.flatnonzero(field)
    weights = field[vertices] * body.areas[vertices]
    essential, spillover = patterns.essential[vertices], patterns.spillover[vertices]
    named = _names(index, filled(body, field))
    return Overlap(
        explains=weights @ np.maximum(essential, SPILLOVER * spillover) / weights.sum(),
        fits=(weights @ essential / index.essential_area).astype(np.float32),
        marked=named,
        ink=Ink(vertices, weights, frozenset(named)),
    )


def _names(index: Index, inside: Field) -> tuple[int, ...]:
    """Name the cells of which a drawing fills enough, and those that hold the most of it.

    The second rule is for a fine line, or a dot in a large place: it fills none, and means some.
    """
    most = (inside > 0) & (inside >= FILLED * inside.max())
    return tuple(np.flatnonzero(most | (inside >= NAMED * index.cell_area)).tolist())


def _joined(cells: Overlap, drawn: Overlap, count: float) -> Overlap:
    """Put marked cells and a drawing beside them together; it counts as the places it fills."""
    part = np.float32(count / (len(cells.marked) + count))
    explains: Field = cells.explains * (1 - part) + drawn.explains * part
    return Overlap(
        explains=explains,
        fits=cells.fits + drawn.fits,
        marked=tuple(sorted({*cells.marked, *drawn.marked})),
        ink=drawn.ink,
    )


def _one_side(
    body: Body, patterns: Patterns, index: Index, cells: list[int], field: Field
) -> Overlap:
    if not field.any():
        return _cells_overlap(index, cells)
    drawn = _field_overlap(body, patterns, index, field)
    if not cells:
        return drawn
    inside = filled(body, field)
    count = float(np.minimum(inside / (index.cell_area * FILLED), 1).sum())
    return _joined(_cells_overlap(index, cells), drawn, count)


def overlaps(body: Body, patterns: Patterns, marks: Marks) -> Iterator[tuple[Side, Overlap]]:
    """Compare a drawing with the right-hand patterns, and its mirror image for the left.

    Yields nothing for an empty drawing. See :func:`explorer.marks.drawing` for what it may raise.
    """
    index = index_of(body, patterns)
    names, field = parted(body, marks)
    cells = sorted(number(body, name) for name in names)
    if names and field.any():
        field = field * (1 - covered(body, names))  # what lies in a marked cell says no more
    if cells or field.any():
        yield Side.RIGHT, _one_side(body, patterns, index, cells, field)
        twins = sorted(index.twins[cell] for cell in cells)
        yield Side.LEFT, _one_side(body, patterns, index, twins, field[body.mirror])


def named(
    body: Body, patterns: Patterns, overlap: Overlap, column: int, side: Side
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Name the drawn places that a pattern covers, those it does not, and its own undrawn ones."""
    index = index_of(body, patterns)
    covers, marked = index.names_place[column], set(overlap.marked)
    if overlap.ink:
        inked = _inked(body, patterns, overlap.ink, column)
        covers = frozenset(c for c in marked if c in (inked if c in overlap.ink.named else covers))

    def told(cells: list[int]) -> tuple[str, ...]:
        if side is Side.LEFT:  # the drawing was mirrored to be compared: tell it as it was drawn
            cells = sorted([index.twins[c] for c in cells])
        return tuple([index.names[c] for c in cells])

    return (
        told([c for c in overlap.marked if c in covers]),
        told([c for c in overlap.marked if c not in covers]),
        told([c for c in index.fills_place[column] if c not in marked]),
    )


def _inked(body: Body, patterns: Patterns, ink: Ink, column: int) -> frozenset[int]:
    """Give the cells in which a pattern covers enough of what was drawn there."""
    at = ink.vertices
    either = np.maximum(patterns.essential[at, column], patterns.spillover[at, column])
    count = len(body.cells)
    inside, drawn = (
        sum(np.bincount(cells[at] % (count + 1), weights, minlength=count + 1)[:count]
            for cells in halves(body))
        for weights in (ink.weights * either, ink.weights)
    )
    return frozenset(np.flatnonzero(inside >= FILLED * np.maximum(drawn, 1e-9)).tolist())


def places(body: Body, marks: Marks) -> tuple[str, ...]:
    """Name every place that is marked or drawn on, head to toe; more than the words do.

    For questions that a place calls for: one too many is better than one that is not asked.
    """
    names, field = parted(body, marks)
    if not field.any():
        return tuple(cell.id for cell in body.cells if cell.id in names)
    inside, area = filled(body, field), filled(body, np.ones_like(field))
    some = (inside > 0) & ((inside >= TOUCHED * area) | (inside >= FILLED * inside.max()))
    return tuple(c.id for c, one in zip(body.cells, some, strict=True) if one or c.id in names)
