"""Cut flat triangles into small curved ones that meet smoothly. Knows nothing of bodies."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.body.raster import NOTHING, Pixels

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Curved:
    """Small triangles on the curved surface over large ones.

    Attributes
    ----------
    points, normals
        (T * L, 3): the L points of a lattice on each of T large triangles.
    triangles
        (T * steps², 3).
    lattice
        (L, 3) weights of a large triangle's corners at each point of the lattice.
    """

    points: Floats
    normals: Floats
    triangles: Integers
    lattice: Floats

    def large(self, pixels: Pixels) -> Pixels:
        """Say which large triangle each pixel shows, and where in it."""
        covered = pixels.covered
        corners = self.triangles[pixels.triangle[covered]]
        triangle, weights = np.full_like(pixels.triangle, NOTHING), np.zeros_like(pixels.weights)
        triangle[covered] = corners[:, 0] // len(self.lattice)
        weights[covered] = np.einsum(
            "pk,pkc->pc", pixels.weights[covered], self.lattice[corners % len(self.lattice)]
        )
        return Pixels(triangle, weights, pixels.depth)


def curve(points: Floats, normals: Floats, triangles: Integers, steps: int) -> Curved:
    """Cut every side into `steps`; edges that triangles share stay shared.

    The surface is that of point-normal triangles (Vlachos and others, 2001): cubic in place,
    quadratic in direction, both fixed by an edge's own two ends.
    """
    rows = [(i, j) for i in range(steps + 1) for j in range(steps + 1 - i)]
    lattice = np.array([(steps - i - j, i, j) for i, j in rows]) / steps
    number = {at: k for k, at in enumerate(rows)}
    small = [
        (number[i, j], number[i + 1, j], number[i, j + 1])
        for i, j in rows if i + j < steps
    ] + [
        (number[i + 1, j], number[i + 1, j + 1], number[i, j + 1])
        for i, j in rows if i + j < steps - 1
    ]  # fmt: skip
    start = np.arange(len(triangles))[:, None, None] * len(lattice)
    placed = _places(points[triangles], normals[triangles], lattice)
    turned = _directions(points[triangles], normals[triangles], lattice)
    return Curved(
        points=placed.reshape(-1, 3),
        normals=turned.reshape(-1, 3),
        triangles=(start + np.array(small)).reshape(-1, 3),
        lattice=lattice,
    )


def _places(corner: Floats, normal: Floats, lattice: Floats) -> Floats:
    """Evaluate the cubic patch of corners (T, 3, 3): (T, L, 3)."""
    whole = np.einsum("lk,tkc->tlc", lattice**3, corner)
    middle = np.zeros_like(corner[:, 0])
    for here in range(3):
        for there in {0, 1, 2} - {here}:
            step = corner[:, there] - corner[:, here]
            lift = (step * normal[:, here]).sum(axis=1, keepdims=True)
            knot = corner[:, here] + (step - lift * normal[:, here]) / 3
            middle += knot / 4
            share = 3 * lattice[:, here] ** 2 * lattice[:, there]
            whole += share[None, :, None] * knot[:, None]
    middle -= corner.sum(axis=1) / 6
    share = 6 * lattice.prod(axis=1)
    return np.asarray(whole + share[None, :, None] * middle[:, None])


def _directions(corner: Floats, normal: Floats, lattice: Floats) -> Floats:
    """Evaluate the quadratic field of normals: (T, L, 3), of length one."""
    whole = np.einsum("lk,tkc->tlc", lattice**2, normal)
    for here, there in ((0, 1), (1, 2), (2, 0)):
        step = corner[:, there] - corner[:, here]
        both = normal[:, here] + normal[:, there]
        size = (step**2).sum(axis=1, keepdims=True).clip(1e-12)
        knot = both - 2 * step * (step * both).sum(axis=1, keepdims=True) / size
        knot /= np.linalg.norm(knot, axis=1, keepdims=True).clip(1e-9)
        share = 2 * lattice[:, here] * lattice[:, there]
        whole += share[None, :, None] * knot[:, None]
    return np.asarray(whole / np.linalg.norm(whole, axis=2, keepdims=True).clip(1e-9))
