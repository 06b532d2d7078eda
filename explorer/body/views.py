"""Look at the body through a camera. Reads what was projected when the body was built."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.body.cameras import CAMERAS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from explorer.body.anatomy import Booleans, Integers, Points, Sex, ViewName
    from explorer.body.cameras import Camera

NOTHING = 65_535  # a pixel beside the body
EDGE_STEPS = 16  # parts of a pixel in which the distance to the silhouette is kept
HAIR = 1e-6  # share of a triangle by which a point on its edge may seem beside it
GROWTH = 3  # pixels by which values are carried over the silhouette
FRACTION = 10  # parts of a unit in which the silhouette is kept


@dataclass(frozen=True, eq=False)
class View:
    """One sex seen orthographically through a camera.

    Attributes
    ----------
    name, sex
        Which view.
    box
        (x0, y0, x1, y1) in cm on the picture; y runs down.
    shift
        cm by which each half of the body is moved to the midline: hands and feet, which stand
        apart, lie side by side.
    points, triangles
        The surface of that sex, (V, 3) and (T, 3).
    file
        Where the projected body lies.

    """

    name: ViewName
    sex: Sex
    box: tuple[float, float, float, float]
    shift: float
    points: Points
    triangles: Integers
    file: Path

    @property
    def camera(self) -> Camera:
        """From where it looks, how finely, in what words."""
        return CAMERAS[self.name]

    @property
    def unit(self) -> int:
        """Whole numbers a centimetre in which paths are written."""
        return self.camera.unit

    @property
    def towards(self) -> Points:
        """Unit vector (3,) from the body to the viewer."""
        return np.array(self.camera.towards)

    def project(self, points: Points) -> Points:
        """Put (n, 3) points of the body on the picture: (n, 2) cm."""
        return flat(self.camera, points, self.shift)

    @property
    def frame(self) -> tuple[int, int, int, int]:
        """The box as ``(x, y, width, height)`` in whole units."""
        x0, y0, x1, y1 = (round(edge * self.unit) for edge in self.box)
        return (x0, y0, x1 - x0, y1 - y0)

    def visible(self, vertices: Integers) -> Booleans:
        """Tell which vertices can be seen from here."""
        seen: Booleans = self._seen[vertices]
        return seen

    def picture(self, layer: str) -> Path:
        """Give the file of the ``"skin"`` or ``"bones"`` picture; it covers `box` exactly."""
        return self.file.parent / "pictures" / f"{self.sex}-{self.name}-{layer}.webp"

    @cached_property
    def silhouette(self) -> tuple[Points, ...]:
        """Rings (n, 2) around the body in cm; holes run the other way."""
        return tuple(np.array(ring) / (FRACTION * self.unit) for ring in self._shapes["silhouette"])

    @cached_property
    def cells(self) -> Mapping[str, str]:
        """Cell id to SVG path data in whole units, relative; cells in full sight or part."""
        cells: Mapping[str, str] = self._shapes["cells"]
        return cells

    @cached_property
    def _shapes(self) -> Mapping[str, Any]:
        shapes: Mapping[str, Any] = json.loads(bytes(self._stored("shapes")))
        return shapes

    @cached_property
    def _seen(self) -> Booleans:
        return np.unpackbits(self._stored("seen"), count=len(self.points)).astype(bool)

    def _stored(self, what: str) -> Any:  # noqa: ANN401  an array of the file, of any type
        with np.load(self.file) as stored:
            return stored[f"{self.name}-{self.sex}-{what}"]

    @cached_property
    def pixels(self) -> Pixels:
        """The triangle that each pixel shows."""
        triangle = self._stored("pixels")
        edge = self._stored("edge").astype(np.float32) / EDGE_STEPS
        return Pixels.of(triangle, edge, self)

    def locate(self, x: float, y: float) -> tuple[int, Points] | None:
        """Give the triangle and the weights (3,) of its corners at a point of the picture."""
        fine = self.camera.pixels_per_cm
        column = int((x - self.box[0]) * fine // 1)
        row = int((y - self.box[1]) * fine // 1)
        height, width = self.pixels.triangle.shape
        if not (0 <= row < height and 0 <= column < width):
            return None
        around = self.pixels.triangle[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2]
        near = np.unique(around[around != NOTHING]).astype(np.intp)
        if not near.size:
            return None
        # A fingertip's triangles can be so small that no pixel shows them: take their neighbours.
        near = np.flatnonzero(np.isin(self.triangles, self.triangles[near]).any(axis=1))
        corners = self.points[self.triangles[near]]
        shares = _weights(self.project(corners), np.array([[x, y]]))
        least = shares.min(axis=1)
        # Of the triangles that hold the point the one in front; beside all of them, the closest.
        depth = (shares * (corners @ self.towards)).sum(axis=1)
        held = least >= -HAIR
        best = int(np.where(held, depth, -np.inf).argmax() if held.any() else least.argmax())
        if not held.any() and self.pixels.triangle[row, column] == NOTHING:
            return None
        share = shares[best].clip(0)
        return int(near[best]), share / share.sum()

    def look(self, points: Points) -> tuple[Integers, Points]:
        """Give the triangle (n,) that each point (n, 2) of the picture shows, -1 beside the body.

        Also the weights (n, 3) of its corners. Finer than a pixel it is only inside a triangle:
        for many points at once, as of a drawn line; `locate` looks closer at one.
        """
        shown = self.pixels.triangle
        height, width = shown.shape
        fine = self.camera.pixels_per_cm
        columns, rows = np.floor((points - self.box[:2]) * fine).astype(np.intp).T
        inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
        found = shown[rows.clip(0, height - 1), columns.clip(0, width - 1)].astype(np.intp)
        triangles = np.where(inside & (found != NOTHING), found, -1)
        corners = self.project(self.points[self.triangles[triangles]])
        weights = _weights(corners, points).clip(0)
        return triangles, weights / weights.sum(axis=1, keepdims=True).clip(1e-9)


def flat(camera: Camera, points: Points, shift: float) -> Points:
    """Put (..., 3) points on a camera's picture, each half of the body moved to the midline."""
    right, up = np.array(camera.right), np.array(camera.up)
    across = points @ right - np.sign(points[..., 0]) * (shift * right[0])
    return np.stack([across, -(points @ up)], axis=-1)


