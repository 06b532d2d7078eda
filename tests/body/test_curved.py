"""Small curved triangles: rounder than the large ones, without gaps, and traced back to them."""

import numpy as np
import pytest

pytest.importorskip("scipy", reason="only the build of the body needs it")

from tools.body.curved import curve
from tools.body.raster import rasterise

# An octahedron, counter-clockwise from outside.
CORNERS = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, 0, 0], [0, -1, 0], [0, 0, -1]], float)
FACES = np.array([[0, 1, 2], [1, 3, 2], [3, 4, 2], [4, 0, 2],
                  [1, 0, 5], [3, 1, 5], [4, 3, 5], [0, 4, 5]])


def test_one_step_is_the_surface_itself():
    same = curve(CORNERS, CORNERS, FACES, 1)
    corners = same.points[same.triangles]
    for face in CORNERS[FACES]:
        turned = [np.roll(face, turn, axis=0) for turn in range(3)]
        assert any(np.allclose(one, other) for one in turned for other in corners)


@pytest.mark.parametrize("steps", [2, 3, 5])
def test_an_octahedron_becomes_rounder(steps):
    ball = curve(CORNERS, CORNERS, FACES, steps)
    assert len(ball.triangles) == len(FACES) * steps**2
    size = np.linalg.norm(ball.points, axis=1)
    assert size.max() < 1 + 1e-9
    assert size.min() > 0.75  # the middle of a flat face lies at 0.58
    away = ball.points / np.linalg.norm(ball.points, axis=1, keepdims=True)
    assert (away * ball.normals).sum(axis=1).min() > 0.97
    one, two, three = (ball.points[ball.triangles[:, k]] for k in range(3))
    assert (np.cross(two - one, three - one) * one).sum(axis=1).min() > 0  # none is turned over


def test_shared_edges_stay_shared():
    ball = curve(CORNERS, CORNERS, FACES, 4)
    _, again = np.unique(ball.points.round(9), axis=0, return_counts=True)
    assert len(again) == 2 + 4**2 * len(FACES) // 2  # Euler: no point stands alone


def test_a_flat_sheet_stays_flat():
    sheet = np.array([[0, 0, 0], [2, 0, 0], [0, 2, 0]], float)
    up = np.tile([0.0, 0, 1], (3, 1))
    flat = curve(sheet, up, np.array([[0, 1, 2]]), 4)
    np.testing.assert_allclose(flat.points[:, 2], 0)
    np.testing.assert_allclose(flat.normals, np.tile([0.0, 0, 1], (15, 1)))


def test_a_pixel_knows_its_large_triangle():
    ball = curve(CORNERS, CORNERS, FACES, 3)
    place = ball.points[:, :2] * [20, -20] + 25
    small = rasterise(place, ball.points[:, 2], ball.triangles, shape=(50, 50), closed=True)
    large = ball.large(small)
    rows, columns = np.nonzero(large.covered)
    corners = CORNERS[FACES[large.triangle[rows, columns]]]
    assert (large.depth[rows, columns] > 0).all()
    assert corners[..., 2].min() >= 0  # the four in front
    at = np.einsum("pk,pkc->pc", large.weights[rows, columns], corners)[:, :2]
    at /= np.linalg.norm(at, axis=1, keepdims=True).clip(1)
    # The same direction from the middle, nearly: the flat triangle lies under the curved one.
    shown = (np.column_stack([columns, rows]) + 0.5 - 25) / [20, -20]
    clear = np.linalg.norm(shown, axis=1) > 0.3
    turn = np.arctan2(*shown[clear].T) - np.arctan2(*at[clear].T)
    assert np.abs(np.angle(np.exp(1j * turn))).max() < 0.2
