"""A drawing and one pattern, drawn apart: what is yours, what is shared, what is the pattern's.

The parts are cut along the evidence of the match, place by place, so that a picture of them can't
disagree with its words. Ranks nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Side
from explorer.knowledge.model import Muscle
from explorer.marks import drawing, shares
from explorer.match import Candidate, Match, OtherMatch, evidence, explained
from explorer.overlap import cell_areas, index_of, overlaps
from explorer.subjects import of
from explorer.weights import EXPLAINS, FITS, LEAST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from explorer.knowledge import Atlas
    from explorer.knowledge.model import OtherPattern
    from explorer.marks import Marks

    Field = NDArray[np.float32]

HALF = 0.5  # of a field, at which zones are outlined


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """Three fields ``(V,)`` from 0 to 1; `yours` and `both` add up to the drawing.

    Attributes
    ----------
    yours
        Drawn, and not explained by the pattern.
    both
        Drawn, and explained.
    theirs
        In the pattern's essential zone, and not drawn; in places that the words name.
    partly
        Ids of places with a part of the essential zone that was not drawn. Those that it fills
        and that were not drawn at all are the evidence's `pattern_only`.

    """

    yours: Field
    both: Field
    theirs: Field
    partly: tuple[str, ...]


def match_of(
    atlas: Atlas, marks: Marks, record: Muscle | OtherPattern, side: Side
) -> Match | OtherMatch | None:
    """Hold a drawing against one record, as a rank does, but however little they share.

    Returns
    -------
    What :func:`explorer.rank` gives for it; None for an empty drawing.

    """
    wanted = of(record, side).side
    compared = Side.LEFT if wanted is Side.LEFT else Side.RIGHT
    patterns = atlas.patterns if isinstance(record, Muscle) else atlas.others
    columns = [i for i, (name, _) in enumerate(patterns.keys) if name == record.id]
    for here, overlap in overlaps(atlas.body, patterns, marks):
        if here is not compared:
            continue
        scores = EXPLAINS * overlap.explains[columns] + FITS * overlap.fits[columns]
        scores[overlap.explains[columns] < LEAST] = -1
        column = columns[int(scores.argmax())]
        one = Candidate(float(scores.max()), record.id, here, overlap, column)
        if isinstance(record, Muscle):
            return explained(atlas, one)
        return OtherMatch(record, wanted, evidence(atlas, patterns, one))
    return None


def parts(
    atlas: Atlas, marks: Marks, match: Match | OtherMatch
) -> Parts:
    """Cut a drawing and the pattern of a match apart.

    A drawn place goes whole to what the evidence says of it: a mark tells that it hurts there,
    not how much of the place. What was drawn of places too little drawn to be named goes by
    whether the pattern is felt right there.
    """
    field = drawing(atlas.body, marks)
    essential, spillover = (
        atlas.zones(match.muscle, match.trigger_point, match.side)
        if isinstance(match, Match)
        else atlas.other_zones(match.pattern, match.side)
    )
    shared, alone = (_of(atlas, cells) for cells in (match.explains, match.does_not_explain))
    inside = np.maximum(essential, spillover) >= HALF
    unnamed = np.clip(1 - shared - alone, 0, 1)
    both = field * np.minimum(shared + unnamed * inside, 1)
    theirs = essential * (1 - field)
    whole = match.evidence.pattern_only
    partly = tuple(cell for cell in _reached(atlas, theirs) if cell not in whole)
    named = np.minimum(_of(atlas, (*partly, *whole)), 1)
    return Parts(
        yours=(field - both).astype(np.float32),
        both=both.astype(np.float32),
        theirs=(theirs * named).astype(np.float32),
        partly=partly,
    )


def _reached(atlas: Atlas, field: Field) -> tuple[str, ...]:
    """Name the places that a field covers a little of; less is a brush past them."""
    index = index_of(atlas.body, atlas.patterns)
    share = cell_areas(atlas.body, field[:, None])[:, 0] / index.cell_area
    return tuple(
        cell.id for cell, covered in zip(atlas.cells, share, strict=True)
        if covered >= LEAST
    )


def _of(atlas: Atlas, cells: Iterable[str]) -> Field:
    total = np.zeros(len(atlas.body.areas), dtype=np.float32)
    for cell in cells:
        total += shares(atlas.body, cell)
    return total
