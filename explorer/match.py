"""Rank what is known by how it looks like a drawing, and keep the reasons. Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Side
from explorer.marks import drawing, halves, mirrored, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from explorer.body import Body
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle, TriggerPoint
    from explorer.marks import Spot

    Field = NDArray[np.float32]

# The one table of weights.
SPILLOVER = 0.5  # of an essential zone: "felt by some" against "nearly everyone"; a judgement
EXPLAINS, FITS = 0.6, 0.4  # parts of the score: people mark less than a chart shows; a judgement
# Two drawings of one's own pain share 0.42 of their union at worst (knowledge.md): each then
# covers 2 J / (1 + J) of the other. What covers as much can't be told from the same pain.
ALIKE = 2 * 0.42 / (1 + 0.42)
PARTLY = ALIKE / 2  # half of that share of the drawing: a partial look-alike
LEAST = 0.08  # below this share of the drawing a pattern only brushes it
NEAR_TIE = 0.02  # scores that a redrawing would swap; the counted frequency then decides
NAMED = 0.25  # share of a place that must be drawn, or covered, before it is named
MOSTLY = 0.5  # mean essential field at which a zone is said to fill a place


class Band(StrEnum):
    """How much a pattern looks like a drawing; words, never per cent."""

    STRONG = "strong"
    PARTIAL = "partial"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a pattern stands where it does.

    Attributes
    ----------
    explains
        Share of the drawing that the pattern covers, spillover counted at half.
    fits
        Share of the pattern's essential zone that the drawing covers.
    explained, unexplained
        Drawn places that the pattern covers, and those that it does not.
    pattern_only
        Places of the essential zone that were not drawn.

    """

    explains: float
    fits: float
    explained: tuple[str, ...]
    unexplained: tuple[str, ...]
    pattern_only: tuple[str, ...]

    @property
    def score(self) -> float:
        """The order, made from the evidence and from nothing else."""
        return EXPLAINS * self.explains + FITS * self.fits

    @property
    def band(self) -> Band:
        """The score in words; the same shares, held against the noise of redrawing."""
        if self.explains >= ALIKE and self.fits >= ALIKE:
            return Band.STRONG
        return Band.PARTIAL if self.explains >= PARTLY else Band.WEAK


