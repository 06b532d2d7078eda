"""Cut a pattern as a question shows it: its best views, framed to where it is felt.

Says what is in each picture; the deck and the page of questions each draw it their way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from explorer.drawing.choice import views_of
from explorer.drawing.patterns import pattern
from explorer.drawing.shapes import Kind, Shape, frame

if TYPE_CHECKING:
    from explorer.body import Sex, Side, ViewName
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle, OtherPattern

MARGIN: Final = 60  # units of body around what is drawn
SMALLEST: Final = 400  # units: enough body to see where one is
ZONES: Final = (Kind.ESSENTIAL, Kind.SPILLOVER)


@dataclass(frozen=True, eq=False, slots=True)
class Cut:
    """One view of a pattern, cut to a frame.

    Attributes
    ----------
    view
        The view.
    frame
        ``(x, y, width, height)`` of what is shown, in whole units.
    skin
        The same of the view's skin picture.
    unit
        Units a centimetre.
    shapes
        All of the pattern, from the back to the front.

    """

    view: ViewName
    frame: tuple[int, int, int, int]
    skin: tuple[int, int, int, int]
    unit: int
    shapes: tuple[Shape, ...]

    @property
    def zones(self) -> tuple[Shape, ...]:
        """Where it is felt, alone: what a question may show."""
        return tuple(shape for shape in self.shapes if shape.kind in ZONES)

    @property
    def picture(self) -> tuple[float, float, float]:
        """Width, left and top of the skin picture, in per cent of the frame."""
        x, y, width, height = self.frame
        x0, y0, whole, _ = self.skin
        return 100 * whole / width, 100 * (x0 - x) / width, 100 * (y0 - y) / height

    @property
    def viewbox(self) -> str:
        """The frame as SVG takes it."""
        return " ".join(map(str, self.frame))


def cuts(
    atlas: Atlas, subject: Muscle | OtherPattern, side: Side, sex: Sex
) -> tuple[Cut, ...]:
    """Cut the one or two views that show a pattern best."""
    found = []
    for name in views_of(atlas, subject, side, sex):
        view = atlas.body.view(name, sex)
        shapes = [
            s for s in pattern(atlas, subject, side, name, sex)
            if s.rings and s.kind is not Kind.POINT_BEHIND
        ]
        if shapes:
            found.append(Cut(
                name, frame(shapes, unit=view.unit, margin=MARGIN, least=SMALLEST),
                view.frame, view.unit,
                tuple(sorted(shapes, key=lambda s: list(Kind).index(s.kind))),
            ))
    return tuple(found)
