"""Rank what is known by how it looks like a drawing, and keep the reasons. Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Side
from explorer.knowledge.vocabulary import Laterality
from explorer.overlap import index_of, named, overlaps
from explorer.weights import ALIKE, EXPLAINS, FITS, LEAST, NEAR_TIE, PARTLY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from explorer.knowledge import Atlas, Patterns
    from explorer.knowledge.model import Frequency, Muscle, OtherPattern, TriggerPoint
    from explorer.marks import Spot
    from explorer.overlap import Overlap

    Field = NDArray[np.float32]


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


class _Matched:
    """What every match answers from its evidence."""

    __slots__ = ()
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


@dataclass(frozen=True, slots=True)
class Match(_Matched):
    """A muscle on one side of the person whose published pattern looks like the drawing."""

    muscle: Muscle
    trigger_point: TriggerPoint
    side: Side
    evidence: Evidence

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the publications that show the pattern."""
        return self.trigger_point.sources


@dataclass(frozen=True, slots=True)
class OtherMatch(_Matched):
    """A nerve, joint or organ whose published pattern looks like the drawing."""

    pattern: OtherPattern
    side: Side
    evidence: Evidence

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the publications that show the pattern."""
        return self.pattern.sources


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
    def counted(column: int) -> Frequency | None:
        return _point(atlas, column).frequency

    return [
        Match(atlas.muscles[atlas.patterns.keys[column][0]], _point(atlas, column), side, evidence)
        for side, column, evidence in _ranked(atlas, atlas.patterns, marks, counted, most)
    ]


def rank_others(
    atlas: Atlas, marks: Iterable[str | Spot] | Field, *, most: int | None = None
) -> list[OtherMatch]:
    """Rank nerves, joints and organs by the same measure; see :func:`rank`.

    An organ on one side of the body is given on that side only.
    """
    def counted(column: int) -> Frequency | None:
        return patterns[atlas.others.keys[column][0]].frequency

    patterns = atlas.other_patterns
    found = []
    for side, column, evidence in _ranked(atlas, atlas.others, marks, counted, None):
        pattern = patterns[atlas.others.keys[column][0]]
        match pattern.side:
            case Laterality.EITHER:
                found.append(OtherMatch(pattern, side, evidence))
            case Laterality.MIDLINE if side is Side.RIGHT:
                found.append(OtherMatch(pattern, Side.MIDLINE, evidence))
            case only if only.value == side.value:
                found.append(OtherMatch(pattern, side, evidence))
    return found[:most]


def _ranked(
    atlas: Atlas,
    patterns: Patterns,
    marks: Iterable[str | Spot] | Field,
    counted: Callable[[int], Frequency | None],
    most: int | None,
) -> Iterator[tuple[Side, int, Evidence]]:
    """Give side, column and evidence of each id's best pattern, best first."""
    found = [
        (place, side, overlap, column)
        for side, overlap in overlaps(atlas.body, patterns, marks)
        for place, column in _places(patterns, side, overlap, counted)
    ]
    found.sort(key=itemgetter(0))
    index = index_of(atlas.body, patterns)
    for _, side, overlap, column in found[:most]:
        explained, unexplained, pattern_only = named(index, overlap, column, side)
        yield side, column, Evidence(
            explains=float(overlap.explains[column]),
            fits=float(overlap.fits[column]),
            explained=explained,
            unexplained=unexplained,
            pattern_only=pattern_only,
        )


Place = tuple[int, float, str, bool]


def _places(
    patterns: Patterns,
    side: Side,
    overlap: Overlap,
    counted: Callable[[int], Frequency | None],
) -> Iterator[tuple[Place, int]]:
    """Give each id's best pattern, and what its place in the order is decided by."""
    scores = EXPLAINS * overlap.explains + FITS * overlap.fits
    enough = np.flatnonzero(overlap.explains >= LEAST)
    seen: set[str] = set()
    for column in enough[np.argsort(-scores[enough], kind="stable")].tolist():
        name = patterns.keys[column][0]
        if name not in seen:
            seen.add(name)
            frequency = counted(column)
            near = -round(float(scores[column]) / NEAR_TIE)
            yield (near, -frequency.percent if frequency else 0.0, name, side is Side.LEFT), column


def _point(atlas: Atlas, column: int) -> TriggerPoint:
    muscle, point = atlas.patterns.keys[column]
    return next(p for p in atlas.muscles[muscle].trigger_points if p.id == point)