@dataclass(frozen=True, eq=False)
class Pixels:
    """What each pixel of a view shows, ready to carry a field.

    Attributes
    ----------
    triangle
        (height, width), NOTHING beside the body.
    edge
        (height, width) pixels to the silhouette, positive inside; cut at GROWTH.
    corners, weights
        (P, 3) for every pixel that carries a value.
    rows, columns
        (P,) where those pixels are.

    """

    triangle: Integers
    edge: Points
    corners: Integers
    weights: Points
    rows: Integers
    columns: Integers

    @classmethod
    def of(cls, triangle: Integers, edge: Points, view: View) -> Pixels:
        """Find corners and weights; carry them a little over the silhouette."""
        carried = triangle.copy()
        source = np.arange(triangle.size).reshape(triangle.shape)
        for _ in range(GROWTH):
            for axis in (0, 1):
                for step in (1, -1):
                    beside = np.roll(carried, step, axis=axis)
                    empty = (carried == NOTHING) & (beside != NOTHING)
                    carried[empty] = beside[empty]
                    source[empty] = np.roll(source, step, axis=axis)[empty]
        rows, columns = np.nonzero(carried != NOTHING)
        from_rows, from_columns = np.divmod(source[rows, columns], triangle.shape[1])
        at = np.stack([from_columns, from_rows], axis=1) + 0.5
        at = at / view.camera.pixels_per_cm + view.box[:2]
        corners = view.triangles[carried[rows, columns]]
        weights = _weights(view.project(view.points)[corners], at).clip(0)
        weights /= weights.sum(axis=1, keepdims=True)
        return cls(triangle, edge, corners, weights.astype(np.float32), rows, columns)


def _weights(corners: Points, at: Points) -> Points:
    """Barycentric weights (n, 3) of points (n, 2) in flat triangles (n, 3, 2)."""
    one = corners[:, 1] - corners[:, 0]
    two = corners[:, 2] - corners[:, 0]
    to = at - corners[:, 0]
    area = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    area = np.where(np.abs(area) < 1e-9, 1e-9, area)  # noqa: PLR2004  seen edge-on
    second = (to[:, 0] * two[:, 1] - to[:, 1] * two[:, 0]) / area
    third = (one[:, 0] * to[:, 1] - one[:, 1] * to[:, 0]) / area
    return np.stack([1 - second - third, second, third], axis=1)
