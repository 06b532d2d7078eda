"""Ways to point at a place on a bone: the furthest point, a slice, the end. No anatomy."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.body.fitting import Surface, ends
from tools.body.pose import unit
from tools.body.skeleton import Bone

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def way(lateral: float = 0.0, up: float = 0.0, front: float = 0.0) -> Floats:
    """Return a direction for the right side of the body."""
    return unit(np.array([-lateral, up, front], dtype=np.float64))


LATERAL, MEDIAL = way(lateral=1), way(lateral=-1)
UP, DOWN = way(up=1), way(up=-1)
FRONT, BACK = way(front=1), way(front=-1)


@dataclass(frozen=True)
class Shape:
    """A bone, or part of it, to be measured."""

    bone: Bone

    @property
    def points(self) -> Floats:
        """(N, 3) vertices."""
        return self.bone.vertices

    def far(self, direction: Floats, where: Bools | None = None) -> Floats:
        """Return the vertex furthest in a direction, of those chosen."""
        points = self.points if where is None or not where.any() else self.points[where]
        return np.asarray(points[np.argmax(points @ direction)])

    def centre(self) -> Floats:
        """Return the middle of the bone's box."""
        return np.asarray((self.points.min(axis=0) + self.points.max(axis=0)) / 2)

    def near(self, point: Floats) -> Floats:
        """Return the point of the surface nearest to a point."""
        return Surface(self.bone.vertices, self.bone.triangles).nearest(point)

    def outer(self, point: Floats, direction: Floats) -> Floats:
        """Return the outermost surface on a line through a point; the nearest if it misses."""
        surface = Surface(self.bone.vertices, self.bone.triangles)
        start = point - 40 * unit(direction)
        hit = surface.leave(start, direction)
        return hit if np.linalg.norm(hit - start) > 1e-9 else self.near(point)

    def slice(self, point: Floats, normal: Floats) -> Floats:
        """Return (N, 3) where the bone's edges cross a plane; the nearest vertices if none do."""
        side = (self.points - point) @ unit(normal)
        faces = self.bone.triangles
        edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
        a, b = side[edges[:, 0]], side[edges[:, 1]]
        crossed = a * b < 0
        if not crossed.any():
            return np.asarray(self.points[np.argsort(np.abs(side))[:6]])
        share = (a / np.where(crossed, a - b, 1.0))[crossed, None]
        p, q = self.points[edges[crossed, 0]], self.points[edges[crossed, 1]]
        return np.asarray(p + share * (q - p))


@dataclass(frozen=True)
class Shaft:
    """A long bone from its near end (0) to its far end (1)."""

    shape: Shape
    start: Floats
    end: Floats

    @classmethod
    def of(cls, bone: Bone, direction: Floats) -> "Shaft":
        """Measure a bone whose far end lies in a direction."""
        return cls(Shape(bone), *ends(bone.vertices, direction))

    def at(self, fraction: float) -> Floats:
        """Return the middle of the bone at a fraction of its length."""
        ring = self.ring(fraction)
        return np.asarray((ring.min(axis=0) + ring.max(axis=0)) / 2)

    def ring(self, fraction: float) -> Floats:
        """Return the outline of the bone at a fraction of its length."""
        axis = self.end - self.start
        return self.shape.slice(self.start + fraction * axis, axis)

    def side(self, fraction: float, direction: Floats) -> Floats:
        """Return the furthest point in a direction at a fraction of the length."""
        ring = self.ring(fraction)
        return np.asarray(ring[np.argmax(ring @ direction)])

    def between(self, low: float, high: float) -> Bools:
        """Return which vertices lie between two fractions of the length."""
        axis = self.end - self.start
        share = (self.shape.points - self.start) @ axis / (axis @ axis)
        return np.asarray((share >= low) & (share <= high))


def furthest(points: Floats, direction: Floats) -> Floats:
    """Return the point furthest in a direction."""
    return np.asarray(points[np.argmax(points @ direction)])


def on_midline(points: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return the points moved onto x = 0."""
    return {name: np.array([0.0, point[1], point[2]]) for name, point in points.items()}
