"""Find places in words on the skin. Reads the canonical surface, changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from explorer.body.grammar import Named, OnLimb, OnTorso, Place, Vocabulary, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.body.anatomy import Booleans, Integers, Points

TORSO_NEIGHBOURS = ("torso", "neck", "upper-arm", "thigh")  # what a level's height also crosses
WAYS = {  # steps on the person's right side, where medial is +x
    "up": (0.0, 1.0, 0.0),
    "down": (0.0, -1.0, 0.0),
    "medial": (1.0, 0.0, 0.0),
    "lateral": (-1.0, 0.0, 0.0),
    "front": (0.0, 0.0, 1.0),
    "back": (0.0, 0.0, -1.0),
}
SLIDE = 1.0  # cm that a point may slide on the tangent plane of its nearest vertex
WIDEST = 2.5  # cm: more than the longest edge of a triangle
EDGE_ON = 1e-9  # cm²: twice the area of a triangle that a ray cannot hit
ROUNDING = -1e-9  # a share of a triangle that is still inside
MIDLINE = 0.01  # cm


@dataclass(frozen=True, eq=False, slots=True)
class Axis:
    """The straight axis of a segment of the right side, and where its front looks.

    Attributes
    ----------
    start, end
        (3,) fraction 0 and 1.
    front, lateral
        (3,) unit vectors at right angles to the axis.

    """

    start: Points
    end: Points
    front: Points
    lateral: Points

    def coordinates(self, points: Points) -> tuple[Points, Points, Points]:
        """Give fraction, degrees around (front 0, lateral 90) and radius of (n, 3) points."""
        along = self.end - self.start
        offset = points - self.start
        fraction = offset @ along / (along @ along)
        ahead, aside = offset @ self.front, offset @ self.lateral
        return fraction, np.degrees(np.arctan2(aside, ahead)) % 360, np.hypot(ahead, aside)


@dataclass(frozen=True, eq=False, slots=True)
class _Part:
    """The skin of some segments; triangles point into its own vertices."""

    vertices: Integers
    triangles: Integers


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Every place of the canonical body.

    Attributes
    ----------
    points, normals, triangles, skin
        The canonical surface.
    segment
        (V,) index into the names of `axes` with ``torso`` put where it belongs.
    axes
        Segment to axis; all but the torso.
    segments
        Names that `segment` points into.
    levels
        Vertebral level to its heights at the back and at the front, cm.
    vertices
        Name without side to skin vertex of the right side.
    bones
        Landmark without side to its point (3,) of bone, the mean of both sexes.

    """

    points: Points
    normals: Points
    triangles: Integers
    skin: Booleans
    segment: Integers
    segments: tuple[str, ...]
    axes: Mapping[str, Axis]
    levels: Mapping[str, tuple[float, float]]
    vertices: Mapping[str, int]
    bones: Mapping[str, Points]
    _cache: dict[str, tuple[int, Points]] = field(default_factory=dict, repr=False)
    _parts: dict[tuple[str, ...], _Part] = field(default_factory=dict, repr=False)

    @cached_property
    def words(self) -> Vocabulary:
        """What a place may be made of."""
        return Vocabulary(frozenset(self.vertices), frozenset(self.axes), frozenset(self.levels))

    def parse(self, text: str) -> Place:
        """Read a place in words; raises UnknownPlace."""
        return parse(text, self.words)

    def find(self, text: str) -> tuple[int, Points]:
        """Give the nearest vertex and the point (3,) of a place of the right side."""
        found = self._cache.get(text)
        if found is None:
            place = self.parse(text)
            found = self._base(place.base)
            if place.steps:
                found = self.nearest(found[1] + stride(place))
            self._cache[text] = found
        return found

    def nearest(self, point: Points) -> tuple[int, Points]:
        """Give the skin nearest to any point: the vertex, and the point on the skin (3,)."""
        skin = self._part(self.segments)
        away = ((self.points[skin.vertices] - point) ** 2).sum(axis=1)
        vertex = int(skin.vertices[away.argmin()])
        return vertex, self._slid(vertex, point)

    def _slid(self, vertex: int, point: Points) -> Points:
        at, normal = self.points[vertex], self.normals[vertex]
        offset = point - at
        offset = offset - normal * (offset @ normal)
        size = float(np.sqrt(offset @ offset))
        slid: Points = at + offset * min(1.0, SLIDE / max(size, 1e-9))
        return slid

    def _base(self, base: Named | OnLimb | OnTorso) -> tuple[int, Points]:
        if isinstance(base, Named):
            vertex = self.vertices[base.id]
            over = self.bones.get(base.id)
            return vertex, self.points[vertex] if over is None else self._slid(vertex, over)
        if isinstance(base, OnLimb):
            return self._on_limb(base)
        return self._on_torso(base) if base.face else self._on_side(base)

    def _on_limb(self, place: OnLimb) -> tuple[int, Points]:
        axis = self.axes[place.segment]
        part = self._part((place.segment,))
        origin = axis.start + place.fraction * (axis.end - axis.start)
        turn = np.radians(place.degrees)
        way = np.cos(turn) * axis.front + np.sin(turn) * axis.lateral
        found = self._shot(part, origin, way)
        if found:
            return found
        # Past the skin of this segment, as at the heel: the nearest in its own coordinates.
        fraction, degrees, radius = axis.coordinates(self.points[part.vertices])
        length = float(np.linalg.norm(axis.end - axis.start))
        apart = np.radians((degrees - place.degrees + 180) % 360 - 180) * radius
        vertex = int(
            part.vertices[(((fraction - place.fraction) * length) ** 2 + apart**2).argmin()]
        )
        return vertex, self.points[vertex]

    def _on_torso(self, place: OnTorso) -> tuple[int, Points]:
        back, front = self.levels[place.level]
        height, sign = (front, 1.0) if place.face == "front" else (back, -1.0)
        part = self._part(TORSO_NEIGHBOURS)
        way = np.array([0.0, 0.0, sign])
        origin = np.array([-place.lateral, height, 0.0])
        found = self._shot(part, origin - 60 * way, way)  # from behind everything
        if found:
            return found
        # Past the outline of the trunk: its edge at that height.
        seen = part.vertices[self.normals[part.vertices, 2] * sign > 0]
        at = self.points[seen]
        vertex = int(seen[((at[:, 1] - height) ** 2 + (at[:, 0] + place.lateral) ** 2).argmin()])
        return vertex, self.points[vertex]

    def _on_side(self, place: OnTorso) -> tuple[int, Points]:
        height = self.levels[place.level][1]
        part = self._part(("torso",))
        corners = part.vertices[part.triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)]
        one, two = self.points[corners[:, 0]], self.points[corners[:, 1]]
        crossing = (one[:, 1] <= height) & (two[:, 1] > height)
        one, two, corners = one[crossing], two[crossing], corners[crossing]
        share = (height - one[:, 1]) / (two[:, 1] - one[:, 1])
        at = one + share[:, None] * (two - one)
        outermost = int(at[:, 0].argmin())
        nearer = 0 if share[outermost] < 0.5 else 1  # noqa: PLR2004  half way
        return int(corners[outermost, nearer]), at[outermost]

    def _shot(self, part: _Part, origin: Points, way: Points) -> tuple[int, Points] | None:
        """Follow a ray to where it last leaves the skin."""
        helper = np.array([1.0, 0, 0]) if abs(way[0]) < 0.9 else np.array([0, 1.0, 0])  # noqa: PLR2004
        one = np.cross(way, helper)
        one /= np.linalg.norm(one)
        flat = (self.points[part.vertices] - origin) @ np.stack([one, np.cross(way, one), way]).T
        close = (np.abs(flat[:, :2]) < WIDEST).all(axis=1)
        triangles = part.triangles[close[part.triangles[:, 0]]]
        u, v = flat[:, 0][triangles.T], flat[:, 1][triangles.T]
        twice = [u[k - 2] * v[k - 1] - u[k - 1] * v[k - 2] for k in range(3)]
        area = twice[0] + twice[1] + twice[2]
        share = np.stack(twice) / np.where(np.abs(area) < EDGE_ON, np.inf, area)
        ahead = (share * flat[:, 2][triangles.T]).sum(axis=0)
        hit = np.flatnonzero((share >= ROUNDING).all(axis=0) & (ahead > 0))
        if not hit.size:
            return None
        last = hit[ahead[hit].argmax()]
        corner = triangles[last, share[:, last].argmax()]
        return int(part.vertices[corner]), origin + way * ahead[last]

    def _part(self, names: tuple[str, ...]) -> _Part:
        """Give the skin of some segments: of limbs the right one, of the trunk both halves."""
        found = self._parts.get(names)
        if found is None:
            found = self._parts[names] = self._cut(names)
        return found

    def _cut(self, names: tuple[str, ...]) -> _Part:
        chosen = self.skin & np.isin(self.segment, [self.segments.index(n) for n in names])
        if names[0] not in ("head", "neck", "torso"):
            chosen &= self.points[:, 0] < MIDLINE
        # Triangles over the edge count as well, so that neighbouring segments leave no gap.
        triangles = self.triangles[chosen[self.triangles].any(axis=1)]
        triangles = triangles[self.skin[triangles].all(axis=1)]
        vertices = np.unique(triangles)
        index = np.zeros(len(chosen), dtype=np.intp)
        index[vertices] = np.arange(len(vertices))
        return _Part(vertices, index[triangles])


def stride(place: Place) -> Points:
    """Give the vector (3,) of a place's steps, on the right side."""
    steps = [np.array(WAYS[way]) * length for way, length in place.steps]
    return np.sum(steps, axis=0) if steps else np.zeros(3)
