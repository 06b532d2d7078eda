"""What a person says of one pain: where, how it feels, how deep. Holds values, matches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.ink import Stroke


class Quality(StrEnum):
    """How a pain feels."""

    ACHE = "ache"
    SHARP = "sharp"
    BURNING = "burning"
    TINGLING = "tingling"
    NUMB = "numb"


class FeltDepth(StrEnum):
    """How deep a pain seems to lie."""

    UNSURE = "unsure"
    SKIN = "skin"
    DEEP = "deep"


class Which(StrEnum):
    """Which of up to three pains."""

    A = "a"
    B = "b"
    C = "c"


@dataclass(frozen=True, slots=True)
class Pain:
    """One pain.

    Attributes
    ----------
    at
        Ids of marked cells.
    ink
        Drawn strokes, in order.
    feel, depth
        How it feels, and how deep.

    """

    at: tuple[str, ...] = ()
    ink: tuple[Stroke, ...] = ()
    feel: Quality = Quality.ACHE
    depth: FeltDepth = FeltDepth.UNSURE

    def __bool__(self) -> bool:
        return bool(self.at or self.ink)
