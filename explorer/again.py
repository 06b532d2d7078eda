"""Hold a drawing against an earlier one of the same person, place by place. Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from explorer.marks import drawing
from explorer.overlap import cell_areas, whole_cells
from explorer.weights import TOUCHED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.body import Body
    from explorer.marks import Marks

    Field = NDArray[np.float32]

WITHIN: Final = 0.4
"""Difference of two areas, as a share of their mean, that drawing again alone can make: the limits
of agreement of 52 people who drew their pain twice a minute apart (-2710 to 1960 pixels, the mean
area being 6075; leoni-2013)."""
APART: Final = 1.0
"""The same where a place is gone or new: a third, or three times as much. A judgement."""


class Change(StrEnum):
    """What became of a place."""

    GONE = "gone"
    LESS = "less"
    SAME = "same"
    MORE = "more"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Again:
    """Two drawings side by side: the change of each place that one of them fills, and of it all."""

    places: tuple[tuple[str, Change], ...]
    whole: Change
    before: Field
    now: Field

    def of(self, change: Change) -> tuple[str, ...]:
        """Give the places that changed so."""
        return tuple(cell for cell, one in self.places if one is change)


def again(body: Body, before: Marks, now: Marks) -> Again:
    """Compare two drawings.

    Parameters
    ----------
    body
        What was drawn on.
    before, now
        Marks as a ranking takes them.

    """
    fields = np.stack([drawing(body, before), drawing(body, now)], axis=1)
    shares = cell_areas(body, fields) / whole_cells(body)[:, None]
    changes = tuple(
        (cell.id, _change(float(earlier), float(today)))
        for cell, (earlier, today) in zip(body.cells, shares, strict=True)
        if max(earlier, today) >= TOUCHED
    )
    whole = body.areas @ fields
    return Again(changes, _change(*whole.tolist()), fields[:, 0], fields[:, 1])


def _change(before: float, now: float) -> Change:
    if not before and not now:
        return Change.SAME
    apart = 2 * (now - before) / (now + before)
    if abs(apart) <= WITHIN:
        return Change.SAME
    if apart < 0:
        return Change.GONE if apart < -APART and now < TOUCHED else Change.LESS
    return Change.NEW if apart > APART and before < TOUCHED else Change.MORE
