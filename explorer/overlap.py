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
    from collections.abc import Iterable, Iterator

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
    # The same as names_place, as the person has them with the pattern on a side: bits of a number.
    covers: dict[Side, tuple[int, ...]]
    twins: tuple[int, ...]  # (C,) the same place on the other side
    names: tuple[str, ...]  # (C,) ids


@lru_cache(maxsize=8)
def index_of(body: Body, patterns: Patterns) -> Index:
    """Prepare patterns for comparing."""
    essential_area = body.areas @ patterns.essential
    cell_area = whole_cells(body)
    inside = cell_areas(body, patterns.essential)
    essential = inside / cell_area[:, None]
    either = cell_areas(
        body, np.maximum(patterns.essential, patterns.spillover)
    ) / cell_area[:, None]
    whole = np.minimum(essential / FILLED, 1), np.minimum(either / FILLED, 1)
    twins = tuple(number(body, mirrored(cell.id)) for cell in body.cells)
    names_place = tuple(
        frozenset(np.flatnonzero(column).tolist()) for column in (either >= NAMED).T
    )
    return Index(
        essential_area=essential_area,
        cell_area=cell_area,
        cell_shares=np.concatenate(
            [np.maximum(whole[0], SPILLOVER * whole[1]), inside / essential_area], axis=1
        ),
        names_place=names_place,
        fills_place=tuple(
            tuple(np.flatnonzero(column).tolist()) for column in (essential >= MOSTLY).T
        ),
        covers={
            Side.RIGHT: tuple(bits(cells) for cells in names_place),
            Side.LEFT: tuple(bits(twins[cell] for cell in cells) for cells in names_place),
        },
        twins=twins,
        names=tuple(cell.id for cell in body.cells),
    )


def bits(cells: Iterable[int]) -> int:
    """Write a set of cells as one number, so that sets are joined and compared at once."""
    return sum(1 << cell for cell in cells)


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
    shared = np.flatnonzero(own != twin)
    half = fields[shared] * body.areas[shared, None] / 2
    np.subtract.at(sums, own[shared], half)
    np.add.at(sums, twin[shared], half)
    return sums


@lru_cache(maxsize=2)
def whole_cells(body: Body) -> Field:
    """Area in cm² of each of the C cells."""
    return cell_areas(body, np.ones((len(body.areas), 1), dtype=np.float32))[:, 0]


def filled(body: Body, field: Field) -> Field:
    """Area in cm² that a drawing (V,) covers of each of the C cells; see :func:`cell_areas`."""
    at, count = np.flatnonzero(field > 0), len(body.cells)
    weights = field[at] * body.areas[at]
    sums = [
        np.bincount(cells[at] % (count + 1), weights, minlength=count + 1)
        for cells in halves(body)
    ]
    areas: Field = np.mean(sums, axis=0)[:count].astype(np.float32)
    return areas


@dataclass(frozen=True, eq=False, slots=True)
class Ink:
    """The drawn part of a drawing."""

    cells: tuple[int, ...]  # that it names
    covers: NDArray[np.bool_]  # (cells, P) whether a pattern covers enough of what was drawn there
    areas: Field  # (C,) cm² of it in each cell


@dataclass(frozen=True, eq=False, slots=True)
class Overlap:
    """A drawing against every right-hand pattern."""

    explains: Field  # (P,)
    fits: Field  # (P,)
    marked: tuple[int, ...]  # cells that the drawing names, in body order; mirrored, as all here
    ink: Ink | None = None


def _cells_overlap(index: Index, cells: list[int]) -> Overlap:
    """Compare whole cells. Each counts the same: a mark says that it hurts there, not how much."""
    sums: Field = np.add.reduce(index.cell_shares[cells])
    half = len(sums) // 2
    explains: Field = sums[:half] / np.float32(len(cells))
    return Overlap(explains, sums[half:], tuple(cells))


def _field_overlap(body: Body, patterns: Patterns, index: Index, field: Field) -> Overlap:
    """Compare any field, vertex by vertex, where it is not empty."""
    vertices = np.flatnonzero(field > 0)
    weights = field[vertices] * body.areas[vertices]
    essential, spillover = patterns.essential[vertices], patterns.spillover[vertices]
    areas = filled(body, field)
    named = _names(index, areas)
    return Overlap(
        explains=weights @ np.maximum(essential, SPILLOVER * spillover) / weights.sum(),
        fits=(weights @ essential / index.essential_area).astype(np.float32),
        marked=named,
        ink=Ink(
            named, _inked(body, named, vertices, weights, np.maximum(essential, spillover)), areas
        ),
    )


