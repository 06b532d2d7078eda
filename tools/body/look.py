"""See a surface through a camera: curved triangles on a picture. Knows nothing of anatomy."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, diags_array

from explorer.body.views import flat
from tools.body.curved import Curved, curve
from tools.body.frames import Frame
from tools.body.raster import NOTHING, Pixels, rasterise
from tools.body.refine import normals

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]


COARSE = 0.7
"""Centimetres from which an edge is so long that a crease across it is noise, not form."""
EASINGS = 4
FURTHEST = 0.2
"""Centimetres that evening out may move a point."""


@dataclass(frozen=True, eq=False)
class Surface:
    """Something to look at.

    Attributes
    ----------
    points, triangles
        (V, 3) and (T, 3).
    part
        (V,) vertices that take part; triangles with others are left out.
    rough
        (V,) vertices that may be evened out.
    """

    points: Floats
    triangles: Integers
    part: Booleans
    rough: Booleans


@dataclass(frozen=True, eq=False)
class Look:
    """A surface in a view, at some resolution."""

    pixels: Pixels
    curved: Curved
    chosen: Integers

    @property
    def source(self) -> Pixels:
        """The same in terms of the triangles that the surface is made of."""
        large = self.curved.large(self.pixels)
        triangle = np.where(large.covered, self.chosen[large.triangle], NOTHING)
        return Pixels(triangle, large.weights, large.depth)

    @property
    def normal(self) -> Floats:
        """(height, width, 3) outward normals of length one; zero outside."""
        normal = self.pixels.interpolate(self.curved.triangles, self.curved.normals)
        return np.asarray(normal / np.linalg.norm(normal, axis=2, keepdims=True).clip(1e-9))


def look(frame: Frame, surface: Surface, *, per_cm: int, closed: bool = False) -> Look:
    """Draw a surface.

    Parameters
    ----------
    frame
        What is taken in.
    surface
        What is looked at.
    per_cm
        Pixels a centimetre.
    closed
        Whether triangles that show their inside may be left out.
    """
    points, triangles = surface.points, surface.triangles
    if frame.steps > 1:  # from further away there is nothing to see
        points = _eased(surface)
    taken = surface.part[triangles].all(axis=1) & _reach(frame, points, triangles)
    near = np.flatnonzero(taken)
    curved = curve(points, normals(points, triangles), triangles[near], frame.steps)
    place = (flat(frame.camera, curved.points, frame.shift) - frame.box[:2]) * per_cm
    depth = curved.points @ np.array(frame.camera.towards)
    shape = frame.shape(per_cm)
    pixels = rasterise(place, depth, curved.triangles, shape=shape, closed=closed)
    return Look(pixels, curved, near)


def _reach(frame: Frame, points: Floats, triangles: Integers) -> Booleans:
    """Tell which triangles reach into the box: the others cost time."""
    corners = flat(frame.camera, points, frame.shift)[triangles]
    low, high = corners.min(axis=1) - 1, corners.max(axis=1) + 1
    return np.asarray((high > frame.box[:2]).all(axis=1) & (low < frame.box[2:]).all(axis=1))


def _eased(surface: Surface) -> Floats:
    """Even out where the mesh is coarse and rough, without letting it shrink."""
    points, triangles = surface.points, surface.triangles
    rows, columns = triangles.ravel(), triangles[:, [1, 2, 0]].ravel()
    length = np.linalg.norm(points[rows] - points[columns], axis=1)
    weight = ((length - COARSE) / COARSE).clip(0, 1)
    links = coo_array((weight, (rows, columns)), shape=(len(points),) * 2).tocsr()
    links = links + links.T
    total = np.asarray(links.sum(axis=1))
    links = diags_array(1 / np.maximum(total, 4)) @ links
    share = (total / np.maximum(total, 4))[:, None]
    for part in (0.5, -0.52) * EASINGS:
        points = points + part * (links @ points - share * points)
    moved = (points - surface.points) * surface.rough[:, None]
    far = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(surface.points + moved * np.minimum(1, FURTHEST / far.clip(1e-9)))
