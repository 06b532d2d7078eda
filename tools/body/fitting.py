"""Ways to move points: stretch a bone between joints, fit a block, bend. No anatomy."""

from collections.abc import Callable, Sequence

import numpy as np
import pyvista as pv
import vtk
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator

from tools.body.pose import align, unit

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Move = Callable[[Floats], Floats]

UP = np.array([0.0, 1.0, 0.0])
FORWARD = np.array([0.0, 0.0, 1.0])
LEFT = np.array([1.0, 0.0, 0.0])

_FAR = 90.0
"""Centimetres; further than any body part is from another."""
_DOUBTFUL = 0.3
"""Centimetres outside the skin from which it is worth to look twice: half the girth of a toe."""


class Surface:
    """A closed surface that can be asked where a ray leaves it and how deep a point lies."""

    def __init__(self, vertices: Floats, triangles: Ints) -> None:
        self._mesh = pv.PolyData.from_regular_faces(vertices, triangles)
        self._locator = vtk.vtkStaticCellLocator()
        self._locator.SetDataSet(self._mesh)
        self._locator.BuildLocator()

    def leave(self, start: Floats, direction: Floats) -> Floats:
        """Return the outermost point of the surface on a ray; the start if the ray misses."""
        far = start + unit(direction) * _FAR
        return self._first(far, start)

    def exit(self, start: Floats, direction: Floats) -> Floats:
        """Return the first point of the surface that a ray from inside meets."""
        return self._first(start, start + unit(direction) * _FAR, missed=start)

    def _first(self, start: Floats, end: Floats, missed: Floats | None = None) -> Floats:
        t, sub, cell = vtk.mutable(0.0), vtk.mutable(0), vtk.mutable(0)
        hit, where = [0.0] * 3, [0.0] * 3
        if self._locator.IntersectWithLine(start, end, 1e-6, t, hit, where, sub, cell):
            return np.array(hit)
        return np.array(end if missed is None else missed)

    def nearest(self, point: Floats) -> Floats:
        """Return the nearest point of the surface."""
        where, cell, sub, far = [0.0] * 3, vtk.mutable(0), vtk.mutable(0), vtk.mutable(0.0)
        self._locator.FindClosestPoint(list(point), where, cell, sub, far)
        return np.array(where)

    def depth(self, points: Floats) -> Floats:
        """Return (N,) how far inside the surface each point lies; negative outside."""
        distance = vtk.vtkImplicitPolyDataDistance()
        distance.SetInput(self._mesh)
        depth = -np.array([distance.EvaluateFunction(point) for point in points])
        # the sign of the nearest triangle errs in creases; the winding number does not
        doubtful = np.flatnonzero(depth < -_DOUBTFUL)
        inside = self._winding(points[doubtful]) > 0.5
        depth[doubtful] = np.where(inside, np.abs(depth[doubtful]), -np.abs(depth[doubtful]))
        return depth

    def _winding(self, points: Floats) -> Floats:
        """Return how often the surface goes round each point: 1 inside, 0 outside."""
        corners = self._mesh.points[self._mesh.regular_faces]
        total = np.empty(len(points))
        for k, point in enumerate(points):
            a, b, c = (corners[:, n] - point for n in range(3))
            la, lb, lc = (np.linalg.norm(v, axis=1) for v in (a, b, c))
            volume = np.einsum("ij,ij->i", a, np.cross(b, c))
            dots = [np.einsum("ij,ij->i", *pair) for pair in ((a, b), (b, c), (c, a))]
            angle = np.arctan2(volume, la * lb * lc + dots[0] * lc + dots[1] * la + dots[2] * lb)
            total[k] = angle.sum() / (2 * np.pi)
        return total

    def inwards(self, points: Floats) -> Floats:
        """Return (N, 3) the inward unit normal of the nearest triangle to each point."""
        cells = self._mesh.find_closest_cell(points)
        return -np.asarray(self._mesh.face_normals, dtype=np.float64)[np.atleast_1d(cells)]