def _names(index: Index, inside: Field) -> tuple[int, ...]:
    """Name the cells of which a drawing fills enough, and those that hold the most of it.

    The second rule is for a fine line, or a dot in a large place: it fills none, and means some.
    """
    most = (inside > 0) & (inside >= FILLED * inside.max())
    return tuple(np.flatnonzero(most | (inside >= NAMED * index.cell_area)).tolist())


def _inked(
    body: Body, cells: tuple[int, ...], vertices: Integers, weights: Field, felt: Field
) -> NDArray[np.bool_]:
    """Tell in which of the cells each pattern is felt where enough of the drawing is."""
    own, twin = (half[vertices] for half in halves(body))
    there = np.array(cells)[:, None]
    drawn = ((own == there).astype(np.float32) + (twin == there)) * weights
    found: NDArray[np.bool_] = drawn @ felt >= FILLED * np.maximum(
        drawn.sum(axis=1, keepdims=True), np.float32(1e-9)
    )
    return found


def _joined(index: Index, cells: Overlap, drawn: Overlap, ink: Ink) -> Overlap:
    """Put marked cells and a drawing beside them together; it counts as the places it fills."""
    count = float(np.minimum(ink.areas / (index.cell_area * FILLED), 1).sum())
    part = np.float32(count / (len(cells.marked) + count))
    explains: Field = cells.explains * (1 - part) + drawn.explains * part
    return Overlap(
        explains=explains,
        fits=cells.fits + drawn.fits,
        marked=tuple(sorted({*cells.marked, *drawn.marked})),
        ink=ink,
    )


def _one_side(
    body: Body, patterns: Patterns, index: Index, cells: list[int], field: Field | None
) -> Overlap:
    if field is None:
        return _cells_overlap(index, cells)
    drawn = _field_overlap(body, patterns, index, field)
    if not cells or drawn.ink is None:
        return drawn
    return _joined(index, _cells_overlap(index, cells), drawn, drawn.ink)


def overlaps(body: Body, patterns: Patterns, marks: Marks) -> Iterator[tuple[Side, Overlap]]:
    """Compare a drawing with the right-hand patterns, and its mirror image for the left.

    Yields nothing for an empty drawing. See :func:`explorer.marks.drawing` for what it may raise.
    """
    index = index_of(body, patterns)
    names, field = parted(body, marks)
    cells = sorted(number(body, name) for name in names)
    if names and field is not None:
        field = field * (1 - covered(body, names))  # what lies in a marked cell says no more
        field = field if field.any() else None
    if cells or field is not None:
        yield Side.RIGHT, _one_side(body, patterns, index, cells, field)
        twins = sorted(index.twins[cell] for cell in cells)
        flipped = None if field is None else field[body.mirror]
        yield Side.LEFT, _one_side(body, patterns, index, twins, flipped)


def named(
    body: Body, patterns: Patterns, overlap: Overlap, column: int, side: Side
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Name the drawn places that a pattern covers, those it does not, and its own undrawn ones."""
    index = index_of(body, patterns)
    found = covers(body, patterns, overlap, column, side)
    drawn, own = (
        # The drawing was mirrored to be compared: tell it as it was drawn.
        sorted([index.twins[cell] for cell in cells]) if side is Side.LEFT else cells
        for cells in (overlap.marked, index.fills_place[column])
    )
    return (
        tuple([index.names[cell] for cell in drawn if found >> cell & 1]),
        tuple([index.names[cell] for cell in drawn if not found >> cell & 1]),
        tuple([index.names[cell] for cell in own if cell not in drawn]),
    )


def covers(
    body: Body, patterns: Patterns, overlap: Overlap, column: int, side: Side
) -> int:
    """Give the places that a pattern covers, as :func:`bits`."""
    index = index_of(body, patterns)
    found = index.covers[side][column]
    if overlap.ink:  # in places that were drawn on, what counts is whether it is felt just there
        for cell, covered in zip(overlap.ink.cells, overlap.ink.covers[:, column], strict=True):
            one = 1 << (index.twins[cell] if side is Side.LEFT else cell)
            found = found | one if covered else found & ~one
    return found


def places(body: Body, marks: Marks) -> tuple[str, ...]:
    """Name every place that is marked or drawn on, head to toe; more than the words do.

    For questions that a place calls for: one too many is better than one that is not asked.
    """
    names, field = parted(body, marks)
    if field is None:
        return tuple(cell.id for cell in body.cells if cell.id in names)
    inside, area = filled(body, field), _whole(body)
    some = (inside > 0) & ((inside >= TOUCHED * area) | (inside >= FILLED * inside.max()))
    return tuple(c.id for c, one in zip(body.cells, some, strict=True) if one or c.id in names)


@lru_cache(maxsize=2)
def _whole(body: Body) -> Field:
    return filled(body, np.ones_like(body.areas))
