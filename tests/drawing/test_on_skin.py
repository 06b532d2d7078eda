from __future__ import annotations

import numpy as np
import pytest

from explorer import Sex
from explorer.drawing.on_skin import DOTS, EDGE, dots, level_lines, stripes

SEXES = list(Sex)


@pytest.fixture(scope="module")
def zone(toy_atlas):
    return toy_atlas.body.paint([(["shoulder-front"], [12])])


def nearest(body, sex, points):
    skin = body.vertices[sex]
    return np.array([((skin - point) ** 2).sum(axis=1).argmin() for point in points])


@pytest.mark.parametrize("sex", SEXES)
def test_the_edge_of_a_round_zone_is_one_closed_line(toy_atlas, zone, sex):
    (edge,) = level_lines(toy_atlas.body, sex, zone)
    assert np.allclose(edge[0], edge[-1])
    assert np.linalg.norm(np.diff(edge, axis=0), axis=1).max() < 3


@pytest.mark.parametrize("sex", SEXES)
def test_lines_and_dots_of_a_zone_lie_in_it(toy_atlas, zone, sex):
    body = toy_atlas.body
    lines = stripes(body, sex, zone, (0, 1, 0), 1.5)
    assert len(lines) > 3
    for points in (np.concatenate(lines), dots(body, sex, zone)):
        assert zone[nearest(body, sex, points)].min() > 0
        assert np.median(zone[nearest(body, sex, points)]) > EDGE


def test_dots_keep_apart(toy_atlas, zone):
    points = dots(toy_atlas.body, Sex.FEMALE, zone)
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    assert len(points) > 20
    assert apart.min() >= 0.7 * DOTS


def test_an_empty_zone_has_nothing(toy_atlas, zone):
    none = np.zeros_like(zone)
    assert level_lines(toy_atlas.body, Sex.MALE, none) == []
    assert stripes(toy_atlas.body, Sex.MALE, none, (0, 1, 0), 1) == []
    assert len(dots(toy_atlas.body, Sex.MALE, none)) == 0
