"""Where to look when a pattern is explained step by step: views, frames, lines from site to pain.

Chooses and measures; what is shown there is drawn by others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from explorer.body import CAMERAS, Part, ViewName, part_views
from explorer.drawing.choice import close_up
from explorer.drawing.labels import deepest
from explorer.drawing.patterns import pattern
from explorer.drawing.shapes import Kind, frame
from explorer.knowledge.model import Muscle
from explorer.knowledge.vocabulary import Structure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from explorer.body import Sex, Side
    from explorer.drawing.shapes import Shape
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import OtherPattern, TriggerPoint

    Points = NDArray[np.float64]

MOST: Final = 2  # views side by side
WORTH: Final = 0.15  # of the largest zone: less is not worth a second view, or a line
SITE: Final = (6.0, 42.0)  # cm of body around it; cm at least, to see where one is
FELT: Final = (5.0, 46.0)
CLOSE: Final = (1.5, 16.0)  # the same on a close-up
# Views from which people know a body; the soles and tops of feet are both of that kind.
FACING: Final = tuple(
    view for view, camera in CAMERAS.items() if camera.corners[0] in ("RIGHT", "LEFT")
)
ENOUGH: Final = 0.55  # of the largest zone, that front or back must show of it
BRIM: Final = 1.0  # cm: a muscle that comes so near the edge of a close-up goes on beyond it
HELD: Final = 0.97  # share of a muscle's outline that a close-up must hold
FAR: Final = 7.0  # cm from the site to the pain from which a line tells more than it hides
BEND: Final = 0.16  # of its length, that a line swings out


@dataclass(frozen=True, slots=True)
class Stage:
    """One view and the part of it to show.

    Attributes
    ----------
    view
        The view.
    frame
        ``(x, y, width, height)`` in its units.
    lines
        From a site to where its pain is felt: ``(x, y, x of the bend, y of it, x, y)`` each.

    """

    view: ViewName
    frame: tuple[int, int, int, int]
    lines: tuple[tuple[int, ...], ...] = ()


def site(atlas: Atlas, record: Muscle | OtherPattern, side: Side, sex: Sex) -> Stage:
    """Give the view that shows a muscle and its sites best.

    What is no muscle has no site here: a whole picture, from the back for what leaves the spine.
    """
    if not isinstance(record, Muscle):
        view = felt(atlas, record, side, sex)[0].view
        if record.structure is Structure.NERVE_ROOT and CAMERAS[view].part is Part.WHOLE:
            view = ViewName.BACK
        return Stage(view, _frame(atlas, view, sex, [], SITE))
    views = part_views(_part(atlas, record, side, sex))

    def shows(view: ViewName) -> tuple[int, float]:
        shapes = pattern(atlas, record, side, view, sex)
        seen = sum(shape.kind is Kind.POINT for shape in shapes)
        return seen, _area(shape for shape in shapes if shape.kind is Kind.MUSCLE)

    view = max(views, key=shows)
    shown = [shape for shape in pattern(atlas, record, side, view, sex)
             if shape.kind in (Kind.MUSCLE, Kind.POINT, Kind.POINT_BEHIND) and shape.rings]
    return Stage(view, _frame(atlas, view, sex, shown, SITE))


def felt(
    atlas: Atlas, record: Muscle | OtherPattern, side: Side, sex: Sex
) -> tuple[Stage, ...]:
    """Give the one or two views that show where it is felt, side by side on one scale."""
    views = _telling(atlas, record, side, sex)
    if isinstance(record, Muscle) and len(views) < MOST:
        home = site(atlas, record, side, sex).view
        if home not in views and CAMERAS[home].part is CAMERAS[views[0]].part:
            views.append(home)  # else the cross is seen on neither
    views.sort(key=list(ViewName).index)
    shapes = {view: [s for s in pattern(atlas, record, side, view, sex) if s.rings]
              for view in views}
    frames = {view: _frame(atlas, view, sex, shapes[view], FELT) for view in views}
    if len({CAMERAS[view].part for view in views}) == 1:
        frames = _on_one_scale(frames)
    return tuple(
        Stage(view, frames[view], _lines(atlas, record, side, view, sex)) for view in views
    )


def _telling(
    atlas: Atlas, record: Muscle | OtherPattern, side: Side, sex: Sex
) -> list[ViewName]:
    """Choose by how large the zones look: front and back, unless a side shows much more."""
    zones = {
        view: _area(_essential(atlas, record, side, view, sex))
        for view in part_views(_part(atlas, record, side, sex))
    }
    plain = {view: zones[view] for view in zones if view in FACING}
    if max(plain.values(), default=0) >= ENOUGH * max(zones.values()):
        zones = plain
    else:
        zones = {view: area for view, area in zones.items() if area >= max(plain.values())}
    least = WORTH * max(zones.values())
    return sorted((v for v in zones if zones[v] > least), key=zones.__getitem__)[-MOST:]


def _part(atlas: Atlas, record: Muscle | OtherPattern, side: Side, sex: Sex) -> Part:
    """Give the close-up's part when it holds the muscle and its pain, else the whole body."""
    close = close_up(atlas, record, side, sex)
    if close is None:
        return Part.WHOLE
    part = CAMERAS[close].part
    held = not isinstance(record, Muscle) or any(
        _holds(atlas, record, side, view, sex) for view in part_views(part)
    )
    return part if held else Part.WHOLE


