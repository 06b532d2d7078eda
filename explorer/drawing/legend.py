"""What the signs on a picture mean, for every backend. Holds words, draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from explorer.drawing.shapes import Kind
from explorer.knowledge.vocabulary import Structure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.drawing.shapes import Shape

    Sign = tuple[Kind, Structure | None]

WORDS: Final[dict[Sign, str]] = {
    (Kind.POINT, None): "usual site",
    (Kind.POINT_BEHIND, None): "usual site, on the other side",
    (Kind.ESSENTIAL, None): "felt by nearly everyone",
    (Kind.SPILLOVER, None): "felt by some",
    (Kind.ESSENTIAL, Structure.NERVE): "nerve: mostly felt",
    (Kind.SPILLOVER, Structure.NERVE): "nerve: felt by some",
    (Kind.ESSENTIAL, Structure.JOINT): "joint: mostly felt",
    (Kind.SPILLOVER, Structure.JOINT): "joint: felt by some",
    (Kind.ESSENTIAL, Structure.ORGAN): "organ: mostly felt",
    (Kind.SPILLOVER, Structure.ORGAN): "organ: felt by some",
    (Kind.COUNTED, None): "counted: the stronger, the more felt it",
    (Kind.MUSCLE, None): "muscle",
    (Kind.MARK, None): "marked",
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
