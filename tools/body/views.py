"""Project the body into a view: which triangle a pixel shows, the cells' outlines, what is seen."""

import json
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import ndimage

from explorer.body.anatomy import ViewName
from explorer.body.views import EDGE_STEPS, GROWTH, NOTHING, PIXELS_PER_CM, RIGHTWARDS
from tools.body.raster import Pixels, rasterise

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

FINE = 3
"""Fine pixels along each side of a stored one: odd, so that their centres agree."""
MARGIN = 2.5
"""Centimetres around the body."""
SPECK = 0.35
"""Square centimetres of a cell below which it is left to its neighbour."""
LOST = -2
TOLERANCE = 0.02
"""Centimetres by which outlines may differ from the smoothed edge."""


@dataclass(frozen=True, eq=False)
class Projection:
    """One sex seen from one side."""

    box: tuple[float, float, float, float]
    flat: Floats
    depth: Floats
    triangles: Integers

    def pixels(self, per_cm: int) -> Pixels:
        """Rasterise at a resolution."""
        left, top, right, bottom = self.box
        shape = (round((bottom - top) * per_cm), round((right - left) * per_cm))
        flat = (self.flat - [left, top]) * per_cm
        return rasterise(flat, self.depth, self.triangles, shape=shape, closed=True)


def project(name: ViewName, points: Floats, triangles: Integers) -> Projection:
    """Look at the body; the box is the same from in front and behind, and from both sides."""
    right = np.array(RIGHTWARDS[name])
    towards = np.cross(right, [0.0, 1.0, 0.0])
    flat = np.column_stack([points @ right, -points[:, 1]])
    used = points[np.unique(triangles)] @ right
    wide = float(np.abs(used).max()) if name in (ViewName.FRONT, ViewName.BACK) else None
    low, high = (-wide, wide) if wide else (float(used.min()), float(used.max()))
    top, bottom = float(flat[:, 1].min()), float(flat[:, 1].max())
    # Whole pixels of the stored map.
    box = tuple(
        round(edge * PIXELS_PER_CM) / PIXELS_PER_CM
        for edge in (low - MARGIN, top - MARGIN, high + MARGIN, bottom + MARGIN)
    )
    return Projection((box[0], box[1], box[2], box[3]), flat, points @ towards, triangles)


def stored(
    projection: Projection, fine: Pixels, labels: Integers, names: list[str]
) -> dict[str, NDArray[np.generic]]:
    """Give all that is kept of a view.

    Parameters
    ----------
    projection
        The body in the view.
    fine
        Its pixels, FINE times as many a side as are stored.
    labels
        The index into `names` that each fine pixel shows; -1 beside the body.
    names
        Ids of cells.
    """
    half = FINE // 2
    small = fine.triangle[half::FINE, half::FINE]
    covered = fine.covered
    edge = ndimage.distance_transform_edt(covered) - ndimage.distance_transform_edt(~covered)
    edge = edge[half::FINE, half::FINE] / FINE
    cells, silhouette = _outlines(_without_specks(labels), projection, names)
    shapes = {"silhouette": silhouette, "cells": cells}
    return {
        "pixels": np.where(small < 0, NOTHING, small).astype(np.uint16),
        "edge": (edge.clip(-GROWTH - 1, GROWTH) * EDGE_STEPS).round().astype(np.int8),
        "shapes": np.frombuffer(json.dumps(shapes, separators=(",", ":")).encode(), np.uint8),
        "seen": np.packbits(_seen(projection, fine)),
    }


def _seen(projection: Projection, fine: Pixels) -> NDArray[np.bool_]:
    """Tell which vertices are at the front of their own pixel, or of one beside it."""
    left, top = projection.box[:2]
    scale = PIXELS_PER_CM * FINE
    height, width = fine.depth.shape
    at = ((projection.flat - [left, top]) * scale).astype(np.int64)
    columns, rows = at[:, 0].clip(0, width - 1), at[:, 1].clip(0, height - 1)
    ground = np.where(np.isfinite(fine.depth), fine.depth, 1e3)
    around = ndimage.minimum_filter(ground, size=3)[rows, columns]
    # At an outline the pixel beside it may show what lies behind; but never through a limb.
    behind = np.where(fine.covered, fine.depth, -np.inf)[rows, columns] - projection.depth
    return np.asarray((projection.depth >= around - 0.1) & (behind < 0.4))


