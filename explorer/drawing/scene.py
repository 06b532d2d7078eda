"""What a view shows, as ordered shapes in picture centimetres with their words. Renders nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from explorer.body import Part, Sex, Side, ViewName
from explorer.drawing.apart import apart, compared, letters
from explorer.drawing.painted import Painted
from explorer.drawing.patterns import counts, pattern
from explorer.drawing.shapes import Kind, Shape
from explorer.ink import Stroke
from explorer.marks import drawing
from explorer.text import place, told
from explorer.words import capitalised, message, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.body import Body, View
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle, OtherPattern
    from explorer.marks import Mark
    from explorer.match import Match, OtherMatch


class How(StrEnum):
    """How a pattern is shown: active, as charts draw it; latent, dimmed; as studies counted.

    Or apart from what a person marked, which needs marks; or held against one or two others.
    """

    ACTIVE = "active"
    LATENT = "latent"
    COUNTED = "counted"
    EXPLAIN = "explain"


PUBLISHED = (How.ACTIVE, How.LATENT, How.COUNTED)  # what needs no marks


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """A view of a body with shapes over it, back to front, and a sentence that says it all.

    The title is for a picture among others; it may be empty. Letters with their places, in cm,
    name patterns that are compared.
    """

    view: View
    shapes: tuple[Shape, ...]
    words: str
    how: How = How.ACTIVE
    title: str = ""
    letters: tuple[tuple[str, float, float], ...] = ()


def scene(
    atlas: Atlas,
    view: ViewName | str,
    *,
    sex: Sex | str = Sex.FEMALE,
    marks: Iterable[Mark] = (),
    matches: Sequence[Match | OtherMatch | Painted] = (),
    how: How | str = How.ACTIVE,
    title: str = "",
    compare: bool = False,
) -> Scene:
    """Compose what a view shows.

    Parameters
    ----------
    atlas
        What is known.
    view, sex
        Which picture.
    marks
        Marked cells and points, and drawn strokes.
    matches
        Whose patterns to paint, best first: what was ranked, or any pattern.
    how
        How the patterns are shown.
    title
        A heading, for a picture among others.
    compare
        Whether two or three patterns are held against each other, each in its own texture.

    """
    seen, how = atlas.body.view(ViewName(view), Sex(sex)), How(how)
    marks = tuple(marks)
    patterns = [Painted.of(match) for match in matches]
    if how is How.EXPLAIN:
        shapes = [shape for one in patterns for shape in apart(atlas, one, marks, seen)]
    elif compare:
        shapes = list(compared(atlas, patterns, seen))
    else:
        shapes = [shape for one in patterns for shape in _painted(atlas, one, seen, how)]
    separate = () if how is How.EXPLAIN else marks  # there a mark is yours, or both
    shapes += [
        _mark(atlas.body, [mark], seen) for mark in separate if not isinstance(mark, Stroke)
    ]
    if strokes := [mark for mark in separate if isinstance(mark, Stroke)]:
        shapes.append(_mark(atlas.body, strokes, seen))  # together: one may rub out another
    words = sentence(atlas, _looked_at(seen, atlas.language), marks, patterns)
    return Scene(
        seen, _in_order(shapes), f"{words}{_then(atlas, how) if patterns else ''}", how, title,
        letters(atlas, patterns, seen) if compare and how is not How.EXPLAIN else (),
    )


def _painted(atlas: Atlas, one: Painted, seen: View, how: How) -> tuple[Shape, ...]:
    shapes = pattern(atlas, one.subject, one.side, seen.name, seen.sex, one.point)
    if how is not How.COUNTED:
        return shapes
    return (*(s for s in shapes if s.kind not in _ZONES),
            *counts(atlas, one.subject, one.side, seen.name, seen.sex))


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
    shapes = _painted(atlas, Painted(subject, side), seen, how)
    name = told(subject, side, atlas.language)
    words = say(atlas.language, "Pattern of the {name}, {seen}.",
                name=name, seen=_looked_at(seen, atlas.language))
    return Scene(seen, _in_order(shapes), f"{words}{_then(atlas, how)}", how,
                 capitalised(name))


BODY = {Sex.FEMALE: message("female body"), Sex.MALE: message("male body")}
_ZONES = {Kind.ESSENTIAL, Kind.SPILLOVER}
_HOW = {
    How.ACTIVE: "",
    How.LATENT: message(" A latent point is sore when pressed; its pattern is dimmed."),
    How.COUNTED: message(" Shaded by how many people felt pain there."),
    How.EXPLAIN: message(" What you marked and the pattern are drawn apart."),
}


def _then(atlas: Atlas, how: How) -> str:
    return say(atlas.language, _HOW[how]) if _HOW[how] else ""


def _in_order(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    order = list(Kind)
    return tuple(sorted((s for s in shapes if s.rings), key=lambda s: order.index(s.kind)))


def sentence(
    atlas: Atlas, seen: str, marks: Iterable[Mark], patterns: Iterable[Painted]
) -> str:
    """Say what a picture shows: what is seen, what is marked, whose patterns."""
    said = [seen]
    marked = [place(atlas.body, m) for m in marks if isinstance(m, str)]
    if marked:
        said.append(say(atlas.language, "marked: {places}", places=", ".join(marked)))
    said += [
        say(atlas.language, "pattern of the {name}",
            name=told(one.subject, one.side, atlas.language))
        for one in patterns
    ]
    return capitalised("; ".join(said)) + "."


def _looked_at(view: View, language: str) -> str:
    joint = " " if view.camera.part is Part.WHOLE else ", "
    return f"{say(language, BODY[view.sex])}{joint}{say(language, view.camera.seen)}"


def _mark(body: Body, marks: Sequence[Mark], view: View) -> Shape:
    first = marks[0]
    words = (
        place(body, first) if isinstance(first, str)
        else say(body.language, "drawing") if isinstance(first, Stroke)
        else say(body.language, "marked point")
    )
    return Shape(
        Kind.MARK,
        body.outline(drawing(body, marks), view),
        say(body.language, "marked: {places}", places=words),
    )
