"""The fewest muscles whose patterns together cover a drawing. One possible story, no more."""

from __future__ import annotations

from collections import Counter
from functools import reduce
from itertools import combinations
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.body import Side
from explorer.marks import drawing
from explorer.match import candidates, explained
from explorer.overlap import named
from explorer.weights import EXPLAINS, FITS, SPILLOVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from explorer.knowledge import Atlas
    from explorer.marks import Marks
    from explorer.match import Candidate, Match

    Field = NDArray[np.float32]

FEWEST, MOST = 2, 3  # one alone is no set; four and more tell nothing
TRIED = 48  # of the best look-alikes
ALIKE = 4  # of those that explain the very same places
WEIGHED = 24  # of the sets that cover all places, those weighed on the skin


class _Choice(NamedTuple):
    """A candidate, and the drawn places that it explains as bits of one number."""

    candidate: Candidate
    places: int


def smallest_set(
    atlas: Atlas, marks: Marks, *, found: Sequence[Candidate] | None = None
) -> list[Match]:
    """Find the fewest muscles that together explain every drawn place.

    Parameters
    ----------
    atlas
        What is known.
    marks
        As for :func:`explorer.rank`.
    found
        What the ranking found for them, when that is known already.

    Returns
    -------
    Two or three matches, each on its side of the person, the one that explains most first; of
    sets of one size the one whose patterns cover most of the drawing on the skin and lie most
    within it. Empty when one muscle explains all, when no three do, or when nothing is drawn.

    """
    if not isinstance(marks, np.ndarray):
        marks = list(marks)
    found = (candidates(atlas, marks) if found is None else found)[:TRIED]
    if not found:
        return []
    choices, everything = _choices(atlas, found)
    if not everything or any(choice.places == everything for choice in choices):
        return []
    for size in range(FEWEST, MOST + 1):
        sets = [
            chosen for chosen in combinations(choices, size)
            if reduce(or_, (choice.places for choice in chosen)) == everything
        ]
        if sets:
            return _best(atlas, drawing(atlas.body, marks), sets)
    return []


def _choices(atlas: Atlas, found: Sequence[Candidate]) -> tuple[list[_Choice], int]:
    """Give the candidates that explain some place, the best first, and all places as bits."""
    bits = {cell.id: 1 << i for i, cell in enumerate(atlas.cells)}
    choices = []
    everything = 0
    alike: Counter[int] = Counter()
    for one in found:
        covered, uncovered, _ = named(atlas.body, atlas.patterns, one.overlap, one.column, one.side)
        places = sum(bits[cell] for cell in covered)
        everything |= places | sum(bits[cell] for cell in uncovered)
        alike[places] += 1
        if places and alike[places] <= ALIKE:
            choices.append(_Choice(one, places))
    return choices, everything


def _best(
    atlas: Atlas, field: Field, sets: Sequence[tuple[_Choice, ...]]
) -> list[Match]:
    """Weigh sets on the skin as the ranking weighs one pattern."""
    drawn = np.flatnonzero(field)
    weight = field[drawn] * atlas.body.areas[drawn]
    likely = sorted(sets, key=lambda s: -sum(choice.candidate.score for choice in s))[:WEIGHED]

    def worth(chosen: tuple[_Choice, ...]) -> float:
        covers = list(_covers(atlas, drawn, chosen))
        together = float(weight @ np.maximum.reduce(covers) / weight.sum())
        fits = [float(c.candidate.overlap.fits[c.candidate.column]) for c in chosen]
        return EXPLAINS * together + FITS * sum(fits) / len(fits)

    best = max(likely, key=lambda chosen: round(worth(chosen), 5))
    return [
        explained(atlas, choice.candidate)
        for choice in sorted(best, key=lambda c: -c.places.bit_count())
    ]


def _covers(
    atlas: Atlas, drawn: NDArray[np.intp], chosen: tuple[_Choice, ...]
) -> Iterator[Field]:
    for choice in chosen:
        at = atlas.body.mirror[drawn] if choice.candidate.side is Side.LEFT else drawn
        essential = atlas.patterns.essential[at, choice.candidate.column]
        spillover = atlas.patterns.spillover[at, choice.candidate.column]
        yield np.maximum(essential, np.float32(SPILLOVER) * spillover)
