"""A pattern as shapes on a view: a muscle's, or a nerve's, joint's, organ's. Renders nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Part, beside
from explorer.body.fibres import over
from explorer.drawing.muscles import drawn, faces, muscle_sheet
from explorer.drawing.shapes import Kind, Shape
from explorer.knowledge.model import Muscle
from explorer.knowledge.vocabulary import Laterality
from explorer.text import cited, sided, told
from explorer.words import number, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from explorer.body import Body, Sex, Side, View, ViewName
    from explorer.drawing.muscles import Drawn
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Counted, OtherPattern, TriggerPoint

    Field = NDArray[np.float32]
    Points = NDArray[np.float64]


@lru_cache(maxsize=512)
def pattern(
    atlas: Atlas,
    subject: Muscle | OtherPattern,
    side: Side,
    view: ViewName,
    sex: Sex,
    point: int | None = None,
) -> tuple[Shape, ...]:
    """Draw the pain published for a muscle or another structure, in Travell's notation.

    Parameters
    ----------
    atlas, subject, side
        Whose pattern, on which side of the person; what lies on one side only stays there.
    view, sex
        Which picture.
    point
        One trigger point's id, or all of the muscle's.

    """
    seen = atlas.body.view(view, sex)
    if isinstance(subject, Muscle):
        return _of_muscle(atlas, subject, side, seen, point)
    return _of_other(atlas, subject, side, seen)


def _of_muscle(
    atlas: Atlas, muscle: Muscle, side: Side, seen: View, point: int | None
) -> tuple[Shape, ...]:
    points = [p for p in muscle.trigger_points if point in (None, p.id)]
    zones = [atlas.zones(muscle, p, side) for p in points]
    essential = np.maximum.reduce([z[0] for z in zones])
    spillover = np.maximum.reduce([z[1] for z in zones])
    fibres = muscle_sheet(atlas.body, muscle, side, seen.sex)
    name = sided(muscle.name.lower(), side, atlas.language)
    return (
        *(_muscle(drawn(atlas.body, muscle, side, seen), name, atlas.language)
          if faces(atlas.body, muscle, side, seen) else ()),
        Shape(Kind.SPILLOVER, atlas.body.outline(spillover, seen),
              say(atlas.language, "{name}: pain felt by some people", name=name)),
        Shape(Kind.ESSENTIAL, atlas.body.outline(essential, seen),
              say(atlas.language, "{name}: pain felt by nearly everyone in the chart",
                  name=name)),
        *(shape for p in points for shape in _point(atlas.body, seen, fibres, p, name)),
    )


def _of_other(
    atlas: Atlas, other: OtherPattern, side: Side, seen: View
) -> tuple[Shape, ...]:
    essential, spillover = atlas.other_zones(other, side)
    name = told(other, side, atlas.language)
    return (
        Shape(
            Kind.SPILLOVER,
            atlas.body.outline(spillover, seen),
            say(atlas.language, "{name}: pain felt by some people", name=name),
            other.structure,
        ),
        Shape(
            Kind.ESSENTIAL,
            atlas.body.outline(essential, seen),
            say(atlas.language, "{name}: where its pain is mostly felt", name=name),
            other.structure,
        ),
    )


@lru_cache(maxsize=256)
def counts(
    atlas: Atlas, subject: Muscle | OtherPattern, side: Side, view: ViewName, sex: Sex
) -> tuple[Shape, ...]:
    """Draw where studies counted pain, the rarest places first: one shape a place and study."""
    seen = atlas.body.view(view, sex)
    paired = Laterality.EITHER if isinstance(subject, Muscle) else subject.side
    name = told(subject, side, atlas.language)
    shapes = [
        shape
        for study in counted(subject)
        for shape in _counted(
            atlas, study, name, atlas.places_counted(study, side, paired), seen
        )
    ]
    return tuple(sorted(shapes, key=lambda shape: shape.share or 0))


def counted(subject: Muscle | OtherPattern) -> tuple[Counted, ...]:
    """Give the studies that counted a subject's pain place by place, each once."""
    parts = subject.trigger_points if isinstance(subject, Muscle) else (subject,)
    return tuple(dict.fromkeys(study for part in parts for study in part.referral.counted))


def _counted(
    atlas: Atlas, study: Counted, name: str, places: Field, seen: View
) -> Iterator[Shape]:
    source = atlas.sources[study.source]
    for felt, field in zip(study.felt, places, strict=True):
        yield Shape(
            Kind.COUNTED,
            atlas.body.outline(field, seen),
            say(
                atlas.language,
                "{name}: {percent}% felt pain here, {place} ({source}, {n} {people})",
                name=name,
                percent=number(atlas.language, felt.percent),
                place=felt.where,
                source=cited(source),
                n=study.n,
                people=study.of,
            ),
            share=felt.percent / 100,
        )


def _muscle(seen: Drawn, name: str, language: str) -> tuple[Shape, ...]:
    return (
        Shape(Kind.MUSCLE, seen.outline, say(language, "{name} muscle", name=name)),
        Shape(Kind.FIBRE, seen.flesh, say(language, "{name}: direction of its fibres", name=name)),
    )


def _point(
    body: Body, view: View, fibres: Points, point: TriggerPoint, name: str
) -> tuple[Shape, ...]:
    across = point.at.across * (fibres.shape[0] - 1)
    along = point.at.along * (fibres.shape[1] - 1)
    at = fibres[round(across), round(along)][None]
    above = over(body, at, sex=view.sex)
    words = say(body.language, "{name}: usual site {number}, {place}",
                name=name, number=point.id, place=point.name)
    if view.visible(above)[0]:
        return (Shape(Kind.POINT, (view.project(at),), words),)
    if view.camera.part is not Part.WHOLE:
        # A close-up's other side is all that can lie behind it; the rest is not in it at all.
        other = body.view(beside(view.name), view.sex)
        if not other.visible(above)[0]:
            return ()
    words += say(body.language, ", on the other side of the body")
    return (Shape(Kind.POINT_BEHIND, (view.project(at),), words),)
