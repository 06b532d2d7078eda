"""The fewest muscles whose patterns together cover a drawing. One possible story, no more."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.body import Side
from explorer.marks import drawing
from explorer.match import candidates, explained
from explorer.overlap import bits, covers, index_of
from explorer.weights import EXPLAINS, FITS, SPILLOVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from explorer.knowledge import Atlas
    from explorer.marks import Marks
    from explorer.match import Candidate, Match

    Field = NDArray[np.float32]

MOST = 3  # four and more tell nothing
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
    if any(choice.places == everything for choice in choices):
        return []
    sets = _covering(choices, everything)
    return _best(atlas, drawing(atlas.body, marks), sets) if sets else []


def _choices(atlas: Atlas, found: Sequence[Candidate]) -> tuple[list[_Choice], int]:
    """Give the candidates that explain some place, the best first, and all places as bits."""
    drawn = found[0].overlap.marked
    if found[0].side is Side.LEFT:
        twins = index_of(atlas.body, atlas.patterns).twins
        drawn = tuple(twins[cell] for cell in drawn)
    everything = bits(drawn)
    choices = []
    alike: Counter[int] = Counter()
    for one in found:
        places = everything & covers(
            atlas.body, atlas.patterns, one.overlap, one.column, one.side
        )
        alike[places] += 1
        if places and alike[places] <= ALIKE:
            choices.append(_Choice(one, places))
    return choices, everything


def _covering(choices: Sequence[_Choice], everything: int) -> list[tuple[_Choice, ...]]:
    """Give the pairs that explain every place; if there are none, the threes."""
    most = sorted((choice.places.bit_count() for choice in choices), reverse=True)[:MOST]
    if sum(most) < everything.bit_count():
        return []
    pairs: list[tuple[_Choice, ...]] = [
        (one, other) for one, other in combinations(choices, 2)
        if one.places | other.places == everything
    ]
    return pairs or [
        (one, other, third) for one, other, third in combinations(choices, MOST)
        if one.places | other.places | third.places == everything
    ]


def _best(
    atlas: Atlas, field: Field, sets: Sequence[tuple[_Choice, ...]]
) -> list[Match]:
    """Weigh sets on the skin as the ranking weighs one pattern."""
    drawn = np.flatnonzero(field > 0)
    weight = field[drawn] * atlas.body.areas[drawn]
    likely = sorted(sets, key=lambda s: -sum(choice.candidate.score for choice in s))[:WEIGHED]
    chosen = list({id(choice): choice for one in likely for choice in one}.values())
    rows = {id(choice): row for row, choice in enumerate(chosen)}
    felt, fits = _felt(atlas, drawn, chosen), _fits(chosen)
    members = np.array([[rows[id(choice)] for choice in one] for one in likely])
    worth = EXPLAINS * (felt[members].max(axis=1) * weight).sum(axis=1) / weight.sum()
    worth += FITS * fits[members].mean(axis=1)
    best = likely[int(worth.round(5).argmax())]
    return [
        explained(atlas, choice.candidate)
        for choice in sorted(best, key=lambda c: -c.places.bit_count())
    ]


def _felt(atlas: Atlas, drawn: NDArray[np.intp], choices: Sequence[_Choice]) -> Field:
    """Give how much each pattern is felt at each drawn vertex."""
    essential, spillover = atlas.patterns.essential, atlas.patterns.spillover
    found: Field = np.empty((len(choices), len(drawn)), dtype=np.float32)
    for row, (one, _) in enumerate(choices):
        at = atlas.body.mirror[drawn] if one.side is Side.LEFT else drawn
        found[row] = np.maximum(
            essential[at, one.column], np.float32(SPILLOVER) * spillover[at, one.column]
        )
    return found


def _fits(choices: Sequence[_Choice]) -> NDArray[np.float64]:
    return np.array([float(one.overlap.fits[one.column]) for one, _ in choices])
