"""Tell skin that can be seen from hollows that cannot. Knows rays, nothing of anatomy."""

import numpy as np
import pyvista as pv
import vtk
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from tools.body.refine import Mesh, normals

Bools = NDArray[np.bool_]

_RAYS = 90
_SEEN = 5
"""Rays out of 90 that must escape before a vertex counts as seen."""


def outer(mesh: Mesh, doubtful: Bools) -> Bools:
    """Return (V,) whether a vertex can be seen from outside; only doubtful vertices are tested.

    The largest connected patch is kept, so that a stray ray into the mouth leaves no island.
    """
    shape = np.mean(mesh.shapes, axis=0)
    normal = normals(shape, mesh.triangles)
    tree = pv.PolyData.from_regular_faces(shape, mesh.triangles)
    locator = vtk.vtkStaticCellLocator()
    locator.SetDataSet(tree)
    locator.BuildLocator()
    directions = _sphere(_RAYS)
    seen = np.ones(len(shape), dtype=bool)
    for vertex in np.flatnonzero(doubtful & (np.arange(len(shape)) <= mesh.mirror)):
        start = shape[vertex] + normal[vertex] * 0.02
        ways = directions[directions @ normal[vertex] > 0.1]
        free = 0
        for way in ways:
            free += not _blocked(locator, start, start + way * 60.0)
            if free >= _SEEN:
                break
        seen[[vertex, mesh.mirror[vertex]]] = free >= _SEEN
    return _largest(seen, mesh)


def _blocked(
    locator: vtk.vtkStaticCellLocator, start: NDArray[np.float64], end: NDArray[np.float64]
) -> bool:
    t, cell = vtk.mutable(0.0), vtk.mutable(0)
    hit, where, sub = [0.0] * 3, [0.0] * 3, vtk.mutable(0)
    return bool(locator.IntersectWithLine(start, end, 1e-4, t, hit, where, sub, cell))


def _sphere(count: int) -> NDArray[np.float64]:
    k = np.arange(count) + 0.5
    height, turn = 1 - 2 * k / count, np.pi * (1 + 5**0.5) * k
    radius = np.sqrt(1 - height**2)
    return np.c_[radius * np.cos(turn), height, radius * np.sin(turn)]


def _largest(seen: Bools, mesh: Mesh) -> Bools:
    triangles = mesh.triangles[seen[mesh.triangles].all(axis=1)]
    rows, columns = triangles[:, [0, 1, 2]].ravel(), triangles[:, [1, 2, 0]].ravel()
    graph = coo_array((np.ones(len(rows)), (rows, columns)), shape=(len(seen),) * 2)
    _, label = connected_components(graph, directed=False)
    return np.asarray(seen & (label == np.bincount(label[seen]).argmax()))
