"""Muscles as an atlas draws them: belly, tendons and fibres on a view. Renders nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Side
from explorer.body.body import MIRROR
from explorer.body.fibres import over, sheet, slip_of
from explorer.body.outlines import around, thinned
from explorer.drawing.behind import behind, shown
from explorer.knowledge.vocabulary import Depth

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.body import Body, Sex, View, ViewName
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle

    Points = NDArray[np.float64]

FIBRES = 13  # a page's worth: more blur into a solid
SEEN = 0.3  # share of a muscle's skin that a view must show for the muscle to be drawn in it
EDGE = 0.2  # the same among all others: the calf is seen beside the shin
FACING = 0.5  # the same for a muscle that is seen from its own side
ARM = 17.0  # cm from the midline, farther than the trunk is wide
# A superficial belly bulges to the skin; a deep one keeps to the bones it joins.
LIFT = {Depth.SUPERFICIAL: 0.85, Depth.INTERMEDIATE: 0.4, Depth.DEEP: 0.1}
# Half of a belly's thickness: its share of the fibres' length, and its bounds in cm.
THICKNESS, THINNEST, THICKEST = 0.022, 0.12, 0.5
FINEST = 180  # discs of this share of a wide sheet's span still have an even edge
TENDON = 0.4  # of that at the tendon
FEWEST, EACH = 3, 0.5  # fibres of a sheet that are drawn; cm of its width for each
JOINED = 0.8  # cm: slips that are closer run as one
OTHER = {Side.RIGHT: Side.LEFT, Side.LEFT: Side.RIGHT}
ORDER = {Depth.DEEP: 0, Depth.INTERMEDIATE: 1, Depth.SUPERFICIAL: 2}


@dataclass(frozen=True, eq=False, slots=True)
class Drawn:
    """One muscle on one side of the person, on one view; lengths in picture centimetres.

    Attributes
    ----------
    muscle, side
        Which.
    outline
        Rings (n, 2) around belly and tendons.
    belly
        Rings around its flesh alone.
    flesh, tendons
        Open lines (n, 2): the fibres in the belly, and what goes on to the bones at both ends.

    """

    muscle: Muscle
    side: Side
    outline: tuple[Points, ...]
    belly: tuple[Points, ...]
    flesh: tuple[Points, ...]
    tendons: tuple[Points, ...]

    def mirrored(self) -> Drawn:
        """Give the other side's, on a view from the front or the back."""
        lines = (tuple(line * (-1, 1) for line in lines)
                 for lines in (self.outline, self.belly, self.flesh, self.tendons))
        return Drawn(self.muscle, OTHER[self.side], *lines)


@lru_cache(maxsize=1024)
def muscle_sheet(body: Body, muscle: Muscle, side: Side, sex: Sex) -> Points:
    """Shape a muscle's fibres: ``(FIBRES, steps, 3)`` points in cm."""
    if side is Side.LEFT:
        mirrored: Points = muscle_sheet(body, muscle, Side.RIGHT, sex) * MIRROR
        return mirrored
    lines = (muscle.fibres.origin, *muscle.fibres.via, muscle.fibres.insertion)
    return sheet(body, lines, side=side, sex=sex, fibres=FIBRES, lift=LIFT[muscle.depth],
                 slips=muscle.fibres.slips)


def faces(body: Body, muscle: Muscle, side: Side, view: View, *, share: float = SEEN) -> bool:
    """Tell whether enough of a muscle lies on this side of the body to draw it here."""
    above = _skin_over(body, muscle, view.sex)
    seen = view.visible(body.mirror[above] if side is Side.LEFT else above)
    return bool(seen.mean() > share)


@lru_cache(maxsize=1024)
def _skin_over(body: Body, muscle: Muscle, sex: Sex) -> NDArray[np.intp]:
    """Find the vertices of skin over the middle of a right muscle."""
    return over(body, _middle(body, muscle, sex), sex=sex)


@lru_cache(maxsize=1024)
def _under_the_skin(body: Body, muscle: Muscle, sex: Sex) -> float:
    """Measure how deep a muscle's middle lies on the whole: cm."""
    skin = body.vertices[sex][_skin_over(body, muscle, sex)]
    return float(np.linalg.norm(_middle(body, muscle, sex) - skin, axis=1).mean())


def _middle(body: Body, muscle: Muscle, sex: Sex) -> Points:
    fibres = muscle_sheet(body, muscle, Side.RIGHT, sex)
    return fibres[::2, 3:-3:3].swapaxes(0, 1).reshape(-1, 3)


@lru_cache(maxsize=32)
def muscles_seen(atlas: Atlas, view: ViewName, sex: Sex) -> tuple[Drawn, ...]:
    """Draw every muscle that a view shows, both sides of the person, back to front."""
    seen = atlas.body.view(view, sex)
    shown = [
        (muscle, side)
        for muscle in atlas.muscles.values()
        for side in (Side.RIGHT, Side.LEFT)
        if faces(atlas.body, muscle, side, seen, share=EDGE)
    ]
    shown.sort(key=lambda one: _before(atlas.body, one[0], one[1], seen))
    return tuple(drawn(atlas.body, muscle, side, seen) for muscle, side in shown)


def _before(
    body: Body, muscle: Muscle, side: Side, view: View
) -> tuple[bool, bool, int, bool, float]:
    """Tell what hides what.

    The near side of the body, an arm before the trunk, outer muscles before deep ones, those that
    face the viewer before those seen at the edge, and then what lies nearer to the skin.
    """
    aside = view.towards[0]  # 0 from the front and the back, where neither hides the other
    across = float(muscle_sheet(body, muscle, side, view.sex)[..., 0].mean())
    under = _under_the_skin(body, muscle, view.sex)
    facing = faces(body, muscle, side, view, share=FACING)
    return aside * across > 0, aside * across > ARM, ORDER[muscle.depth], facing, -under


