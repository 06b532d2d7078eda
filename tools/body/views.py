"""Keep what a view needs: which triangle a pixel shows, the cells' outlines, what is seen."""

import json

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import ndimage

from explorer.body.views import EDGE_STEPS, FRACTION, GROWTH, NOTHING, flat
from tools.body.frames import Frame
from tools.body.raster import Pixels

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

FINE = 3
"""Fine pixels along each side of a stored one: odd, so that their centres agree."""
SPECK = 5.6
"""Stored pixels of a cell below which it is left to its neighbour."""
LOST = -2
TOLERANCE = 0.08
"""Stored pixels by which outlines may differ from the smoothed edge."""


def stored(
    frame: Frame, points: Floats, fine: Pixels, labels: Integers, names: list[str]
) -> dict[str, NDArray[np.generic]]:
    """Give all that is kept of a view.

    Parameters
    ----------
    frame
        What the view takes in.
    points
        (V, 3) the body.
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
    cells, silhouette = _outlines(_without_specks(labels), frame, names)
    shapes = {"silhouette": silhouette, "cells": cells}
    return {
        "pixels": np.where(small < 0, NOTHING, small).astype(np.uint16),
        "edge": (edge.clip(-GROWTH - 1, GROWTH) * EDGE_STEPS).round().astype(np.int8),
        "shapes": np.frombuffer(json.dumps(shapes, separators=(",", ":")).encode(), np.uint8),
        "seen": np.packbits(_seen(frame, points, fine)),
    }


def _seen(frame: Frame, points: Floats, fine: Pixels) -> NDArray[np.bool_]:
    """Tell which vertices are at the front of their own pixel, or of one beside it."""
    scale = frame.camera.pixels_per_cm * FINE
    height, width = fine.depth.shape
    at = (flat(frame.camera, points, frame.shift) - frame.box[:2]) * scale
    framed = frame.part & (at >= 0).all(axis=1) & (at < [width, height]).all(axis=1)
    columns, rows = (at.astype(np.int64).clip(0, [width - 1, height - 1])).T
    depth = points @ np.array(frame.camera.towards)
    ground = np.where(np.isfinite(fine.depth), fine.depth, 1e3)
    around = ndimage.minimum_filter(ground, size=3)[rows, columns]
    # At an outline the pixel beside it may show what lies behind; but never through a limb.
    behind = np.where(fine.covered, fine.depth, -np.inf)[rows, columns] - depth
    return np.asarray(framed & (depth >= around - 0.1) & (behind < 0.4))


def _without_specks(labels: Integers) -> Integers:
    """Give the scraps of cells that peep out from behind a limb to their neighbours."""
    least = SPECK * FINE**2
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
    labels: Integers, frame: Frame, names: list[str]
) -> tuple[dict[str, str], list[list[list[int]]]]:
    """Cut the picture along shared edges, so that neighbours leave no gap between them."""
    camera = frame.camera
    scale = camera.pixels_per_cm * FINE
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
    origin = np.array(frame.box[:2])
    paths = {}
    for label in sorted(by_cell):
        whole = shapely.union_all(by_cell[label])
        rings = [_whole((ring / scale + origin) * camera.unit) for ring in _rings(whole)]
        path = "".join(_path(ring) for ring in rings)
        if path:
            paths[names[label]] = path
    body = shapely.union_all([piece for some in by_cell.values() for piece in some])
    parts = camera.unit * FRACTION
    outer = [
        ((ring / scale + origin) * parts).round().astype(int).tolist() for ring in _rings(body)
    ]
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
    simple = shapely.simplify(shapely.LineString(points), TOLERANCE * FINE, preserve_topology=True)
    return np.asarray(shapely.get_coordinates(simple))


def _rings(shape: shapely.Geometry) -> list[Floats]:
    rings = []
    for polygon in shapely.get_parts(shape):
        turned = shapely.orient_polygons(polygon)
        rings += [shapely.get_coordinates(ring) for ring in shapely.get_rings(turned)]
    return rings


def _whole(ring: Floats) -> Integers:
    """Round and leave out points that fall together."""
    whole = ring.round().astype(np.int64)
    return whole[np.r_[True, (np.diff(whole, axis=0) != 0).any(axis=1)]]


def _path(ring: Integers) -> str:
    if len(ring) < 4:
        return ""
    steps = np.diff(ring[:-1], axis=0).ravel()
    rest = "".join(f"{' ' if step >= 0 else ''}{step}" for step in steps).lstrip()
    return f"M{ring[0][0]} {ring[0][1]}l{rest}z"
