"""The skin: one closed symmetric surface, tiled by cells, around the bones."""

from itertools import pairwise

import numpy as np
import pytest
from geometry import inside

from explorer.body import Sex, Side
from explorer.errors import UnknownId

MIRROR = np.array([-1.0, 1.0, 1.0])


def test_each_skin_vertex_lies_in_one_cell(body):
    assert (body.cell_of_vertex[body.skin] >= 0).all()
    assert (body.cell_of_vertex[~body.skin] == -1).all()


def test_cells_tile_the_skin(body):
    own = np.bincount(
        body.cell_of_vertex[body.skin], body.areas[body.skin], minlength=len(body.cells)
    )
    assert own.sum() == pytest.approx(body.areas.sum(), rel=1e-3)
    assert own.min() > 1.5, body.cells[int(own.argmin())].id
    assert own.max() < 0.03 * own.sum(), body.cells[int(own.argmax())].id


def test_the_skin_has_the_area_of_an_adult(body):
    assert 14_000 < body.areas.sum() < 20_000  # cm²


def test_cells_are_in_one_piece(body):
    pieces = _pieces(body)
    scattered = {
        cell.id: n
        for cell, n in zip(body.cells, pieces, strict=True)
        if n > 1 and "lesser-toes" not in cell.id  # four toes
    }
    assert not scattered


def _pieces(body) -> list[int]:
    """Count the pieces of each cell that hold more than a scrap of its area."""
    label = np.arange(len(body.mirror))
    triangles = body.triangles[body.skin[body.triangles].all(axis=1)]
    edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    edges = edges[body.cell_of_vertex[edges[:, 0]] == body.cell_of_vertex[edges[:, 1]]]
    while True:
        least = label.copy()
        np.minimum.at(least, edges[:, 0], label[edges[:, 1]])
        np.minimum.at(least, edges[:, 1], label[edges[:, 0]])
        least = least[least]
        if (least == label).all():
            break
        label = least
    area = np.bincount(label, body.areas, minlength=len(label))
    real = [
        len({p for p in label[body.cell_of_vertex == i] if area[p] > 3.0})
        for i in range(len(body.cells))
    ]
    return [max(1, count) for count in real]


def test_mirror_twice_is_identity(body):
    assert (body.mirror[body.mirror] == np.arange(len(body.mirror))).all()


@pytest.mark.parametrize("sex", Sex)
def test_both_sides_are_mirror_images(body, sex):
    points = body.vertices[sex]
    np.testing.assert_allclose(points[body.mirror], points * MIRROR, atol=1e-9)


def test_the_left_cells_mirror_the_right_ones(body):
    ids = np.array([cell.id for cell in body.cells])
    own, other = (ids[body.cell_of_vertex[at[body.skin]]] for at in (
        np.arange(len(body.mirror)), body.mirror,
    ))  # fmt: skip
    swapped = [
        name.replace("right-", "left-", 1)
        if name.startswith("right-")
        else name.replace("left-", "right-", 1)
        for name in own
    ]
    middle = np.abs(body.canonical[body.skin, 0]) < 1e-9
    assert (np.array(swapped) == other)[~middle].all()


def test_cells_run_from_head_to_toe_right_before_left(body):
    ids = [cell.id for cell in body.cells]
    assert ids[0] == "right-top-of-head"
    assert ids[-1] == "left-lesser-toes-under"
    for here, after in pairwise(ids):
        if here.startswith("right-"):
            assert after == here.replace("right-", "left-", 1)


def test_a_cell_is_found_by_its_id(body):
    cell = body.cell("left-shoulder-front")
    assert (cell.side, cell.plain_name, cell.region) == (Side.LEFT, "front of shoulder", "shoulder")


def test_an_unknown_cell_names_the_nearest(body):
    with pytest.raises(UnknownId, match="right-shoulder-front"):
        body.cell("right-sholder-front")


@pytest.mark.parametrize("sex", Sex)
def test_no_bone_leaves_the_skin(body, sex):
    points = body.bone_points[sex]
    outside = points[~inside(points, body, sex)]
    assert not len(outside), outside[:5]


@pytest.mark.parametrize("sex", Sex)
def test_landmarks_lie_in_or_on_the_body(body, sex):
    marks = list(body.landmarks.values())
    points = np.array([mark.bone[sex] for mark in marks])
    skin = body.vertices[sex][body.skin]
    away = np.array([np.sqrt(((skin - point) ** 2).sum(axis=1).min()) for point in points])
    wrong = ~inside(points, body, sex) & (away > 1.0)
    assert not wrong.any(), [marks[i].id for i in np.flatnonzero(wrong)]


def test_landmarks_are_mirrored(body):
    for name, mark in body.landmarks.items():
        if mark.side is Side.RIGHT:
            other = body.landmarks[name.replace("right-", "left-", 1)]
            assert other.skin_vertex == body.mirror[mark.skin_vertex]
            for sex in Sex:
                np.testing.assert_allclose(other.bone[sex], mark.bone[sex] * MIRROR, atol=1e-9)
