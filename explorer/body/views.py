"""Look at the body from one of four sides. Reads what was projected when the body was built."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.body.anatomy import ViewName

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from explorer.body.anatomy import Booleans, Integers, Points, Sex

PIXELS_PER_CM = 4
NOTHING = 65_535  # a pixel beside the body
EDGE_STEPS = 16  # parts of a pixel in which the distance to the silhouette is kept
HAIR = 1e-6  # share of a triangle by which a point on its edge may seem beside it
GROWTH = 3  # pixels by which values are carried over the silhouette

RIGHTWARDS = {  # what runs to the right on the picture
    ViewName.FRONT: (1.0, 0.0, 0.0),
    ViewName.BACK: (-1.0, 0.0, 0.0),
    ViewName.LEFT: (0.0, 0.0, -1.0),
    ViewName.RIGHT: (0.0, 0.0, 1.0),
}


@dataclass(frozen=True, eq=False)
class View:
    """One sex seen orthographically from one side.

    Attributes
    ----------
    name, sex
        Which view.
    box
        (x0, y0, x1, y1) in cm on the picture; y runs down.
    points, triangles
        The surface of that sex, (V, 3) and (T, 3).
    file
        Where the projected body lies.

    """

    name: ViewName
    sex: Sex
    box: tuple[float, float, float, float]
    points: Points
    triangles: Integers
    file: Path

    @property
    def unit(self) -> int:
        """Whole numbers a centimetre in which what is drawn on the picture is written."""
        return 10

    def project(self, points: Points) -> Points:
        """Put (n, 3) points of the body on the picture: (n, 2) cm."""
        return np.stack([points @ np.array(RIGHTWARDS[self.name]), -points[..., 1]], axis=-1)

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
        return tuple(np.array(ring) / 100 for ring in self._shapes["silhouette"])

    @cached_property
    def cells(self) -> Mapping[str, str]:
        """Cell id to SVG path data in whole millimetres, relative; cells in full sight or part."""
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
        column = int((x - self.box[0]) * PIXELS_PER_CM // 1)
        row = int((y - self.box[1]) * PIXELS_PER_CM // 1)
        height, width = self.pixels.triangle.shape
        if not (0 <= row < height and 0 <= column < width):
            return None
        around = self.pixels.triangle[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2]
        near = np.unique(around[around != NOTHING]).astype(np.intp)
        if not near.size:
            return None
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
        fine = width / (self.box[2] - self.box[0])  # pixels a cm
        columns, rows = np.floor((points - self.box[:2]) * fine).astype(np.intp).T
        inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
        found = shown[rows.clip(0, height - 1), columns.clip(0, width - 1)].astype(np.intp)
        triangles = np.where(inside & (found != NOTHING), found, -1)
        corners = self.project(self.points[self.triangles[triangles]])
        weights = _weights(corners, points).clip(0)
        return triangles, weights / weights.sum(axis=1, keepdims=True).clip(1e-9)

    @property
    def towards(self) -> Points:
        """Unit vector (3,) from the body to the viewer."""
        return np.cross(RIGHTWARDS[self.name], (0.0, 1.0, 0.0))


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
        at = (np.stack([from_columns, from_rows], axis=1) + 0.5) / PIXELS_PER_CM + view.box[:2]
        corners = view.triangles[carried[rows, columns]]
        flat = view.project(view.points)
        weights = _weights(flat[corners], at).clip(0)
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
