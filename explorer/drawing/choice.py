"""Choose the views that show a pattern best. Draws nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from explorer.body import Part, ViewName, part_views
from explorer.knowledge.model import Muscle

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.body import Body, Sex, Side
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import OtherPattern

    Field = NDArray[np.float32]

WHOLE: Final = part_views(Part.WHOLE)
MOST: Final = 2
CLEARER: Final = 1.5  # times what a whole view shows of the zone: then a close-up is chosen
WORTH: Final = 0.12  # share of the zone that a second view must add to what the first shows
HALF: Final = 0.5  # of a field: the outline of a zone
MOSTLY: Final = 0.6  # share of the zone that a close-up must show to be offered for it


def views_of(
    atlas: Atlas, subject: Muscle | OtherPattern, side: Side, sex: Sex
) -> tuple[ViewName, ...]:
    """Give the one or two views that show most of a pattern's essential zone, best first.

    Whole views, unless a close-up shows far more of it: the sole is seen close up only.
    """
    return views_showing(atlas.body, essential_of(atlas, subject, side), sex)


def views_showing(body: Body, field: Field, sex: Sex) -> tuple[ViewName, ...]:
    """Give the one or two views that show most of a field ``(V,)``, best first."""
    left = field * body.areas
    whole = float(left.sum())
    seen = {name: body.view(name, sex).visible(np.arange(len(left))) for name in ViewName}
    shown = {name: float(left[seen[name]].sum()) for name in ViewName}
    enough = CLEARER * max(shown[name] for name in WHOLE) >= max(shown.values())
    names = WHOLE if enough else tuple(ViewName)
    chosen: list[ViewName] = []
    while len(chosen) < MOST:
        best = max(names, key=lambda name: float(left[seen[name]].sum()))
        if chosen and left[seen[best]].sum() < WORTH * whole:
            break
        chosen.append(best)
        left = np.where(seen[best], 0, left)
    return tuple(chosen)


@lru_cache(maxsize=512)
def close_up(
    atlas: Atlas, subject: Muscle | OtherPattern, side: Side, sex: Sex
) -> ViewName | None:
    """Name the close-up that shows a pattern best; None when its essential zone needs more."""
    return close_up_of(atlas.body, essential_of(atlas, subject, side), sex)


def close_up_of(body: Body, field: Field, sex: Sex) -> ViewName | None:
    """Name the close-up that shows a field ``(V,)`` best; None when it needs more."""
    inside = np.flatnonzero((field > HALF) & body.skin)
    areas = body.areas[inside]
    for part in Part:
        views = () if part is Part.WHOLE else part_views(part)
        seen = [body.view(view, sex).visible(inside) for view in views]
        if seen and np.any(seen, axis=0) @ areas >= MOSTLY * areas.sum():
            return views[int(np.argmax([shown @ areas for shown in seen]))]
    return None


def essential_of(atlas: Atlas, subject: Muscle | OtherPattern, side: Side) -> Field:
    """Give the essential zone of a pattern, all trigger points of a muscle together."""
    if isinstance(subject, Muscle):
        zones = [atlas.zones(subject, point, side)[0] for point in subject.trigger_points]
    else:
        zones = [atlas.other_zones(subject, side)[0]]
    field: Field = np.maximum.reduce(zones)
    return field