@lru_cache(maxsize=4096)
def drawn(body: Body, muscle: Muscle, side: Side, view: View) -> Drawn:
    """Draw one muscle on a view."""
    if side is Side.LEFT and view.towards[0] == 0:
        return drawn(body, muscle, Side.RIGHT, view).mirrored()
    fibres = muscle_sheet(body, muscle, side, view.sex)
    flat = view.project(fibres.reshape(-1, 3)).reshape(*fibres.shape[:2], 2)
    length = float(np.median(np.linalg.norm(np.diff(fibres, axis=1), axis=2).sum(axis=1)))
    thick = float(np.clip(THICKNESS * length, THINNEST, THICKEST))
    if muscle.fibres.width:
        thick = muscle.fibres.width / 2
    along = np.linspace(0, 1, flat.shape[1])
    start, stop = muscle.fibres.belly
    swelling = np.sin(np.pi * ((along - start) / (stop - start)).clip(0, 1)) ** 0.7
    radii = (thick * (TENDON + (1 - TENDON) * swelling))
    span = float(np.ptp(flat.reshape(-1, 2), axis=0).max())
    radii = radii.clip(max(1 / view.unit, span / FINEST))  # thinner cannot be seen
    points, radius, at = _filled(flat, radii, muscle)
    flesh = (at >= start) & (at <= stop)
    tolerance = 0.5 / view.unit
    lines = _chosen(flat, muscle)
    hidden = np.zeros(flat.shape[:2], dtype=bool)
    if not muscle.fibres.slips:  # what lies between slips hides nothing
        hidden = behind(flat, fibres @ np.array(view.towards))
    first, last = (round(share * (len(along) - 1)) for share in muscle.fibres.belly)
    return Drawn(
        muscle,
        side,
        around(points, radius, tolerance=tolerance),
        around(points[flesh], radius[flesh], tolerance=tolerance),
        _seen(flat, hidden, lines, [slice(first, last + 1)], tolerance),
        _seen(flat, hidden, lines, [slice(first + 1), slice(last, None)], tolerance),
    )


def _seen(
    flat: Points, hidden: NDArray[np.bool_], lines: NDArray[np.intp], parts: list[slice],
    tolerance: float,
) -> tuple[Points, ...]:
    """Give the parts of the chosen fibres that the sheet itself does not hide."""
    return tuple(
        thinned(run, tolerance)
        for line in lines for part in parts for run in shown(flat[line, part], hidden[line, part])
    )


def _chosen(flat: Points, muscle: Muscle) -> NDArray[np.intp]:
    """Choose the fibres to draw: enough to show their direction, not so many that they blur."""
    width = float(np.median(np.linalg.norm(flat[0] - flat[-1], axis=1)))
    count = int(np.clip(width / EACH, FEWEST, len(flat)))
    if muscle.fibres.slips:
        count = max(count, FEWEST * len(muscle.fibres.insertion))
    return np.unique(np.linspace(0, len(flat) - 1, min(count, len(flat))).round().astype(int))


def _filled(flat: Points, radii: Points, muscle: Muscle) -> tuple[Points, Points, Points]:
    """Fill a sheet so densely that discs of the radii leave no gaps: (n, 2), (n,), shares."""
    apart = 0.9 * float(radii.min())
    along = _dense(np.linalg.norm(np.diff(flat, axis=1), axis=2).max(axis=0), apart)
    flat = _at(flat.swapaxes(0, 1), along)
    radius = _at(radii, along)
    share = along / (len(radii) - 1)
    across = _dense(np.linalg.norm(np.diff(flat, axis=1), axis=2).max(axis=0), apart)
    points = _at(flat.swapaxes(0, 1), across)
    kept = np.ones(points.shape[:2], dtype=bool)
    if muscle.fibres.slips:
        last = flat.shape[1] - 1
        slips = slip_of(np.arange(last + 1) / last, len(muscle.fibres.insertion))
        low, high = np.floor(across).astype(int), np.ceil(across).astype(int)
        gap = np.linalg.norm(flat[:, high] - flat[:, low], axis=2).T
        kept = (slips[low] == slips[high])[:, None] | (gap < JOINED)
        after = share >= muscle.fibres.belly[1]  # tendons that have parted stay apart
        kept[:, after] = np.logical_and.accumulate(kept[:, after], axis=1)
        if len(muscle.fibres.origin) != len(muscle.fibres.insertion):  # one belly
            kept |= share < muscle.fibres.belly[1]
    spread = np.broadcast_to(radius, kept.shape), np.broadcast_to(share, kept.shape)
    return points[kept], spread[0][kept], spread[1][kept]


def _dense(steps: Points, apart: float) -> Points:
    """Give indices, whole and between, that lie no farther apart than wanted."""
    counts = np.ceil(steps / apart).clip(1, 40).astype(int)
    parts = [k + np.arange(count) / count for k, count in enumerate(counts)]
    return np.concatenate([*parts, [len(steps)]])


def _at(values: Points, index: Points) -> Points:
    """Interpolate along the first axis at indices between its own."""
    low = np.floor(index).astype(int).clip(0, len(values) - 2)
    part = (index - low).reshape(-1, *[1] * (values.ndim - 1))
    result: Points = values[low] * (1 - part) + values[low + 1] * part
    return result
