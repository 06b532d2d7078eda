"""Shapes on a view with their words, in picture centimetres. Says what, never how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from explorer.knowledge.vocabulary import Structure

    Points = NDArray[np.float64]


class Kind(StrEnum):
    """What a shape stands for, in drawing order from the back to the front."""

    MUSCLE = "muscle"
    FIBRE = "fibre"
    SPILLOVER = "spillover"
    ESSENTIAL = "essential"
    COUNTED = "counted"
    MARK = "mark"
    THEIRS = "theirs"
    YOURS = "yours"
    BOTH = "both"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    POINT = "point"
    POINT_BEHIND = "point-behind"


APART = (Kind.YOURS, Kind.BOTH, Kind.THEIRS)  # a drawing and a pattern, drawn apart
COMPARED = (Kind.FIRST, Kind.SECOND, Kind.THIRD)  # patterns held against each other
AREAS = {Kind.MUSCLE, Kind.SPILLOVER, Kind.ESSENTIAL, Kind.COUNTED, Kind.MARK, *APART, *COMPARED}
POINTS = {Kind.POINT, Kind.POINT_BEHIND}


@dataclass(frozen=True, eq=False, slots=True)
class Shape:
    """One thing on a view.

    Attributes
    ----------
    kind
        What it stands for; areas are closed rings, fibres open lines, points single places.
    rings
        ``(n, 2)`` arrays in picture centimetres, y down.
    words
        What a reader hears.
    of
        The structure whose pattern it belongs to, when that is no muscle.
    share
        Of a counted place, the share of people who felt pain there.

    """

    kind: Kind
    rings: tuple[Points, ...]
    words: str
    of: Structure | None = None
    share: float | None = None

    def path(self, unit: int) -> str:
        """Write the rings as an SVG path in whole units a centimetre."""
        return "".join(path(ring, unit=unit, closed=self.kind in AREAS) for ring in self.rings)


def path(ring: Points, *, unit: int, closed: bool) -> str:
    """Write a ring as a relative SVG path in whole units a centimetre: short on the wire."""
    whole = np.rint(np.asarray(ring) * unit).astype(int)
    steps = np.diff(whole, axis=0)
    moved = steps[np.any(steps != 0, axis=1)]
    start = f"M{whole[0, 0]} {whole[0, 1]}"
    if not len(moved):
        return start
    line = "l" + " ".join(f"{x} {y}" for x, y in moved.tolist()).replace(" -", "-")
    return start + line + ("z" if closed else "")


def frame(
    shapes: Iterable[Shape], *, unit: int, margin: int, least: int
) -> tuple[int, int, int, int]:
    """Give ``(x, y, width, height)`` of a picture that holds shapes, in whole units.

    Parameters
    ----------
    shapes
        One or more.
    unit
        Units a centimetre.
    margin
        Units of body around them.
    least
        Units: enough body on each side to see where one is.

    """
    points = np.concatenate([ring for shape in shapes for ring in shape.rings]) * unit
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.maximum(high - low + 2 * margin, least)
    x, y, width, height = (round(v) for v in (*((low + high - size) / 2), *size))
    return x, y, width, height
