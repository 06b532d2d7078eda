"""Choose the views that show a pattern best. Draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from explorer.body import ViewName
from explorer.knowledge.model import Muscle

if TYPE_CHECKING:
    from explorer.body import Sex, Side
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import OtherPattern

WHOLE: Final = (ViewName.FRONT, ViewName.BACK, ViewName.RIGHT, ViewName.LEFT)
MOST: Final = 2
LITTLE: Final = 0.3  # share of the zone below which the whole views don't do
WORTH: Final = 0.12  # share of the zone that a second view must add to what the first shows


def views_of(
    atlas: Atlas, subject: Muscle | OtherPattern, side: Side, sex: Sex
) -> tuple[ViewName, ...]:
    """Give the one or two views that show most of a pattern's essential zone, best first.

    Whole views, unless they show little of it: the sole is seen close up only.
    """
    if isinstance(subject, Muscle):
        zones = [atlas.zones(subject, point, side)[0] for point in subject.trigger_points]
    else:
        zones = [atlas.other_zones(subject, side)[0]]
    left = np.maximum.reduce(zones) * atlas.body.areas
    whole = float(left.sum())
    seen = {name: atlas.body.view(name, sex).visible(np.arange(len(left))) for name in ViewName}
    enough = max(left[seen[name]].sum() for name in WHOLE) >= LITTLE * whole
    names = WHOLE if enough else tuple(ViewName)
    chosen: list[ViewName] = []
    while len(chosen) < MOST:
        best = max(names, key=lambda name: float(left[seen[name]].sum()))
        if chosen and left[seen[best]].sum() < WORTH * whole:
            break
        chosen.append(best)
        left = np.where(seen[best], 0, left)
    return tuple(chosen)
