"""What a view shows, as ordered shapes in picture centimetres with their words. Renders nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Sex, Side, ViewName
from explorer.body.fibres import over, sheet
from explorer.knowledge.vocabulary import Depth
from explorer.marks import Spot, drawing
from explorer.text import place, sided

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from explorer.body import Body, View
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle, TriggerPoint
    from explorer.match import Match

    Points = NDArray[np.float64]

FIBRES = 13  # a page's worth: more blur into a solid
SEEN = 0.3  # share of a muscle's skin that a view must show for the muscle to be drawn in it
# A superficial belly bulges to the skin; a deep one keeps to the bones it joins.
LIFT = {Depth.SUPERFICIAL: 0.85, Depth.INTERMEDIATE: 0.4, Depth.DEEP: 0.1}


class Kind(StrEnum):
    """What a shape stands for, in drawing order from the back to the front."""

    MUSCLE = "muscle"
    FIBRE = "fibre"
    SPILLOVER = "spillover"
    ESSENTIAL = "essential"
    MARK = "mark"
    POINT = "point"
    POINT_BEHIND = "point-behind"


AREAS = {Kind.MUSCLE, Kind.SPILLOVER, Kind.ESSENTIAL, Kind.MARK}
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

    """

    kind: Kind
    rings: tuple[Points, ...]
    words: str

    @property
    def path(self) -> str:
        """The rings as an SVG path in whole millimetres, relative: short on the wire."""
        return "".join(path(ring, closed=self.kind in AREAS) for ring in self.rings)


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """A view of a body with shapes over it, back to front, and a sentence that says it all."""

    view: View
    shapes: tuple[Shape, ...]
    words: str


def path(ring: Points, *, closed: bool) -> str:
    """Write a ring as a relative SVG path in whole millimetres."""
    whole = np.rint(np.asarray(ring) * 10).astype(int)
    steps = np.diff(whole, axis=0)
    moved = steps[np.any(steps != 0, axis=1)]
    start = f"M{whole[0, 0]} {whole[0, 1]}"
    if not len(moved):
        return start
    line = "l" + " ".join(f"{x} {y}" for x, y in moved.tolist()).replace(" -", "-")
    return start + line + ("z" if closed else "")


def scene(
    atlas: Atlas,
    view: ViewName | str,
    *,
    sex: Sex | str = Sex.FEMALE,
    marks: Iterable[str | Spot] = (),
    matches: Sequence[Match] = (),
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
        for shape in pattern(atlas, match.muscle, match.side, seen.name, seen.sex,
                             match.trigger_point.id)
    ]
    shapes += [_mark(atlas.body, mark, seen) for mark in marks]
    order = list(Kind)
    shapes.sort(key=lambda s: order.index(s.kind))
    return Scene(seen, tuple(s for s in shapes if s.rings), _sentence(atlas, seen, marks, matches))


def muscle_scene(
    atlas: Atlas, muscle: Muscle, side: Side, view: ViewName, sex: Sex
) -> Scene:
    """Compose a view of one muscle with all its trigger points and their pattern."""
    seen = atlas.body.view(view, sex)
    shapes = tuple(s for s in pattern(atlas, muscle, side, view, sex) if s.rings)
    words = f"Pattern of the {side.value} {muscle.name.lower()}, {sex.value} body seen from the"
    return Scene(seen, shapes, f"{words} {_FROM[view]}.")


def _sentence(
    atlas: Atlas, view: View, marks: tuple[str | Spot, ...], matches: Sequence[Match]
) -> str:
    said = [f"{view.sex.value} body seen from the {_FROM[view.name]}"]
    names = [place(atlas.body, m) for m in marks if isinstance(m, str)]
    if names:
        said.append("marked: " + ", ".join(names))
    said += [
        f"pattern of the {match.side.value} {match.muscle.name.lower()}" for match in matches
    ]
    sentence = "; ".join(said)
    return sentence[0].upper() + sentence[1:] + "."


_FROM = {
    ViewName.FRONT: "front",
    ViewName.BACK: "back",
    ViewName.LEFT: "person's left",
    ViewName.RIGHT: "person's right",
}


@lru_cache(maxsize=512)
def pattern(
    atlas: Atlas,
    muscle: Muscle,
    side: Side,
    view: ViewName,
    sex: Sex,
    point: int | None = None,
) -> tuple[Shape, ...]:
    """Draw a muscle, its usual sites and the pain published for them, in Travell's notation.

    Parameters
    ----------
    atlas, muscle, side
        Whose pattern, on which side of the person.
    view, sex
        Which picture.
    point
        One trigger point's id, or all of the muscle's.

    """
    seen = atlas.body.view(view, sex)
    points = [p for p in muscle.trigger_points if point in (None, p.id)]
    zones = [atlas.zones(muscle, p, side) for p in points]
    essential = np.maximum.reduce([z[0] for z in zones])
    spillover = np.maximum.reduce([z[1] for z in zones])
    fibres = muscle_sheet(atlas.body, muscle, side, sex)
    name = sided(muscle.name.lower(), side)
    return (
        *(_muscle(seen, fibres, name) if _faces(atlas.body, seen, fibres) else ()),
        Shape(Kind.SPILLOVER, atlas.body.outline(spillover, seen),
              f"{name}: pain felt by some people"),
        Shape(Kind.ESSENTIAL, atlas.body.outline(essential, seen),
              f"{name}: pain felt by nearly everyone in the chart"),
        *(_point(atlas.body, seen, fibres, p, name) for p in points),
    )


@lru_cache(maxsize=256)
def muscle_sheet(body: Body, muscle: Muscle, side: Side, sex: Sex) -> Points:
    """Shape a muscle's fibres: ``(FIBRES, steps, 3)`` points in cm."""
    lines = (muscle.fibres.origin, *muscle.fibres.via, muscle.fibres.insertion)
    return sheet(body, lines, side=side, sex=sex, fibres=FIBRES, lift=LIFT[muscle.depth])


def _faces(body: Body, view: View, fibres: Points) -> bool:
    """Tell whether enough of a muscle lies on this side of the body to draw it here."""
    above = over(body, fibres[::2, 2:-2:2].reshape(-1, 3), sex=view.sex)
    return bool(view.visible(above).mean() > SEEN)


def _muscle(view: View, fibres: Points, name: str) -> tuple[Shape, ...]:
    flat = view.project(fibres.reshape(-1, 3)).reshape(*fibres.shape[:2], 2)
    outline = np.concatenate([flat[:, 0], flat[-1], flat[::-1, -1], flat[0, ::-1]])
    return (
        Shape(Kind.MUSCLE, (outline,), f"{name} muscle"),
        Shape(Kind.FIBRE, tuple(flat), f"{name}: direction of its fibres"),
    )


def _point(
    body: Body, view: View, fibres: Points, point: TriggerPoint, name: str
) -> Shape:
    across = point.at.across * (fibres.shape[0] - 1)
    along = point.at.along * (fibres.shape[1] - 1)
    at = fibres[round(across), round(along)][None]
    above = over(body, at, sex=view.sex)
    kind = Kind.POINT if view.visible(above)[0] else Kind.POINT_BEHIND
    behind = "" if kind is Kind.POINT else ", on the other side of the body"
    return Shape(kind, (view.project(at),), f"{name}: usual site {point.id}, {point.name}{behind}")


def _mark(body: Body, mark: str | Spot, view: View) -> Shape:
    words = place(body, mark) if isinstance(mark, str) else "marked point"
    return Shape(Kind.MARK, body.outline(drawing(body, [mark]), view), f"marked: {words}")
