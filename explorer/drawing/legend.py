"""What the signs on a picture mean, for every backend. Holds words, draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from explorer.drawing.shapes import Kind
from explorer.knowledge.vocabulary import Structure
from explorer.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.drawing.shapes import Shape

    Sign = tuple[Kind, Structure | None]

WORDS: Final[dict[Sign, str]] = {
    (Kind.POINT, None): message("usual site"),
    (Kind.POINT_BEHIND, None): message("usual site, on the other side"),
    (Kind.ESSENTIAL, None): message("felt by nearly everyone"),
    (Kind.SPILLOVER, None): message("felt by some"),
    (Kind.ESSENTIAL, Structure.NERVE): message("nerve: mostly felt"),
    (Kind.SPILLOVER, Structure.NERVE): message("nerve: felt by some"),
    (Kind.ESSENTIAL, Structure.JOINT): message("joint: mostly felt"),
    (Kind.SPILLOVER, Structure.JOINT): message("joint: felt by some"),
    (Kind.ESSENTIAL, Structure.ORGAN): message("organ: mostly felt"),
    (Kind.SPILLOVER, Structure.ORGAN): message("organ: felt by some"),
    (Kind.COUNTED, None): message("counted: the stronger, the more felt it"),
    (Kind.MUSCLE, None): message("muscle"),
    (Kind.MARK, None): message("marked"),
    (Kind.YOURS, None): message("yours only"),
    (Kind.BOTH, None): message("both"),
    (Kind.THEIRS, None): message("pattern only"),
    (Kind.FIRST, None): "A",
    (Kind.SECOND, None): "B",
    (Kind.THIRD, None): "C",
}


def sign(shape: Shape) -> Sign:
    """Give the sign of a shape: nerves and nerve roots share one, fibres show their muscle."""
    kind = Kind.MUSCLE if shape.kind is Kind.FIBRE else shape.kind
    if (kind, shape.of) in WORDS:
        return kind, shape.of
    return kind, Structure.NERVE if shape.of is Structure.NERVE_ROOT else None


def legend(shapes: Iterable[Shape]) -> list[Sign]:
    """List the signs that are shown, each once, as they stand in WORDS."""
    shown = {sign(shape) for shape in shapes}
    return [known for known in WORDS if known in shown]
