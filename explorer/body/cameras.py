"""From where each view looks at the body, how finely, and in what words. Values, read by all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import cos, radians, sin
from typing import TYPE_CHECKING, Final

from explorer.body.anatomy import ViewName

if TYPE_CHECKING:
    from collections.abc import Mapping

    Vector = tuple[float, float, float]

ASIDE = 0.5  # cosine from which what runs to the right is the person's left or right


class Part(StrEnum):
    """What of the body a view takes in."""

    WHOLE = "whole"
    HEAD = "head"
    HANDS = "hands"
    FEET = "feet"
    PELVIS = "pelvis"


@dataclass(frozen=True, slots=True)
class Camera:
    """An orthographic look at the body.

    Attributes
    ----------
    part
        What it takes in.
    right, up
        Unit vectors of the body that run to the right and up on the picture.
    title, seen
        What it shows, as a heading and at the end of "female body, …".
    pixels_per_cm
        Of the map that turns a place on the picture into a place on the skin.
    unit
        Whole numbers of a path a centimetre.

    """

    part: Part
    right: Vector
    up: Vector
    title: str
    seen: str
    pixels_per_cm: int
    unit: int

    @property
    def towards(self) -> Vector:
        """Unit vector from the body to the viewer."""
        (a, b, c), (x, y, z) = self.right, self.up
        return (b * z - c * y, c * x - a * z, a * y - b * x)

    @property
    def corners(self) -> tuple[str, str]:
        """The person's sides, or front and back, at the left and right of the picture."""
        across, _, ahead = self.right
        words = ("RIGHT", "LEFT") if abs(across) > ASIDE else ("BACK", "FRONT")
        return words if max(across, ahead, key=abs) > 0 else words[::-1]


LEFTWARDS: Final = (1.0, 0.0, 0.0)
RIGHTWARDS: Final = (-1.0, 0.0, 0.0)
FORWARDS: Final = (0.0, 0.0, 1.0)
BACKWARDS: Final = (0.0, 0.0, -1.0)


def _risen(degrees: float, *, behind: bool = False) -> Vector:
    """Give what runs up on the picture of a viewer who has risen in front of the body."""
    turn = radians(degrees)
    return (0.0, cos(turn), sin(turn) if behind else -sin(turn))


def _whole(right: Vector, title: str, seen: str) -> Camera:
    return Camera(Part.WHOLE, right, _risen(0), title, seen, pixels_per_cm=4, unit=10)


def _close(part: Part, right: Vector, up: Vector, title: str, seen: str) -> Camera:
    return Camera(part, right, up, title, seen, pixels_per_cm=10, unit=40)


CAMERAS: Final[Mapping[ViewName, Camera]] = {
    ViewName.FRONT: _whole(LEFTWARDS, "Front", "seen from the front"),
    ViewName.BACK: _whole(RIGHTWARDS, "Back", "seen from the back"),
    ViewName.LEFT: _whole(BACKWARDS, "Left side", "seen from the person's left"),
    ViewName.RIGHT: _whole(FORWARDS, "Right side", "seen from the person's right"),
    ViewName.HEAD_FRONT: _close(
        Part.HEAD, LEFTWARDS, _risen(0), "Head, front", "head seen from the front"
    ),
    ViewName.HEAD_BACK: _close(
        Part.HEAD, RIGHTWARDS, _risen(0), "Head, back", "head seen from the back"
    ),
    ViewName.HEAD_LEFT: _close(
        Part.HEAD, BACKWARDS, _risen(0), "Head, left side", "head seen from the person's left"
    ),
    ViewName.HEAD_RIGHT: _close(
        Part.HEAD, FORWARDS, _risen(0), "Head, right side", "head seen from the person's right"
    ),
    ViewName.HANDS_PALM: _close(Part.HANDS, LEFTWARDS, _risen(0), "Palms", "palms of both hands"),
    ViewName.HANDS_BACK: _close(
        Part.HANDS, RIGHTWARDS, _risen(0), "Backs of hands", "backs of both hands"
    ),
    # Toes down, as the feet of the view from the front would be seen from nearer by.
    ViewName.FEET_TOP: _close(
        Part.FEET, LEFTWARDS, _risen(50), "Tops of feet", "both feet seen from above"
    ),
    # Toes up, as soles are drawn.
    ViewName.FEET_SOLE: _close(
        Part.FEET, LEFTWARDS, FORWARDS, "Soles", "both soles seen from below"
    ),
    ViewName.PELVIS_FRONT: _close(
        Part.PELVIS, LEFTWARDS, _risen(0), "Pelvis, front", "pelvis seen from the front"
    ),
    ViewName.PELVIS_BACK: _close(
        Part.PELVIS,
        RIGHTWARDS,
        _risen(-35, behind=True),
        "Pelvis, back",
        "pelvis seen from behind and below",
    ),
}

PAIRS: Final[tuple[tuple[ViewName, ViewName], ...]] = (
    (ViewName.FRONT, ViewName.BACK),
    (ViewName.RIGHT, ViewName.LEFT),
    (ViewName.HEAD_FRONT, ViewName.HEAD_BACK),
    (ViewName.HEAD_RIGHT, ViewName.HEAD_LEFT),
    (ViewName.HANDS_PALM, ViewName.HANDS_BACK),
    (ViewName.FEET_TOP, ViewName.FEET_SOLE),
    (ViewName.PELVIS_FRONT, ViewName.PELVIS_BACK),
)
"""Views that are shown side by side: what one can't see, the other does."""


def beside(name: ViewName) -> ViewName:
    """Give the view that is shown beside one."""
    return next(one if other is name else other for one, other in PAIRS if name in (one, other))


def part_views(part: Part) -> tuple[ViewName, ...]:
    """Give the views that take in a part, in the order of their pairs."""
    return tuple(name for pair in PAIRS for name in pair if CAMERAS[name].part is part)
