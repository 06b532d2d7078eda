"""Draw the two ideas of needling on the body: one point, or a segment. Never how to needle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from explorer.body import Sex, Side, ViewName
from explorer.drawing.patterns import pattern
from explorer.drawing.shapes import Kind, frame
from explorer.drawing.svg import STYLE, draw_shapes
from explorer.words import say

if TYPE_CHECKING:
    from explorer.drawing.shapes import Shape
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle

SEEN: Final = (ViewName.BACK, Sex.FEMALE)
MARGIN: Final = 60  # units of body around what is drawn
NEAR: Final = {"shoulder", "upper-back"}  # of the segment's muscles, those that the frame can hold
SPINE: Final = ("cervical-multifidi",)  # the muscles beside the spine, of the neck's segments


def needling_models(atlas: Atlas, muscle: Muscle, picture: str) -> tuple[tuple[str, str], ...]:
    """Draw the local idea and the segment's, in the same frame.

    Parameters
    ----------
    atlas, muscle
        Whose points, and whose nerve roots.
    picture
        Address of the skin's picture, seen from behind.

    Returns
    -------
    For each what the drawing says, and the drawing as SVG.

    """
    roots = set(muscle.innervation.roots)
    sharing = [
        other for other in atlas.muscles.values()
        if roots & set(other.innervation.roots) and NEAR & set(other.regions)
    ]
    beside = [atlas.muscles[name] for name in SPINE if name in atlas.muscles]
    local = _muscle(atlas, muscle, points=True)
    segment = [s for other in (*sharing, *beside) for s in _muscle(atlas, other, points=False)]
    unit = atlas.body.view(*SEEN).unit
    framed = frame([*local, *segment], unit=unit, margin=MARGIN, least=0)
    of_point = say(
        atlas.language, "The local idea: the sore points in one muscle, here the {name}.",
        name=muscle.name.lower(),
    )
    of_segment = say(
        atlas.language,
        "The segment's idea: the muscles that share the roots {roots}, "
        "and those beside the spine, even where there is no sore point.",
        roots=", ".join(sorted(roots)),
    )
    return tuple(
        (words, _svg(atlas, shapes, framed, picture, words))
        for words, shapes in ((of_point, local), (of_segment, segment))
    )


def _muscle(atlas: Atlas, muscle: Muscle, *, points: bool) -> list[Shape]:
    kinds = {Kind.MUSCLE, Kind.FIBRE} | ({Kind.POINT} if points else set())
    return [s for s in pattern(atlas, muscle, Side.RIGHT, *SEEN) if s.kind in kinds]


def _svg(
    atlas: Atlas, shapes: list[Shape], framed: tuple[int, ...], picture: str, words: str
) -> str:
    view = atlas.body.view(*SEEN)
    x, y, width, height = view.frame
    box = " ".join(map(str, framed))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" '
        f"aria-label={quoteattr(words)}><title>{escape(words)}</title><style>{STYLE}</style>"
        f'<image x="{x}" y="{y}" width="{width}" height="{height}" href={quoteattr(picture)}/>'
        f"{draw_shapes(shapes, view.unit)}</svg>"
    )
