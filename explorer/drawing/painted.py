"""Which pattern to paint: whose, on which side, of which point. Holds values, draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from explorer.match import Match

if TYPE_CHECKING:
    from explorer.body import Side
    from explorer.knowledge.model import Muscle, OtherPattern
    from explorer.match import OtherMatch


@dataclass(frozen=True, slots=True)
class Painted:
    """A pattern to paint.

    Attributes
    ----------
    subject, side
        Whose pattern, on which side of the person.
    point
        One trigger point's id, or all of the muscle's.

    """

    subject: Muscle | OtherPattern
    side: Side
    point: int | None = None

    @classmethod
    def of(cls, found: Match | OtherMatch | Self) -> Self:
        """Take what was ranked; what is one already stays."""
        if isinstance(found, cls):
            return found
        if isinstance(found, Match):
            return cls(found.muscle, found.side, found.trigger_point.id)
        return cls(found.pattern, found.side)  # type: ignore[union-attr]  # an OtherMatch
