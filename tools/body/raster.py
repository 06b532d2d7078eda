"""Turn projected triangles into pixels. Knows nothing of anatomy."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

CHUNK = 4_000_000
NOTHING = -1
EDGE_ON = 1e-12


@dataclass(frozen=True)
class Pixels:
    """The triangle that each pixel shows, and where in it.

    Attributes
    ----------
    triangle : (height, width), ``NOTHING`` outside every triangle
    weights : (height, width, 3), barycentric
    depth : (height, width), nearest is largest; -inf outside
    """

    triangle: Integers
    weights: Floats
    depth: Floats

    @property
    def covered(self) -> NDArray[np.bool_]:
        """Pixels inside some triangle."""
        return self.triangle != NOTHING

    def only(self, wanted: NDArray[np.bool_]) -> "Pixels":
        """Let triangles that are not wanted show their nearest neighbours on the picture."""
        hole = self.covered & ~wanted[self.triangle]
        rows, columns = ndimage.distance_transform_edt(
            hole | ~self.covered, return_distances=False, return_indices=True
        )[:, hole]
        triangle, weights = self.triangle.copy(), self.weights.copy()
        triangle[hole], weights[hole] = triangle[rows, columns], weights[rows, columns]
        return Pixels(triangle, weights, self.depth)

    def interpolate(self, triangles: Integers, values: Floats) -> Floats:
        """Vertex `values` (V, ...) at every pixel; zero outside."""
        flat = values.reshape(len(values), -1)
        result = np.zeros((*self.triangle.shape, flat.shape[1]))
        rows, columns = np.nonzero(self.covered)
        corners = triangles[self.triangle[rows, columns]]
        result[rows, columns] = np.einsum("pk,pkc->pc", self.weights[rows, columns], flat[corners])
        return result.reshape(*self.triangle.shape, *values.shape[1:])


def rasterise(
    points: Floats,
    depth: Floats,
    triangles: Integers,
    *,
    shape: tuple[int, int],
    closed: bool = False,
) -> Pixels:
    """Draw `triangles` with a depth buffer; pixel centres lie at half numbers.

    Parameters
    ----------
    points : (V, 2), x right and y down, in pixels
    depth : (V,), larger is nearer
    triangles : (T, 3)
    shape : height and width in pixels
    closed : whether triangles that show their inside may be left out
    """
    height, width = shape
    corners = points[triangles]
    low = np.ceil(corners.min(axis=1) - 0.5).astype(np.int64).clip(0)
    high = np.floor(corners.max(axis=1) - 0.5).astype(np.int64)
    high = np.minimum(high, [width - 1, height - 1])
    size = (high - low + 1).clip(0)
    counts = size[:, 0] * size[:, 1]
    if closed:
        one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
        counts[one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0] >= 0] = 0  # y runs down
    nearest = np.full(height * width, -np.inf)
    triangle = np.full(height * width, NOTHING, dtype=np.int64)
    weights = np.zeros((height * width, 3))
    ends = np.cumsum(counts)
    start = 0
    while start < len(triangles):
        base = ends[start - 1] if start else 0
        stop = max(int(np.searchsorted(ends, base + CHUNK)), start + 1)
        chosen = np.arange(start, stop)
        owner = np.repeat(chosen, counts[chosen])
        first = np.repeat(ends[chosen] - counts[chosen], counts[chosen])
        inside = np.arange(len(owner)) + base - first
        column = low[owner, 0] + inside % size[owner, 0].clip(1)
        row = low[owner, 1] + inside // size[owner, 0].clip(1)
        share = _barycentric(corners[owner], np.column_stack([column, row]) + 0.5)
        keep = (share >= 0).all(axis=1)
        owner, share = owner[keep], share[keep]
        pixel = row[keep] * width + column[keep]
        near = np.einsum("pk,pk->p", share, depth[triangles[owner]])
        better = near > nearest[pixel]
        owner, share, pixel, near = owner[better], share[better], pixel[better], near[better]
        order = np.argsort(near, kind="stable")  # the last one written is the nearest
        nearest[pixel[order]] = near[order]
        triangle[pixel[order]] = owner[order]
        weights[pixel[order]] = share[order]
        start = stop
    return Pixels(triangle.reshape(shape), weights.reshape(*shape, 3), nearest.reshape(shape))


def _barycentric(corners: Floats, points: Floats) -> Floats:
    first, second, third = corners[:, 0], corners[:, 1], corners[:, 2]
    one, two, to_point = second - first, third - first, points - first
    area = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    safe = np.where(np.abs(area) < EDGE_ON, np.inf, area)
    beta = (to_point[:, 0] * two[:, 1] - to_point[:, 1] * two[:, 0]) / safe
    gamma = (one[:, 0] * to_point[:, 1] - one[:, 1] * to_point[:, 0]) / safe
    outside = np.where(np.isinf(safe), -1.0, 0.0)
    return np.column_stack([1.0 - beta - gamma + outside, beta, gamma])
