"""Ask about one person: where skin, joints and unfitted bones are. The same for all fitting."""

import numpy as np
from numpy.typing import NDArray

from tools.body.fitting import FORWARD, LEFT, UP, Surface
from tools.body.skeleton import Skeleton
from tools.body.skin import SEGMENTS, Sex, Skin

Floats = NDArray[np.float64]

DOWN, BACK, RIGHT = -UP, -FORWARD, -LEFT

SOURCE_STATURE = 170.7
"""Centimetres: how tall a person the skeleton was read from would stand."""


class Person:
    """One sex's skin and the skeleton that is to be fitted into it."""

    def __init__(self, skin: Skin, sex: Sex, source: Skeleton) -> None:
        self.sex = sex
        self.source = {**source.midline, **source.right}
        vertices = skin.vertices[sex]
        arms = np.isin(skin.segment, [SEGMENTS.index(s) for s in SEGMENTS[3:11]])
        trunk = skin.triangles[~arms[skin.triangles].all(axis=1)]
        self.trunk = Surface(vertices, trunk)
        self.full = Surface(vertices, skin.triangles)
        self.vertices = vertices
        self.stature = float(vertices[:, 1].max())
        self.scale = self.stature / SOURCE_STATURE
        self.joints = {k[6:]: v for k, v in skin.joints[sex].items() if k.startswith("right-")}
        self.joints |= {k: v for k, v in skin.joints[sex].items() if not k.startswith(("r", "l"))}

    def bone(self, name: str) -> Floats:
        """Return the unfitted vertices of a bone."""
        return self.source[name].vertices

    def extreme(self, name: str, direction: Floats) -> Floats:
        """Return the unfitted vertex of a bone that lies furthest in a direction."""
        vertices = self.bone(name)
        return vertices[np.argmax(vertices @ direction)]

    def front(self, height: float, x: float = 0.0) -> float:
        """Return how far forward the skin of the trunk reaches at a height."""
        return float(self.trunk.leave(np.array([x, height, 2.0]), FORWARD)[2])

    def back(self, height: float, x: float = 0.0) -> float:
        """Return how far back the skin of the trunk reaches at a height."""
        return float(self.trunk.leave(np.array([x, height, 2.0]), BACK)[2])

    def half_width(self, height: float, z: float) -> float:
        """Return how far the skin of the trunk reaches to the side at a height."""
        return float(-self.trunk.leave(np.array([0.0, height, z]), RIGHT)[0])

    def tip(self, vertebra: str) -> Floats:
        """Return the tip of the spinous process, unfitted."""
        vertices = self.bone(vertebra)
        centre = vertices[np.abs(vertices[:, 0]) < 0.8]
        return centre[np.argmin(centre[:, 2])] * [0, 1, 1]

    def middle(self, point: Floats) -> Floats:
        """Return the middle of the limb at a point: half-way from side to side, front to back."""
        for _ in range(3):
            for axis in (LEFT, FORWARD):
                ends_ = [self.full.exit(point, way) for way in (axis, -axis)]
                point = point + axis * ((ends_[0] + ends_[1]) / 2 - point) @ axis
        return point
