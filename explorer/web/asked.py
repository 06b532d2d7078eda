"""What a state asks about, as pains and marks that the body has. Ranks nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.ink import drawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.body import Body
    from explorer.knowledge import Atlas
    from explorer.marks import Mark
    from explorer.pains import Pain
    from explorer.web.state import State


@lru_cache(maxsize=2)
def known_cells(atlas: Atlas) -> frozenset[str]:
    """Give the ids of all places: anyone may write others into an address."""
    return frozenset(cell.id for cell in atlas.cells)


def pains_asked(atlas: Atlas, state: State) -> tuple[Pain, ...]:
    """Give the pains that the answer is for, without places that there are not."""
    known = known_cells(atlas)
    pains = (replace(pain, at=tuple(c for c in pain.at if c in known)) for pain in state.asked)
    return tuple(pain for pain in pains if pain)


def marks_of(body: Body, pains: Iterable[Pain]) -> list[Mark]:
    """Put pains together as marks, as a ranking takes them."""
    pains = list(pains)
    marks: list[Mark] = [cell for pain in pains for cell in pain.at]
    # A stroke rubs out in its own pain only.
    return marks + [drawn(body, pain.ink) for pain in pains if pain.ink]