def stretch(
    start: Floats, end: Floats, new_start: Floats, new_end: Floats, *, girth: float
) -> Move:
    """Return the move that takes a bone's ends to new ends without twisting it.

    Parameters
    ----------
    girth
        Scale across the bone; along it the bone is stretched to fit.
    """
    axis = unit(end - start)
    turn = align(end - start, new_end - new_start)
    ratio = float(np.linalg.norm(new_end - new_start) / np.linalg.norm(end - start))

    def move(points: Floats) -> Floats:
        offset = points - start
        along = (offset @ axis)[..., None] * axis
        return np.asarray(new_start + (along * ratio + (offset - along) * girth) @ turn.T)

    return move


def block(sources: Sequence[Floats], targets: Sequence[Floats], *, stiff: float = 0.3) -> Move:
    """Return the affine move that best takes sources to targets.

    Parameters
    ----------
    stiff
        Weight against stretching one way more than another: 0 none.
    """
    a, b = np.array(sources), np.array(targets)
    centre_a, centre_b = a.mean(axis=0), b.mean(axis=0)
    a, b = a - centre_a, b - centre_b
    u, _, vt = np.linalg.svd(a.T @ b)
    flip = np.diag([1, 1, np.sign(np.linalg.det(u @ vt))])
    rotation = u @ flip @ vt
    scale = float(np.sum((a @ rotation) * b) / np.sum(a * a))
    similar = rotation * scale
    spread = stiff * float(np.sum(a * a)) / 3
    matrix = np.linalg.solve(a.T @ a + spread * np.eye(3), a.T @ b + spread * similar)
    return lambda points: np.asarray((points - centre_a) @ matrix + centre_b)


def axis_scale(sources: Sequence[float], targets: Sequence[float]) -> Callable[[Floats], Floats]:
    """Return the piecewise-linear move of one coordinate; the end pieces carry on outwards."""
    order = np.argsort(sources)
    x, y = np.array(sources)[order], np.array(targets)[order]

    def move(values: Floats) -> Floats:
        inside = np.interp(values, x, y)
        low = (y[1] - y[0]) / (x[1] - x[0]) * np.minimum(values - x[0], 0)
        high = (y[-1] - y[-2]) / (x[-1] - x[-2]) * np.maximum(values - x[-1], 0)
        return np.asarray(inside + low + high)

    return move


def spline(sources: Sequence[Floats], targets: Sequence[Floats], smoothing: float = 0.0) -> Move:
    """Return the thin-plate spline that takes sources to targets."""
    fitted = RBFInterpolator(
        np.array(sources), np.array(targets), kernel="thin_plate_spline", smoothing=smoothing
    )
    return lambda points: np.asarray(fitted(points))


def then(first: Move, second: Move) -> Move:
    """Return the one move after the other."""
    return lambda points: second(first(points))


def sphere_centre(points: Floats) -> Floats:
    """Return the centre of the sphere that fits points best."""
    solution = np.linalg.lstsq(
        np.c_[2 * points, np.ones(len(points))], np.sum(points**2, axis=1), rcond=None
    )[0]
    return np.asarray(solution[:3])


def round_head(vertices: Floats, direction: Floats, radius: float = 2.3) -> Floats:
    """Return the centre of the ball at the end of a bone that faces a direction."""
    axis = unit(direction)
    centre = vertices[np.argmax(vertices @ axis)] - axis * radius
    for _ in range(8):
        offset = vertices - centre
        far = np.linalg.norm(offset, axis=1)
        on_ball = (np.abs(far - radius) < 0.4) & (offset @ axis > -0.2 * radius)
        if on_ball.sum() < 8:
            break
        centre = sphere_centre(vertices[on_ball])
        radius = float(np.linalg.norm(vertices[on_ball] - centre, axis=1).mean())
    return np.asarray(centre)


def ends(vertices: Floats, direction: Floats, share: float = 0.08) -> tuple[Floats, Floats]:
    """Return the centres of a long bone's two ends; the first lies furthest against direction."""
    centred = vertices - vertices.mean(axis=0)
    axis = np.linalg.svd(centred, full_matrices=False)[2][0]
    axis = axis * np.sign(axis @ direction)
    along = centred @ axis
    low, high = along.min(), along.max()
    band = share * (high - low)
    start = vertices[along < low + band].mean(axis=0)
    end = vertices[along > high - band].mean(axis=0)
    # the middle of the band's vertices lies inside the bone: carry both on to the very ends
    return (
        np.asarray(start + axis * (low - (start - vertices.mean(axis=0)) @ axis)),
        np.asarray(end + axis * (high - (end - vertices.mean(axis=0)) @ axis)),
    )
