"""Split long edges of a mirror-symmetric triangle mesh. Knows triangles, nothing of bodies."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MIRROR = np.array([-1.0, 1.0, 1.0])


@dataclass(frozen=True, kw_only=True)
class Mesh:
    """Some shapes that share triangles, each its own mirror image at x = 0.

    Parameters
    ----------
    shapes
        (V, 3) each.
    triangles
        (T, 3), counter-clockwise seen from outside.
    mirror
        (V,) the vertex on the other side.
    weights
        (V, W) anything to be averaged along with the vertices.
    """

    shapes: tuple[Floats, ...]
    triangles: Ints
    mirror: Ints
    weights: Floats


def symmetric(shape: Floats, mirror: Ints) -> Floats:
    """Return the mean of a shape and its mirror image."""
    return np.asarray((shape + shape[mirror] * MIRROR) / 2)


def normals(shape: Floats, triangles: Ints) -> Floats:
    """Return (V, 3) area-weighted unit normals, outwards."""
    a, b, c = (shape[triangles[:, k]] for k in range(3))
    faces = np.cross(b - a, c - a)
    total = np.zeros_like(shape)
    for k in range(3):
        np.add.at(total, triangles[:, k], faces)
    return np.asarray(total / np.maximum(np.linalg.norm(total, axis=1), 1e-12)[:, None])


def lengths(shapes: Sequence[Floats], mirror: Ints, edges: Ints) -> Floats:
    """Return the greatest length of each edge and its mirror image over all shapes."""
    both = [edges, mirror[edges]]
    return np.asarray(
        np.max(
            [np.linalg.norm(s[e[:, 0]] - s[e[:, 1]], axis=1) for s in shapes for e in both], axis=0
        )
    )


def triangulate(quads: Ints, shapes: Sequence[Floats], mirror: Ints) -> Ints:
    """Cut each quad along its shorter diagonal, the same way on both sides."""
    first = lengths(shapes, mirror, quads[:, [0, 2]]) <= lengths(shapes, mirror, quads[:, [1, 3]])
    turned = np.where(first[:, None], quads, np.roll(quads, -1, axis=1))
    return np.concatenate([turned[:, [0, 1, 2]], turned[:, [0, 2, 3]]])


def refine(mesh: Mesh, longest: float, rounds: int) -> Mesh:
    """Split edges longer than a limit, round after round; see `split`."""
    for _ in range(rounds):
        mesh = split(mesh, longest)
    return mesh


def relax(shape: Floats, mesh: Mesh, where: NDArray[np.bool_], rounds: int) -> Floats:
    """Move chosen vertices half-way to the mean of their neighbours, round after round."""
    starts, ends = mesh.triangles[:, [0, 1, 2]].ravel(), mesh.triangles[:, [1, 2, 0]].ravel()
    count = np.bincount(starts, minlength=len(shape))[:, None]
    for _ in range(rounds):
        total = np.zeros_like(shape)
        np.add.at(total, starts, shape[ends])
        shape = symmetric(np.where(where[:, None], (shape + total / count) / 2, shape), mesh.mirror)
    return shape


def split(mesh: Mesh, longest: float) -> Mesh:
    """Split every edge longer than a limit at a point on the smooth surface.

    New points lie on the curved edge of a point-normal triangle, so that the refined surface
    bulges as the normals say instead of staying faceted.
    """
    triangles, mirror = mesh.triangles, mesh.mirror
    sides = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    edges, side_edge = np.unique(sides, axis=0, return_inverse=True)
    marked = lengths(mesh.shapes, mirror, edges) > longest
    if not marked.any():
        return mesh
    start = len(mirror)
    new_index = np.full(len(edges), -1)
    new_index[marked] = start + np.arange(int(marked.sum()))
    ends = edges[marked]
    number = {(int(a), int(b)): start + k for k, (a, b) in enumerate(ends)}
    mirrored = np.sort(mirror[ends], axis=1)
    new_mirror = np.array([number[int(a), int(b)] for a, b in mirrored], dtype=np.int64)
    full_mirror = np.concatenate([mirror, new_mirror])
    shapes = tuple(
        symmetric(np.concatenate([s, _bulged(s, normals(s, triangles), ends)]), full_mirror)
        for s in mesh.shapes
    )
    weights = np.concatenate([mesh.weights, mesh.weights[ends].mean(axis=1)])
    middle = new_index[side_edge.reshape(-1, 3)]
    return Mesh(
        shapes=shapes,
        triangles=_templates(triangles, middle, shapes, full_mirror),
        mirror=full_mirror,
        weights=weights,
    )


def _bulged(shape: Floats, normal: Floats, ends: Ints) -> Floats:
    a, b = shape[ends[:, 0]], shape[ends[:, 1]]
    along = b - a
    lift_a = np.sum(along * normal[ends[:, 0]], axis=1, keepdims=True) * normal[ends[:, 0]]
    lift_b = np.sum(along * normal[ends[:, 1]], axis=1, keepdims=True) * normal[ends[:, 1]]
    return np.asarray((a + b) / 2 - (lift_a - lift_b) / 8)


def _templates(triangles: Ints, middle: Ints, shapes: Sequence[Floats], mirror: Ints) -> Ints:
    """Return new triangles where one, two or three sides of a triangle were split."""
    count = (middle >= 0).sum(axis=1)
    parts = [triangles[count == 0]]
    # turn each triangle so that its split side comes first (two split: the whole side comes last)
    first = np.argmax(middle >= 0, axis=1)
    two_first = (np.argmin(middle >= 0, axis=1) + 1) % 3
    shift = np.where(count == 2, two_first, first)
    order = (np.arange(3) + shift[:, None]) % 3
    corner = np.take_along_axis(triangles, order, axis=1)
    mid = np.take_along_axis(middle, order, axis=1)

    one = count == 1
    (a, b, c), ab = corner[one].T, mid[one, 0]
    parts += [np.c_[a, ab, c], np.c_[ab, b, c]]

    two = count == 2
    (a, b, c), (ab, bc) = corner[two].T, mid[two, :2].T
    parts += [np.c_[ab, b, bc], triangulate(np.c_[a, ab, bc, c], shapes, mirror)]

    three = count == 3
    (a, b, c), (ab, bc, ca) = corner[three].T, mid[three].T
    parts += [np.c_[a, ab, ca], np.c_[ab, b, bc], np.c_[ca, bc, c], np.c_[ab, bc, ca]]
    return np.concatenate(parts)