@dataclass(frozen=True, slots=True)
class Match:
    """A muscle on one side of the person whose published pattern looks like the drawing."""

    muscle: Muscle
    trigger_point: TriggerPoint
    side: Side
    evidence: Evidence

    @property
    def band(self) -> Band:
        """How much it looks like the drawing, in a word."""
        return self.evidence.band

    @property
    def score(self) -> float:
        """Where it stands in the order, 0 to 1."""
        return self.evidence.score

    @property
    def explains(self) -> tuple[str, ...]:
        """Ids of drawn places that the pattern covers."""
        return self.evidence.explained

    @property
    def does_not_explain(self) -> tuple[str, ...]:
        """Ids of drawn places that the pattern leaves out."""
        return self.evidence.unexplained

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the publications that show the pattern."""
        return self.trigger_point.sources


@dataclass(frozen=True, eq=False, slots=True)
class _Index:
    """What a rank needs of every pattern, made once an atlas. C cells, P patterns, areas in cm²."""

    cover: Field  # (V, P) essential, or spillover at its weight, times the vertex's area
    essential: Field  # (V, P) times the vertex's area
    essential_area: Field  # (P,)
    cell_area: Field  # (C,)
    cell_cover: Field  # (C, P) sums over the cell
    cell_essential: Field  # (C, P) sums over the cell
    names_place: NDArray[np.bool_]  # (C, P) whether either zone fills enough to be named
    fills_place: NDArray[np.bool_]  # (C, P) whether the essential zone fills most of it
    twin: NDArray[np.intp]  # (C,) the same place on the other side
    names: tuple[str, ...]  # (C,) ids


@lru_cache(maxsize=4)
def _index(atlas: Atlas) -> _Index:
    body, patterns = atlas.body, atlas.patterns
    areas = body.areas[:, None]
    both = np.maximum(patterns.essential, patterns.spillover) * areas
    cover = np.maximum(patterns.essential, SPILLOVER * patterns.spillover) * areas
    essential = patterns.essential * areas
    cell_area = _cell_sums(body, areas)[:, 0]
    cell_essential = _cell_sums(body, essential)
    return _Index(
        cover=cover,
        essential=essential,
        essential_area=essential.sum(axis=0),
        cell_area=cell_area,
        cell_cover=_cell_sums(body, cover),
        cell_essential=cell_essential,
        names_place=_cell_sums(body, both) >= NAMED * cell_area[:, None],
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
class _Overlap:
    """A drawing against every right-hand pattern."""

    explains: Field  # (P,)
    fits: Field  # (P,)
    marked: NDArray[np.intp]  # (n,) cells that the drawing names, in body order


def _cells_overlap(index: _Index, cells: NDArray[np.intp]) -> _Overlap:
    """Compare whole cells: they do not overlap, so what each covers adds up."""
    return _Overlap(
        explains=index.cell_cover[cells].sum(axis=0) / index.cell_area[cells].sum(),
        fits=index.cell_essential[cells].sum(axis=0) / index.essential_area,
        marked=cells,
    )


def _field_overlap(body: Body, index: _Index, field: Field) -> _Overlap:
    """Compare any field, vertex by vertex, where it is not empty."""
    drawn = np.flatnonzero(field)
    weight = field[drawn]
    share = _cell_sums(body, (field * body.areas)[:, None])[:, 0] / index.cell_area
    return _Overlap(
        explains=weight @ index.cover[drawn] / (weight @ body.areas[drawn]),
        fits=weight @ index.essential[drawn] / index.essential_area,
        marked=np.flatnonzero(share >= NAMED),
    )


def rank(
    atlas: Atlas, marks: Iterable[str | Spot] | Field, *, most: int | None = None
) -> list[Match]:
    """Rank the muscles whose published patterns look like what was drawn, best first.

    Parameters
    ----------
    atlas
        What is known.
    marks
        Ids of cells (``"right-shoulder-front"``), :class:`Spot` points, or a surface field.
    most
        How many matches to give at most; all when not given.

    Returns
    -------
    One match a muscle and side, through the trigger point that looks most like the drawing.
    Mirrored marks give the mirrored list; equal scores go by counted frequency, then by name,
    then the right side first.

    Raises
    ------
    UnknownId, InvalidDrawing
        See :func:`explorer.marks.drawing`.

    """
    found = [
        (place, side, overlap, column)
        for side, overlap in _overlaps(atlas, marks)
        for place, column in _places(atlas, side, overlap)
    ]
    found.sort(key=itemgetter(0))
    return [_match(atlas, side, overlap, column) for _, side, overlap, column in found[:most]]


def _overlaps(
    atlas: Atlas, marks: Iterable[str | Spot] | Field
) -> Iterator[tuple[Side, _Overlap]]:
    """Compare with the right-hand patterns, and the mirror image of the drawing for the left."""
    index = _index(atlas)
    if not isinstance(marks, np.ndarray):
        marks = list(marks)
        if all(isinstance(mark, str) for mark in marks):
            cells = np.array(sorted({number(atlas.body, str(m)) for m in marks}), dtype=np.intp)
            if cells.size:
                yield Side.RIGHT, _cells_overlap(index, cells)
                yield Side.LEFT, _cells_overlap(index, np.sort(index.twin[cells]))
            return
    field = drawing(atlas.body, marks)
    if field.any():
        yield Side.RIGHT, _field_overlap(atlas.body, index, field)
        yield Side.LEFT, _field_overlap(atlas.body, index, field[atlas.body.mirror])


Place = tuple[int, float, str, bool]


def _places(atlas: Atlas, side: Side, overlap: _Overlap) -> Iterator[tuple[Place, int]]:
    """Give each muscle's best pattern and what its place in the order is decided by."""
    patterns = atlas.patterns
    scores = EXPLAINS * overlap.explains + FITS * overlap.fits
    enough = np.flatnonzero(overlap.explains >= LEAST)
    seen: set[str] = set()
    for column in enough[np.argsort(-scores[enough], kind="stable")].tolist():
        muscle = patterns.keys[column][0]
        if muscle not in seen:
            seen.add(muscle)
            counted = _point(atlas, column).frequency
            near = -round(float(scores[column]) / NEAR_TIE)
            yield (near, -counted.percent if counted else 0.0, muscle, side is Side.LEFT), column


def _point(atlas: Atlas, column: int) -> TriggerPoint:
    muscle, number = atlas.patterns.keys[column]
    return next(p for p in atlas.muscles[muscle].trigger_points if p.id == number)


def _match(atlas: Atlas, side: Side, overlap: _Overlap, column: int) -> Match:
    index = _index(atlas)

    def told(cells: NDArray[np.intp]) -> tuple[str, ...]:
        if side is Side.LEFT:
            cells = np.sort(index.twin[cells])
        return tuple(index.names[c] for c in cells.tolist())

    covered = index.names_place[overlap.marked, column]
    missing = index.fills_place[:, column].copy()
    missing[overlap.marked] = False
    return Match(
        muscle=atlas.muscles[atlas.patterns.keys[column][0]],
        trigger_point=_point(atlas, column),
        side=side,
        evidence=Evidence(
            explains=float(overlap.explains[column]),
            fits=float(overlap.fits[column]),
            explained=told(overlap.marked[covered]),
            unexplained=told(overlap.marked[~covered]),
            pattern_only=told(np.flatnonzero(missing)),
        ),
    )
