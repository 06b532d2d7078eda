"""Give every point of the skin its coordinates: segment, fraction, direction, height, side.

What is computed here holds for any point, a vertex or a pixel, so that the cells' edges are
crisp in the views and not as coarse as the mesh.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, diags_array

from explorer.body.places import Axis

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

SMOOTHINGS = 12
"""Rounds of averaging that make the edges of segments smooth lines."""
MIRROR = np.array([-1.0, 1.0, 1.0])
FINGERS = ("index-finger", "middle-finger", "ring-finger", "little-finger")
TOES = ("big-toe", "second-toe", "third-toe", "fourth-toe", "little-toe")


def axes(joints: Mapping[str, Floats], points: Floats, membership: Floats) -> dict[str, Axis]:
    """Lay a straight axis through every segment of the right side but the trunk.

    Parameters
    ----------
    joints
        Joint to point on the canonical body.
    points
        (V, 3) canonical skin.
    membership
        (V, S) share of each segment, in the order of the skin's segments.
    """
    right = {name.removeprefix("right-"): at for name, at in joints.items()}
    head_skin = points[membership[:, _HEAD] > MOST]
    middle = float(head_skin[:, 2].min() + head_skin[:, 2].max() - 2) / 2
    crown, chin = float(points[:, 1].max()), float(right["chin"][1])
    foot_skin = points[(membership[:, _FOOT] > MOST) & (points[:, 0] < 0)]
    heel = foot_skin[foot_skin[:, 2].argmin()]
    roots = np.mean([right[f"{toe}-1"] for toe in TOES], axis=0)
    webs = np.mean([right[f"{finger}-1"] for finger in FINGERS], axis=0)
    base = right["head"] + [0.0, 0.0, -1.5]
    found = {
        "head": _axis([0, crown, middle], [0, chin, middle], front=(0, 0, 1)),
        "neck": _axis(base, right["neck"] + (right["neck"] - base) * 0.15, front=(0, 0, 1)),
        "upper-arm": _axis(right["shoulder"], right["elbow"], front=(0, 0, 1)),
        "forearm": _axis(right["elbow"], right["wrist"], front=(0, 0, 1)),
        "hand": _axis(right["wrist"], webs, front=(0, 0, 1)),
        # The thumb is turned a quarter against the fingers: its pad looks at them.
        "thumb": _axis(right["thumb-2"], right["thumb-4"], front=(1, 0, 0.4)),
        "thigh": _axis(right["hip"], right["knee"], front=(0, 0, 1)),
        "leg": _axis(right["knee"], right["ankle"], front=(0, 0, 1)),
        "foot": _axis([heel[0], roots[1], heel[2]], roots, front=(0, 1, 0)),
    }
    for finger in FINGERS:
        found[finger] = _axis(right[f"{finger}-1"], right[f"{finger}-4"], front=(0, 0, 1))
    for toe in TOES:
        tip = max(name for name in right if name.startswith(toe))
        found[toe] = _axis(right[f"{toe}-1"], right[tip], front=(0, 1, 0))
    return found


_HEAD, _FOOT = 0, 13
MOST = 0.5
SIDEWAYS = 0.3


def _axis(start: object, end: object, *, front: tuple[float, float, float]) -> Axis:
    first, last = np.asarray(start, float), np.asarray(end, float)
    along = (last - first) / np.linalg.norm(last - first)
    ahead = np.array(front, float)
    ahead -= along * (ahead @ along)
    ahead /= np.linalg.norm(ahead)
    aside = np.cross(along, ahead)
    # Lateral is away from the midline; of the thumb, whose front looks there, it is forwards.
    outwards = aside @ [-1.0, 0, 0] if abs(aside[0]) > SIDEWAYS else aside[2]
    return Axis(first, last, ahead, aside if outwards >= 0 else -aside)


def smooth_membership(triangles: Integers, segment: Integers, count: int) -> Floats:
    """Blur the segments a little, so that their borders are lines, not rows of triangles."""
    rows = triangles.ravel()
    columns = triangles[:, [1, 2, 0]].ravel()
    size = len(segment)
    links = coo_array((np.ones(len(rows)), (rows, columns)), shape=(size, size)).tocsr()
    links = links + links.T
    links = diags_array(1 / links.sum(axis=1).clip(1)) @ links
    share = np.zeros((size, count))
    share[np.arange(size), segment] = 1
    for _ in range(SMOOTHINGS):
        share = (share + links @ share) / 2
    return np.asarray(share)


@dataclass(frozen=True, eq=False)
class Spots:
    """Points of the skin, each folded onto the right side, as the cells' rules see them.

    Attributes
    ----------
    points
        (n, 3) on the canonical body.
    normals
        (n, 3) outwards.
    segment
        (n,) names of segments.
    axes
        Segment to axis.
    marks
        Landmark without side to its (lateral, height, forward).
    """

    points: Floats
    normals: Floats
    segment: NDArray[np.str_]
    axes: Mapping[str, Axis]
    marks: Mapping[str, Floats]
    _known: dict[str, tuple[Floats, Floats, Floats]] = field(default_factory=dict, repr=False)

    @property
    def lateral(self) -> Floats:
        """Centimetres from the midline."""
        return np.abs(self.points[:, 0])

    @property
    def height(self) -> Floats:
        """Centimetres above the ground."""
        return np.asarray(self.points[:, 1])

    @property
    def forward(self) -> Floats:
        """Centimetres to the front."""
        return np.asarray(self.points[:, 2])

    def is_in(self, *segments: str) -> Booleans:
        """Tell which points lie in some segments."""
        return np.isin(self.segment, segments)

    def fraction(self, segment: str) -> Floats:
        """Fraction along a segment's axis, below 0 and above 1 beyond its ends."""
        return self._coordinates(segment)[0]

    def degrees(self, segment: str) -> Floats:
        """Degrees around a segment's axis: front 0, lateral 90, back 180, medial 270."""
        return self._coordinates(segment)[1]

    def around(self, segment: str, start: float, stop: float) -> Booleans:
        """Tell which points lie from one direction round to another, by way of lateral."""
        return np.asarray((self.degrees(segment) - start) % 360 < (stop - start) % 360)

    def faces_back(self, segment: str) -> Booleans:
        """Tell where the skin looks away from the front (palm, top) of a segment."""
        fold = np.where(self.points[:, :1] > 0, [-1.0, 1.0, 1.0], [1.0, 1.0, 1.0])
        return np.asarray((self.normals * fold) @ self.axes[segment].front < 0)

    def mark(self, name: str) -> Floats:
        """Lateral, height and forward of a landmark."""
        return self.marks[name]

    def height_at(self, *corners: tuple[float, float]) -> Floats:
        """Height of a line through (lateral, height) corners, at each point's lateral."""
        x, y = np.array(sorted(corners)).T
        return np.asarray(np.interp(self.lateral, x, y))

    def lateral_at(self, *corners: tuple[float, float]) -> Floats:
        """Lateral of a line through (height, lateral) corners, at each point's height."""
        x, y = np.array(sorted(corners)).T
        return np.asarray(np.interp(self.height, x, y))

    def profile(self, *corners: tuple[float, float]) -> Floats:
        """Height of a line through (forward, height) corners, at each point's forward."""
        x, y = np.array(sorted(corners)).T
        return np.asarray(np.interp(self.forward, x, y))

    def within(self, centre: Floats, radius: float) -> Booleans:
        """Tell which points lie in a ball around a (lateral, height, forward) point."""
        offset = np.column_stack([self.lateral, self.height, self.forward]) - centre
        return np.asarray((offset**2).sum(axis=1) < radius**2)

    def _coordinates(self, segment: str) -> tuple[Floats, Floats, Floats]:
        if segment not in self._known:
            folded = np.column_stack([-self.lateral, self.height, self.forward])
            self._known[segment] = self.axes[segment].coordinates(folded)
        return self._known[segment]
