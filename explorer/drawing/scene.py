"""What a view shows, as ordered shapes in picture centimetres with their words. Renders nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from explorer.body import Sex, Side, ViewName
from explorer.drawing.patterns import counts, pattern, told
from explorer.drawing.shapes import Kind, Shape
from explorer.marks import Spot, drawing
from explorer.match import Match
from explorer.text import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.body import Body, View
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle, OtherPattern
    from explorer.match import OtherMatch


class How(StrEnum):
    """How a pattern is shown: active, as charts draw it; latent, dimmed; or as studies counted."""

    ACTIVE = "active"
    LATENT = "latent"
    COUNTED = "counted"


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """A view of a body with shapes over it, back to front, and a sentence that says it all."""

    view: View
    shapes: tuple[Shape, ...]
    words: str
    how: How = How.ACTIVE


def scene(
    atlas: Atlas,
    view: ViewName | str,
    *,
    sex: Sex | str = Sex.FEMALE,
    marks: Iterable[str | Spot] = (),
    matches: Sequence[Match | OtherMatch] = (),
) -> Scene:
    """Compose what a view shows.

    Parameters
    ----------
    atlas
        What is known.
    view, sex
        Which picture.
    marks
        Drawn cells and points.
    matches
        Whose patterns to paint, best first.

    """
    seen = atlas.body.view(ViewName(view), Sex(sex))
    marks = tuple(marks)
    shapes = [
        shape
        for match in matches
        for shape in _matched(atlas, match, seen)
    ]
    shapes += [_mark(atlas.body, mark, seen) for mark in marks]
    return Scene(seen, _in_order(shapes), _sentence(atlas, seen, marks, matches))


def _matched(atlas: Atlas, match: Match | OtherMatch, seen: View) -> tuple[Shape, ...]:
    if isinstance(match, Match):
        return pattern(atlas, match.muscle, match.side, seen.name, seen.sex,
                       match.trigger_point.id)
    return pattern(atlas, match.pattern, match.side, seen.name, seen.sex)


def pattern_scene(
    atlas: Atlas,
    subject: Muscle | OtherPattern,
    side: Side,
    view: ViewName,
    sex: Sex,
    *,
    how: How = How.ACTIVE,
) -> Scene:
    """Compose a view of one muscle with all its trigger points, or of another structure."""
    seen = atlas.body.view(view, sex)
    shapes = pattern(atlas, subject, side, view, sex)
    if how is How.COUNTED:
        zones = {Kind.ESSENTIAL, Kind.SPILLOVER}
        shapes = (*(s for s in shapes if s.kind not in zones),
                  *counts(atlas, subject, side, view, sex))
    words = f"Pattern of the {told(subject, side)}, {sex.value} body seen from the {_FROM[view]}."
    return Scene(seen, _in_order(shapes), f"{words}{_HOW[how]}", how)


_HOW = {
    How.ACTIVE: "",
    How.LATENT: " A latent point is sore when pressed; its pattern is dimmed.",
    How.COUNTED: " Shaded by how many people felt pain there.",
}


def _in_order(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    order = list(Kind)
    return tuple(sorted((s for s in shapes if s.rings), key=lambda s: order.index(s.kind)))


def _sentence(
    atlas: Atlas,
    view: View,
    marks: tuple[str | Spot, ...],
    matches: Sequence[Match | OtherMatch],
) -> str:
    said = [f"{view.sex.value} body seen from the {_FROM[view.name]}"]
    names = [place(atlas.body, m) for m in marks if isinstance(m, str)]
    if names:
        said.append("marked: " + ", ".join(names))
    said += [f"pattern of the {told(_subject(match), match.side)}" for match in matches]
    sentence = "; ".join(said)
    return sentence[0].upper() + sentence[1:] + "."


def _subject(match: Match | OtherMatch) -> Muscle | OtherPattern:
    return match.muscle if isinstance(match, Match) else match.pattern


_FROM = {
    ViewName.FRONT: "front",
    ViewName.BACK: "back",
    ViewName.LEFT: "person's left",
    ViewName.RIGHT: "person's right",
}


def _mark(body: Body, mark: str | Spot, view: View) -> Shape:
    words = place(body, mark) if isinstance(mark, str) else "marked point"
    return Shape(Kind.MARK, body.outline(drawing(body, [mark]), view), f"marked: {words}")