def _holds(atlas: Atlas, muscle: Muscle, side: Side, view: ViewName, sex: Sex) -> bool:
    """Tell whether a view has a site in sight, and most of the muscle within its picture."""
    shapes = pattern(atlas, muscle, side, view, sex)
    drawn = [ring for shape in shapes if shape.kind is Kind.MUSCLE for ring in shape.rings]
    if not drawn or not any(shape.kind is Kind.POINT for shape in shapes):
        return False
    x, y, width, height = atlas.body.view(view, sex).frame
    edge = np.concatenate(drawn) * CAMERAS[view].unit - (x, y)
    brim = round(BRIM * CAMERAS[view].unit)
    inside = np.all((edge >= brim) & (edge <= (width - brim, height - brim)), axis=1)
    return bool(inside.mean() >= HELD)


def _essential(
    atlas: Atlas, record: Muscle | OtherPattern, side: Side, view: ViewName, sex: Sex
) -> Iterable[Shape]:
    return [s for s in pattern(atlas, record, side, view, sex) if s.kind is Kind.ESSENTIAL]


def _area(shapes: Iterable[Shape]) -> float:
    return sum(abs(_signed(ring)) for shape in shapes for ring in shape.rings)


def _signed(ring: Points) -> float:
    x, y = ring.T
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def _frame(
    atlas: Atlas, view: ViewName, sex: Sex, shapes: list[Shape], room: tuple[float, float]
) -> tuple[int, int, int, int]:
    """Frame shapes, within the picture."""
    unit = CAMERAS[view].unit
    x, y, width, height = atlas.body.view(view, sex).frame
    if not shapes:
        return x, y, width, height
    margin, least = room if CAMERAS[view].part is Part.WHOLE else CLOSE
    left, top, across, down = frame(
        shapes, unit=unit, margin=round(margin * unit), least=round(least * unit)
    )
    across, down = min(across, width), min(down, height)
    return (
        min(max(left, x), x + width - across), min(max(top, y), y + height - down), across, down
    )


def _on_one_scale(
    frames: dict[ViewName, tuple[int, int, int, int]]
) -> dict[ViewName, tuple[int, int, int, int]]:
    """Give frames the same top and height, so that a hand is as high on one as on the other."""
    top = min(y for _, y, _, _ in frames.values())
    low = max(y + height for _, y, _, height in frames.values())
    return {view: (x, top, width, low - top) for view, (x, _, width, _) in frames.items()}


def _lines(
    atlas: Atlas, record: Muscle | OtherPattern, side: Side, view: ViewName, sex: Sex
) -> tuple[tuple[int, ...], ...]:
    """Lead from each site to where its own pain is mostly felt, if that lies elsewhere."""
    if not isinstance(record, Muscle):
        return ()
    found = [
        line for point in record.trigger_points
        for line in _from(atlas, record, point, side, view, sex)
    ]
    return tuple(found)


def _from(
    atlas: Atlas, muscle: Muscle, point: TriggerPoint, side: Side, view: ViewName, sex: Sex
) -> Iterable[tuple[int, ...]]:
    shapes = pattern(atlas, muscle, side, view, sex, point.id)
    starts = [s.rings[0][0] for s in shapes if s.kind in (Kind.POINT, Kind.POINT_BEHIND)]
    rings = [ring for s in shapes if s.kind is Kind.ESSENTIAL for ring in s.rings]
    if not starts or not rings:
        return
    start = starts[0]
    unit = CAMERAS[view].unit
    largest = max(abs(_signed(ring)) for ring in rings)
    for ring in rings:
        if abs(_signed(ring)) < WORTH * largest:
            continue
        end = deepest((ring,), least=0)
        if end is None:
            continue
        way = np.array(end) - start
        if np.hypot(*way) < FAR or np.hypot(*(ring - start).T).min() < FAR / 2:
            continue
        bend = start + way / 2 + BEND * np.array([way[1], -way[0]]) * np.sign(way[0] or 1)
        yield tuple(np.rint(np.concatenate([start, bend, end]) * unit).astype(int).tolist())
