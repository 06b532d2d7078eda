"""Rank what is known by how it looks like a drawing, and keep the reasons. Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

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
        """The score in a word, held against the noise of redrawing.

        What explains every mark but is mostly felt elsewhere is no strong look-alike.
        """
        if self.score >= ALIKE and self.fits >= PARTLY:
            return Band.STRONG
        return Band.PARTIAL if self.score >= PARTLY else Band.WEAK


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
    The order goes by score; scores that a redrawing would swap (NEAR_TIE) go by counted
    frequency. Mirrored marks give the mirrored list; of equals the right side comes first.

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
        candidate
        for side, overlap in overlaps(atlas.body, patterns, marks)
        for candidate in _candidates(patterns, side, overlap)
    ]
    index = index_of(atlas.body, patterns)
    for one in _ordered(found, counted)[:most]:
        explained, unexplained, pattern_only = named(index, one.overlap, one.column, one.side)
        yield one.side, one.column, Evidence(
            explains=float(one.overlap.explains[one.column]),
            fits=float(one.overlap.fits[one.column]),
            explained=explained,
            unexplained=unexplained,
            pattern_only=pattern_only,
        )


class _Candidate(NamedTuple):
    """An id's best pattern on one side, before it has its place."""

    score: float
    name: str
    side: Side
    overlap: Overlap
    column: int


def _candidates(patterns: Patterns, side: Side, overlap: Overlap) -> Iterator[_Candidate]:
    scores = EXPLAINS * overlap.explains + FITS * overlap.fits
    enough = np.flatnonzero(overlap.explains >= LEAST)
    seen: set[str] = set()
    for column in enough[np.argsort(-scores[enough], kind="stable")].tolist():
        name = patterns.keys[column][0]
        if name not in seen:
            seen.add(name)
            # Rounded: the two sides' sums differ in their last digits, and must not in order.
            score = round(float(scores[column]), 5)
            yield _Candidate(score, name, side, overlap, column)


def _ordered(
    found: list[_Candidate], counted: Callable[[int], Frequency | None]
) -> list[_Candidate]:
    """Order by score; near ties, counted from the best of them, by the counted frequency."""
    best_first = sorted(found, key=lambda c: (-c.score, c.name, c.side is Side.LEFT))
    keys = []
    tie, leader = 0, None
    for one in best_first:
        if leader is None or one.score < leader.score - NEAR_TIE:
            tie, leader = tie + 1, one
        frequency = counted(one.column)
        percent = frequency.percent if frequency else 0.0
        keys.append((tie, -percent, -one.score, one.name, one.side is Side.LEFT))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return [best_first[i] for i in order]


def _point(atlas: Atlas, column: int) -> TriggerPoint:
    muscle, point = atlas.patterns.keys[column]
    return next(p for p in atlas.muscles[muscle].trigger_points if p.id == point)
