"""Rank what is known by how it looks like a drawing, and keep the reasons. Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.body import Side
from explorer.knowledge.vocabulary import Laterality, Structure
from explorer.overlap import named, overlaps
from explorer.pains import Quality
from explorer.weights import ALIKE, EXPLAINS, FITS, LEAST, NEAR_TIE, NERVE_LIFT, PARTLY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.knowledge import Atlas, Patterns
    from explorer.knowledge.model import Frequency, Muscle, OtherPattern, TriggerPoint
    from explorer.marks import Marks
    from explorer.overlap import Overlap


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

        What explains every mark but is mostly felt elsewhere is no strong look-alike; nor is what
        leaves more of the drawing unexplained than a redrawing would.
        """
        if min(self.score, self.explains) >= ALIKE and self.fits >= PARTLY:
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
    atlas: Atlas, marks: Marks, *, most: int | None = None
) -> list[Match]:
    """Rank the muscles whose published patterns look like what was drawn, best first.

    Parameters
    ----------
    atlas
        What is known.
    marks
        Ids of cells (``"right-shoulder-front"``), :class:`Spot` points, :class:`Stroke` lines,
        or surface fields.
    most
        How many matches to give at most; all when not given.

    Returns
    -------
    One match a muscle and side, through the trigger point that looks most like the drawing.
    The order goes by score; scores that a redrawing would swap (NEAR_TIE) go by counted
    frequency. Mirrored marks give the mirrored list; equals go head to toe, right side first.

    Raises
    ------
    UnknownId, InvalidDrawing
        See :func:`explorer.marks.drawing`.

    """
    return [explained(atlas, one) for one in candidates(atlas, marks)[:most]]


def rank_others(
    atlas: Atlas,
    marks: Marks,
    *,
    most: int | None = None,
    least: float = 0,
    quality: Quality = Quality.ACHE,
) -> list[OtherMatch]:
    """Rank nerves, joints and organs by the same measure; see :func:`rank`.

    Parameters
    ----------
    atlas, marks, most
        As for :func:`rank`.
    least
        Scores below this are left out.
    quality
        How the pain feels: nerves tingle more often than joints, and come first then.

    Returns
    -------
    The best first; an organ on one side of the body is given on that side only.

    """
    patterns = atlas.other_patterns
    lift = NERVE_LIFT[quality]
    found = [
        one._replace(score=one.score + lift) if lift and is_nerve(patterns[one.name]) else one
        for one in _found(atlas, atlas.others, marks, least=least)
        if one.side in FELT[patterns[one.name].side]
    ]
    return [
        OtherMatch(
            patterns[one.name],
            Side.MIDLINE if patterns[one.name].side is Laterality.MIDLINE else one.side,
            evidence(atlas, atlas.others, one),
        )
        for one in _ordered(found, _percents(atlas)[1])[:most]
    ]


def is_nerve(pattern: OtherPattern) -> bool:
    """Tell whether a pattern is a nerve's or a nerve root's."""
    return pattern.structure in {Structure.NERVE, Structure.NERVE_ROOT}


# The sides that a drawing is compared on; what lies across the middle is compared once.
FELT = {
    Laterality.EITHER: {Side.RIGHT, Side.LEFT},
    Laterality.RIGHT: {Side.RIGHT},
    Laterality.LEFT: {Side.LEFT},
    Laterality.MIDLINE: {Side.RIGHT},
}


class Candidate(NamedTuple):
    """A muscle's, or another structure's, best pattern on one side, before it is explained."""

    score: float
    name: str
    side: Side
    overlap: Overlap
    column: int


def candidates(atlas: Atlas, marks: Marks) -> list[Candidate]:
    """Order the muscles without explaining them: cheap, where only a few will be shown."""
    return _ordered(_found(atlas, atlas.patterns, marks), _percents(atlas)[0])


def explained(atlas: Atlas, candidate: Candidate) -> Match:
    """Tell why a muscle stands where it does."""
    return Match(
        atlas.muscles[candidate.name],
        atlas.points[candidate.column],
        candidate.side,
        evidence(atlas, atlas.patterns, candidate),
    )


def evidence(atlas: Atlas, patterns: Patterns, one: Candidate) -> Evidence:
    """Say why a pattern stands where it does, in places."""
    covered, uncovered, pattern_only = named(
        atlas.body, patterns, one.overlap, one.column, one.side
    )
    return Evidence(
        float(one.overlap.explains[one.column]), float(one.overlap.fits[one.column]),
        explained=covered, unexplained=uncovered, pattern_only=pattern_only,
    )


def _found(
    atlas: Atlas, patterns: Patterns, marks: Marks, *, least: float = 0
) -> list[Candidate]:
    if not patterns.keys:
        return []
    return [
        one
        for side, overlap in overlaps(atlas.body, patterns, marks)
        for one in _candidates(patterns, side, overlap, least=least)
    ]


def _candidates(
    patterns: Patterns, side: Side, overlap: Overlap, *, least: float
) -> Iterator[Candidate]:
    scores = EXPLAINS * overlap.explains + FITS * overlap.fits
    scores[overlap.explains < LEAST] = -1
    best: dict[str, tuple[float, int]] = {}
    found = np.flatnonzero(scores >= least)
    for column, score in zip(found.tolist(), scores[found].tolist(), strict=True):
        name = patterns.keys[column][0]
        if name not in best or score > best[name][0]:
            best[name] = score, column
    for name, (score, column) in best.items():
        # Rounded: the two sides' sums differ in their last digits, and must not in order.
        yield Candidate(round(score, 5), name, side, overlap, column)


def _ordered(found: list[Candidate], percents: Sequence[float]) -> list[Candidate]:
    """Order by score; near ties, counted from the best of them, by the counted frequency."""
    best_first = sorted(found, key=itemgetter(0), reverse=True)  # keeps the order of equals
    ordered: list[Candidate] = []
    tie: list[Candidate] = []
    for one in best_first:
        if tie and one.score < tie[0].score - NEAR_TIE:
            ordered += sorted(tie, key=lambda c: percents[c.column], reverse=True)
            tie = []
        tie.append(one)
    return ordered + sorted(tie, key=lambda c: percents[c.column], reverse=True)


@lru_cache(maxsize=4)
def _percents(atlas: Atlas) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """How often each pattern was counted, 0 where nobody did: muscles', then the others'."""
    def percent(counted: Frequency | None) -> float:
        return counted.percent if counted else 0.0

    return (
        tuple(percent(point.frequency) for point in atlas.points),
        tuple(percent(pattern.frequency) for pattern in atlas.other_patterns.values()),
    )
