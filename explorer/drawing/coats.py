"""Colours on the skin of the turning body, vertex by vertex. Knows no traces and no lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from explorer.drawing.on_skin import EDGE
from explorer.drawing.patterns import counted
from explorer.drawing.scene import How
from explorer.knowledge.model import Muscle
from explorer.knowledge.vocabulary import Structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from explorer.drawing.painted import Painted
    from explorer.knowledge import Atlas

    Field = NDArray[np.float32]
    Colour = tuple[int, int, int]

SKIN: Final = (233, 214, 199)
PAIN: Final = (179, 38, 30)
MARK: Final = (60, 124, 184)
NERVE: Final = (110, 150, 190)
ZONE: Final[Mapping[Structure | None, Colour]] = {
    None: PAIN,
    Structure.NERVE_ROOT: NERVE,
    Structure.NERVE: NERVE,
    Structure.JOINT: (29, 107, 58),
    Structure.ORGAN: (150, 125, 180),
}
MARKED: Final = 0.45  # of its colour on a marked place
SOFT: Final = 0.12  # of a field, to either side of a zone's edge, in which its colour fades


@dataclass(frozen=True, eq=False, slots=True)
class Coat:
    """A colour on the skin: how much of it covers each vertex ``(V,)``, 0 to 1."""

    colour: Colour
    amount: Field


def colours(size: int, coats: Iterable[Coat]) -> list[str]:
    """Mix coats over the bare skin, one CSS colour a vertex."""
    mixed = np.tile(np.array(SKIN, dtype=np.float64), (size, 1))
    for coat in coats:
        amount = coat.amount[:, None]
        mixed = mixed * (1 - amount) + np.array(coat.colour) * amount
    return [f"rgb({r},{g},{b})" for r, g, b in np.rint(mixed).astype(int).tolist()]


def coats(atlas: Atlas, painted: Painted, how: How = How.ACTIVE) -> list[Coat]:
    """Give the colours of a pattern, the one below first."""
    subject = painted.subject
    if how is How.COUNTED:
        shares = np.max([
            atlas.frequencies(study, painted.side) for study in counted(subject)
        ], axis=0, initial=0.0)
        return [Coat(PAIN, (0.9 * shares).astype(np.float32))] if shares.any() else []
    essential, spillover = zones(atlas, painted)
    colour = ZONE[None if isinstance(subject, Muscle) else subject.structure]
    dim = 0.3 if how is How.LATENT else 1.0
    return [
        Coat(colour, 0.22 * dim * _filled(spillover)),
        Coat(colour, 0.85 * dim * _filled(essential)),
    ]


def marked(field: Field) -> Coat:
    """Give the colour of a drawing."""
    return Coat(MARK, MARKED * _filled(field))


def zones(atlas: Atlas, painted: Painted) -> tuple[Field, Field]:
    """Essential and spillover fields ``(V,)``."""
    subject = painted.subject
    if not isinstance(subject, Muscle):
        return atlas.other_zones(subject, painted.side)
    each = [
        atlas.zones(subject, point, painted.side)
        for point in subject.trigger_points
        if painted.point in (None, point.id)
    ]
    essential, spillover = (np.maximum.reduce(fields) for fields in zip(*each, strict=True))
    return essential, spillover


def _filled(field: Field) -> Field:
    inner: Field = np.clip((field - EDGE) / (2 * SOFT) + 0.5, 0, 1).astype(np.float32)
    return inner