def _without_specks(labels: Integers) -> Integers:
    """Give the scraps of cells that peep out from behind a limb to their neighbours."""
    least = SPECK * (PIXELS_PER_CM * FINE) ** 2
    result = labels.copy()
    for label, frame in enumerate(ndimage.find_objects(labels + 1)):
        if frame is None:
            continue
        parts, _ = ndimage.label(labels[frame] == label)
        sizes = np.bincount(parts.ravel())
        small = np.isin(parts, np.flatnonzero(sizes < least)) & (parts > 0)
        result[frame][small] = LOST
    lost = result == LOST
    nearest = ndimage.distance_transform_edt(
        result < 0, return_distances=False, return_indices=True
    )
    result[lost] = result[nearest[0][lost], nearest[1][lost]]
    return result


def _outlines(
    labels: Integers, projection: Projection, names: list[str]
) -> tuple[dict[str, str], list[list[list[int]]]]:
    """Cut the picture along shared edges, so that neighbours leave no gap between them."""
    scale = PIXELS_PER_CM * FINE
    lines = shapely.get_parts(shapely.line_merge(shapely.MultiLineString(list(_steps(labels)))))
    smooth = [_smooth(shapely.get_coordinates(line)) for line in lines]
    noded = shapely.union_all([shapely.LineString(line) for line in smooth])
    pieces = shapely.get_parts(shapely.polygonize([noded]))
    by_cell: dict[int, list[shapely.Polygon]] = {}
    for piece in pieces:
        at = shapely.get_coordinates(shapely.point_on_surface(piece))[0].astype(int)
        label = int(labels[at[1], at[0]])
        if label >= 0:
            by_cell.setdefault(label, []).append(piece)
    origin = np.array(projection.box[:2])
    paths = {}
    for label in sorted(by_cell):
        whole = shapely.union_all(by_cell[label])
        rings = [_whole(ring / scale + origin) for ring in _rings(whole)]
        path = "".join(_path(ring) for ring in rings)
        if path:
            paths[names[label]] = path
    body = shapely.union_all([piece for some in by_cell.values() for piece in some])
    outer = [((ring / scale + origin) * 100).round().astype(int).tolist() for ring in _rings(body)]
    return paths, outer


def _steps(labels: Integers) -> NDArray[np.int64]:
    """Give the sides of pixels between different labels: (n, 2, 2) as x, y."""
    framed = np.pad(labels, 1, constant_values=-1)
    rows, columns = np.nonzero(framed[:, 1:] != framed[:, :-1])
    upright = np.stack([np.stack([columns, rows - 1], 1), np.stack([columns, rows], 1)], 1)
    rows, columns = np.nonzero(framed[1:] != framed[:-1])
    level = np.stack([np.stack([columns - 1, rows], 1), np.stack([columns, rows], 1)], 1)
    return np.concatenate([upright, level])


def _smooth(line: Floats) -> Floats:
    """Average the steps of pixels away, the ends held, and leave out what is straight."""
    closed = bool((line[0] == line[-1]).all())
    points = line
    for share in (0.5, 0.5, -0.51, 0.5, 0.5, -0.51) * 2:
        if closed:
            inner = points[:-1]
            middle = (np.roll(inner, 1, axis=0) + np.roll(inner, -1, axis=0)) / 2
            moved = inner + share * (middle - inner)
            points = np.concatenate([moved, moved[:1]])
        elif len(points) > 2:
            points = points.copy()
            middle = (points[:-2] + points[2:]) / 2
            points[1:-1] += share * (middle - points[1:-1])
    simple = shapely.simplify(
        shapely.LineString(points), TOLERANCE * PIXELS_PER_CM * FINE, preserve_topology=True
    )
    return np.asarray(shapely.get_coordinates(simple))


def _rings(shape: shapely.Geometry) -> list[Floats]:
    rings = []
    for polygon in shapely.get_parts(shape):
        turned = shapely.orient_polygons(polygon)
        rings += [shapely.get_coordinates(ring) for ring in shapely.get_rings(turned)]
    return rings


def _whole(ring: Floats) -> Integers:
    """Round to millimetres and leave out points that fall together."""
    whole = (ring * 10).round().astype(np.int64)
    return whole[np.r_[True, (np.diff(whole, axis=0) != 0).any(axis=1)]]


def _path(ring: Integers) -> str:
    if len(ring) < 4:
        return ""
    steps = np.diff(ring[:-1], axis=0).ravel()
    rest = "".join(f"{' ' if step >= 0 else ''}{step}" for step in steps).lstrip()
    return f"M{ring[0][0]} {ring[0][1]}l{rest}z"
