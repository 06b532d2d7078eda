"""Whether points lie in the body."""

from __future__ import annotations

import numpy as np


def inside(points, body, sex):
    """Count skin behind each point: odd inside. (In front lips and lids leave holes.)"""
    surface = body.vertices[sex]
    corners = surface[body.triangles[body.skin[body.triangles].all(axis=1)]]
    low, high = corners.min(axis=1), corners.max(axis=1)
    points = np.add(points, [1e-5, 1.3e-5, 0])  # off the edges of triangles
    result = np.zeros(len(points), dtype=bool)
    for i, (x, y, z) in enumerate(points):
        near = corners[
            (low[:, 0] <= x) & (high[:, 0] >= x) & (low[:, 1] <= y) & (high[:, 1] >= y)
            & (low[:, 2] <= z)
        ]  # fmt: skip
        one, two = near[:, 1] - near[:, 0], near[:, 2] - near[:, 0]
        to = np.array([x, y]) - near[:, 0, :2]
        area = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
        area = np.where(area == 0, np.nan, area)
        second = (to[:, 0] * two[:, 1] - to[:, 1] * two[:, 0]) / area
        third = (one[:, 0] * to[:, 1] - one[:, 1] * to[:, 0]) / area
        hit = (second >= 0) & (third >= 0) & (second + third <= 1)
        depth = near[:, 0, 2] + second * one[:, 2] + third * two[:, 2]
        result[i] = (hit & (depth < z)).sum() % 2 == 1
    return result
